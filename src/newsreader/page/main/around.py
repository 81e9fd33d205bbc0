"""What a page has around its article: hashtags, datelines, words that only offer something."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser

from newsreader.cleaning import clean_line
from newsreader.page.hashtags import hashtags_in, names_hashtags
from newsreader.page.main.leaves import Leaf, above, caption_near, leaves_of

_OFFER = re.compile(
    r"(try|discover|explore|meet|ask) .{0,40}\bai\b.{0,40}"
    r"|no comments?( yet)?|be the first to (leave a )?comment|(leave|post|add|write) a comment"
    r"|hash ?tags?|ハッシュタグ"
    r"|(testen|entdecken|probieren|fragen) sie .{0,50}\b(ki|ai)\b.{0,40}"
    r"|(noch )?keine kommentare|kommentar (schreiben|verfassen)"
    r"|(essayez|découvrez|testez|demandez) .{0,50}\b(ia|ai)\b.{0,40}"
    r"|(aucun|pas( encore)? de) commentaires?( pour le moment)?"
    r"|(prueb[ae]|descubr[ae]|explor[ae]) .{0,50}\b(ia|ai)\b.{0,40}"
    r"|(sin comentarios|(todavía|aún) no hay comentarios)( todavía| aún)?"
    r"|nessun commento|(nog )?geen reacties|nenhum comentário( ainda)?"
    r"|.{0,20}\bai機能を?.{0,12}|.{0,20}\baiで(できる|出来る)こと|コメントは?(まだ)?(ありません|ない).{0,4}"
    r"|(暂无|暫無|还没有|還沒有)(评论|評論|留言)|(试试|体验).{0,12}ai.{0,12}"
    r"|(아직 )?댓글이 없습니다|комментариев( пока)? нет|(пока )?нет комментариев",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"(\d+ )?(comments?|kommentare?|commentaires?|comentarios?|commenti|reacties|comentários)"
    r"( ?\(?\d+\)?)?|コメント|评论|評論|留言|댓글|комментарии",
    re.IGNORECASE,
)
RELATED = re.compile(
    r"(related|more|similar|recommended) (articles?|stories|news|posts?|reading)"
    r"|read (more|next|also)|you may (also )?like|ähnliche artikel|mehr zum thema|verwandte artikel"
    r"|lesen sie auch|(à lire|lire) aussi|(lea|leer) (también|además)|leggi anche|lees ook"
    r"|articles? (liés|similaires)|(artículos|noticias|notícias|artigos) relaciona\w+"
    r"|articoli correlati|関連(記事|ニュース)|相关(文章|阅读|新闻)|相關(文章|新聞)"
    r"|관련 ?(기사|뉴스)|(читайте также|похожие статьи)",
    re.IGNORECASE,
)
"""A heading over other articles."""
_TAGS = re.compile(
    r"(hash ?)?tags?|schlagw(örter|orte)|mots[- ]clés|etiquetas|trefwoorden|теги|метки"
    r"|(ハッシュ)?タグ|标签|標籤|(해시)?태그",
    re.IGNORECASE,
)
"""A heading over hashtags."""
_TAG, _MOST_TAGS = 3, 12
"""Words of one; more of them are a menu."""
_DATELINE = re.compile(
    r"\D{0,40}(\d{4}-\d\d?-\d\d?|\d\d?[-./]\d\d?[-./]\d{4}|\d{4} ?年\d\d?月\d\d?日"
    r"|[^\W\d_]{3,10}\.? \d\d?,? \d{4}|\d\d?\.? [^\W\d_]{3,10}\.? \d{4})"
    r"([ ,|·]*\d\d?[:.]\d\d.{0,8})?"
)
_FEW = 14
"""Words: more of them say something."""
_PROSE = 25
"""Words: as many are a sentence."""
_BESIDE, _AROUND = frozenset({"nav", "aside"}), frozenset({"article", "main"})


def only_offers(leaf: Leaf) -> bool:
    """`Try our AI features`, `No comments yet`."""
    text = leaf.text.rstrip(".…!:： ")
    return len(text.split()) <= _FEW and bool(_OFFER.fullmatch(text))


def without_surroundings(kept: Sequence[Leaf], every: Sequence[Leaf] = ()) -> list[Leaf]:
    """An article's leaves without the line of its date, and without what hangs below it.

    `every`: those of the whole page, among which are links that were not kept.
    """
    end = next((at for at in range(1, len(kept)) if _is_end(kept[at:], every)), len(kept))
    start = next((at for at, leaf in enumerate(kept) if len(leaf.words) >= _PROSE), 0)
    above = [leaf for leaf in kept[:start] if not _is_dateline(leaf)]
    return [*above, *kept[start:end]] if end > start else list(kept)


def hashtags_of(page: LexborHTMLParser) -> tuple[str, ...]:
    """Those that stand by themselves beside no menu, without their sign."""
    return tuple(dict.fromkeys(_hashtags(page)))


def _hashtags(page: LexborHTMLParser) -> Iterator[str]:
    body = page.body
    leaves = list(leaves_of(body)) if body is not None else []
    for at, leaf in enumerate(leaves):
        if not _is_beside(leaf):
            yield from hashtags_in(leaf.text)
            for link in _links_in(leaf):
                yield from hashtags_in(link)
            if _TAGS.fullmatch(leaf.text.rstrip(":： ")):
                yield from _unsigned(leaves[at + 1 : at + 2 + _MOST_TAGS])


def _unsigned(below: Sequence[Leaf]) -> Sequence[str]:
    """What stands below the name of hashtags without their sign: links of a word or two."""
    found: list[str] = []
    for leaf in takewhile(lambda leaf: leaf.leads_away, below):
        links = list(_links_in(leaf)) or [leaf.text]
        if any(len(link.split()) > _TAG or link.startswith("#") for link in links):
            break
        found += links
    return found if len(found) <= _MOST_TAGS else []


def _links_in(leaf: Leaf) -> Iterator[str]:
    yield from (clean_line(node.text()) for node in leaf.nodes if node.tag == "a")


def _is_beside(leaf: Leaf) -> bool:
    """In a menu, or in the header of the page; an article has a header of its own."""
    tags = {node.tag for node in above(leaf.nodes[0])}
    return bool(tags & _BESIDE) or ("header" in tags and not tags & _AROUND)


def _is_end(kept: Sequence[Leaf], every: Sequence[Leaf]) -> bool:
    """Whether the article is over: a heading says so, and what follows are links at most.

    One link that was not kept may well stand in a text that goes on.
    """
    if not _names_what_follows(kept[0]):
        return False
    prose = sum(len(leaf.words) >= _PROSE for leaf in kept)
    below = (prose > 1 and _between(kept[0], kept[-1], every)) or kept
    return prose <= sum(len(leaf.words) < _PROSE and leaf.links for leaf in below)


def _between(first: Leaf, last: Leaf, every: Sequence[Leaf]) -> Sequence[Leaf]:
    places = [place for place, leaf in enumerate(every) if leaf is first or leaf is last]
    return every[places[0] : places[-1] + 1] if places else ()


def _names_what_follows(leaf: Leaf) -> bool:
    """`Hashtags`, `3 comments`, `Related articles`."""
    text = leaf.text.rstrip(":： .…")
    known = names_hashtags(text) or hashtags_in(text)
    return bool(known or _TALK.fullmatch(text) or RELATED.fullmatch(text))


def _is_dateline(leaf: Leaf) -> bool:
    """`Asahi Shimbun · 23-05-2025`."""
    return bool(_DATELINE.fullmatch(leaf.text)) and caption_near(leaf) is None
