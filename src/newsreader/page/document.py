"""An article, whole, as the Document that the reader typesets."""

from collections import deque
from collections.abc import Sequence

from msgspec.structs import replace

from newsreader.cleaning import clean_line
from newsreader.models.articles import Article
from newsreader.models.document import (
    Block,
    Document,
    Embed,
    Figure,
    Heading,
    Inline,
    Paragraph,
    Rule,
    Style,
)
from newsreader.page.body import read_body, without_rules
from newsreader.page.chips import chips_of, labels_line
from newsreader.page.files import files_of
from newsreader.page.flatten import lines_of
from newsreader.page.furniture import (
    comments_of,
    extent_of,
    lead_picture,
    links_of,
    note,
    own_note,
    source_of,
    title_of,
)
from newsreader.page.hashtags import hashtags_in, names_hashtags, with_topics, without_end
from newsreader.page.inline import cut
from newsreader.page.links import Links


def article_document(
    article: Article, byline: str, *, listed: bool = True, searchable: bool = False
) -> Document:
    """`byline` is the line under the title: the feed, the time, the minutes it takes to read.

    `listed`: with a numbered list of the links at its end. `searchable`: topics are links too.
    """
    links = Links(article.base or article.link, (article.link, article.comments_url))
    body = read_body(article.html or article.text, links)
    title = title_of(article)
    whole = without_title(body.blocks, article.title)
    text, topics = without_hashtags(whole)
    if not (text or article.title):  # they are all there is to read
        text, topics = whole, ()
    links.forget_last(_linked(whole) - _linked(text))
    chips = chips_of(with_topics(article.topics, topics), text)
    below = _below(article, links)
    every = links.all()
    labels = labels_line(article.tags, chips, len(every) if searchable else None)
    parts: tuple[Block | None, ...] = (
        title,
        Paragraph(Inline(clean_line(byline)), Style.META) if byline else None,
        *map(own_note, article.notes),
        lead_picture(article.pictures, text),
        *text,
        extent_of(article, body, text),
        *map(note, body.notes),
        labels,
        *below,
    )
    blocks = tuple(part for part in parts if part is not None)
    numbered = links_of(every) if listed else ()
    all_links = (*every, *chips) if searchable else every
    return Document((*blocks, *numbered), all_links, body.notes, article.language or "")


def _below(article: Article, links: Links) -> tuple[Block | None, ...]:
    return (
        *files_of(article, links),
        source_of(article, links),
        comments_of(article, links),
    )


def without_hashtags(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks without the hashtags that they end with, and these."""
    topics = deque[str]()
    left = list(blocks)
    while left and (found := _hashtags_of(left[-1])):
        topics.extendleft(reversed(found))
        left.pop()
    if left and topics and names_hashtags(" ".join(i.text for i in lines_of(left[-1:]))):
        left.pop()
    elif left:
        left[-1], found = _shortened(left[-1])
        topics.extendleft(reversed(found))
    return without_rules(left), tuple(topics)


def _hashtags_of(block: Block) -> tuple[str, ...]:
    lines = [hashtags_in(line.text) for line in lines_of((block,))]
    return tuple(tag for tags in lines for tag in tags) if all(lines) else ()


def _shortened(block: Block) -> tuple[Block, tuple[str, ...]]:
    if not isinstance(block, Paragraph):
        return block, ()
    rest, topics = without_end(block.content.text)
    return replace(block, content=cut(block.content, len(rest))), topics


def _linked(blocks: Sequence[Block]) -> set[int]:
    spans = (span for line in lines_of(blocks) for span in line.spans)
    return {span.link for span in spans if span.link is not None}


def without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The blocks without the headline, which has just been shown: above them, or as an alt text."""
    known = _folded(title)
    if not known:
        return blocks
    spoken = tuple(_without_alt(block, known) for block in blocks)
    for at, block in enumerate(spoken[:4]):
        match block:
            case Heading(content=content) | Paragraph(content=content):
                repeats = _folded(content.text) == known and not any(
                    span.link is not None for span in content.spans
                )
                return (*spoken[:at], *spoken[at + 1 :]) if repeats and spoken[1:] else spoken
            case Figure() | Rule() | Embed():
                continue
            case _:
                break
    return spoken


def _without_alt(block: Block, known: str) -> Block:
    match block:
        case Figure(images=images, caption=caption):
            if caption is not None and _folded(caption.text) == known:
                caption = None
            heard = (replace(i, alt="") if _folded(i.alt) == known else i for i in images)
            return Figure(tuple(heard), caption)
        case _:
            return block


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
