"""One article in the markup of many publishers: the same text, caption, topics, related ones."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from sync_world import World

from newsreader.export.text import text_of
from newsreader.models.articles import Article
from newsreader.models.scopes import SearchScope
from newsreader.models.syncing import Saved
from newsreader.press.documents import document_of
from newsreader.sync.saving import save
from newsreader.typeset.sheet import typeset


class Related(NamedTuple):
    source: str
    age: str
    title: str
    beginning: str


class Told(NamedTuple):
    """What a page says, whatever its markup."""

    title: str
    date: str
    caption: str
    word: str
    """Of the caption, to be found by."""
    text: tuple[str, ...]
    tags: tuple[str, ...]
    names: tuple[str, str, str, str, str]
    """Over hashtags, over an offer, of an offer, over comments, where there are none."""
    over: str
    """Over related articles."""
    related: tuple[Related, ...]

    @property
    def paragraphs(self) -> str:
        return "".join(f"<p>{words}</p>" for words in self.text)


ENGLISH = Told(
    "Harbour board offers to buy 1 trillion crowns in ferries during talks",
    "Asagiri Wire · 23-05-2026",
    "Envoy Dale Whitcomb meets negotiator Haruka Mizushima on the gangway on May 23. "
    "(Provided by the Harbour Secretariat)",
    "gangway",
    (
        "The harbour board has proposed purchasing billions of crowns' worth of ferries, primarily "
        "from the shipyard at Norrvik, according to sources familiar with the ongoing talks.",
        "The proposed deal could cost as much as 1 trillion crowns and would serve as a bargaining "
        "chip aimed at reducing the deficit of the islands.",
        "To support imports on such a scale, the board plans to offer subsidies to domestic firms, "
        "particularly those that operate lighthouses and data centers.",
        "Both sides hope to make significant progress in negotiations ahead of the summit in June.",
    ),
    ("ferries", "tariffs", "Norrvik"),
    (
        "Hashtags",
        "Try Our AI Features",
        "Explore what Daily8 AI can do for you:",
        "Comments",
        "No comments yet...",
    ),
    "Related Articles",
    (
        Related(
            "Nikkei Isles",
            "3 hours ago",
            "Record 50 islands hit with activist shareholder proposals",
            "TOKIWA -- Activist investors have targeted at least 50 islands with proposals so far, "
            "a record high for this point in the year, amid a wider push for reforms.",
        ),
        Related(
            "Jiji Post",
            "5 hours ago",
            "87 universities to help students after ban",
            "Eighty-seven universities have announced support for international students.",
        ),
    ),
)
JAPANESE = Told(
    "港湾局、交渉で一兆円分の連絡船購入を提案",
    "朝霧通信 2026年5月23日",
    "五月二十三日、桟橋で会談するウィットコム特使と水島春香交渉官（港湾局提供）",
    "桟橋",
    (
        "港湾局が交渉で、ノルヴィク造船所製を中心に数十億円規模の連絡船を購入する案を示したことが、"
        "関係者への取材で分かった。",
        "購入額は最大一兆円規模に上る可能性があり、島々の赤字を減らすための交渉材料とする狙いがある。",
        "大量の輸入を支えるため、港湾局は灯台やデータセンターを運営する国内企業に補助金を出す方針だ。",
        "双方は六月の首脳会談を前に、閣僚級の協議で大きな前進を目指している。",
    ),
    ("連絡船", "関税"),
    (
        "ハッシュタグ",
        "AI機能を試す",
        "デイリー8 AIでできること：",
        "コメント",
        "コメントはまだありません",
    ),
    "関連記事",
    (
        Related(
            "島経済",
            "3時間前",
            "物言う株主の提案、過去最多の五十島に",
            "物言う株主がこれまでに少なくとも五十の島に提案を行い、この時期として過去最多となった。",
        ),
        Related(
            "時事報", "5時間前", "八十七大学が留学生を支援", "国内の八十七大学が支援策を表明した。"
        ),
    ),
)
GERMAN = Told(
    "Hafenamt bietet den Kauf von Fähren für eine Billion Kronen an",
    "Morgenpost, 23.05.2026",
    "Die Gesandte Whitcomb trifft Unterhändlerin Mizushima an der Gangway. (Bild: Hafenamt)",
    "Gangway",
    (
        "Das Hafenamt hat vorgeschlagen, Fähren im Wert von Milliarden Kronen zu kaufen, vor allem "
        "von der Werft in Norrvik. Das verlautete aus Kreisen, die mit der Sache vertraut sind.",
        "Das Geschäft könnte bis zu eine Billion Kronen kosten und soll als Verhandlungsmasse "
        "dienen, um das Defizit der Inseln zu senken.",
        "Um die Einfuhren zu stützen, will das Amt heimischen Firmen Zuschüsse zahlen, vor allem "
        "denen, die Leuchttürme und Rechenzentren betreiben.",
        "Beide Seiten hoffen auf deutliche Fortschritte vor dem Gipfel im Herbst.",
    ),
    ("Fähren", "Zölle"),
    (
        "Schlagwörter",
        "Testen Sie unsere KI-Funktionen",
        "Entdecken Sie, was die KI für Sie tun kann:",
        "Kommentare",
        "Noch keine Kommentare",
    ),
    "Ähnliche Artikel",
    (
        Related("Inselblatt", "vor 3 Stunden", "Rekord: Anträge von Aktionären auf 50 Inseln", ""),
        Related("Jiji Post", "vor 5 Stunden", "87 Hochschulen helfen nach dem Verbot", ""),
    ),
)
ADDRESS = '<link rel="canonical" href="https://daily8.example/news/1">'
MENU = '<div><a href="/">Daily8</a> <a href="/login">Log in</a></div>'
FOOT = '<div class="foot"><a href="/terms">Terms</a> © Daily8</div>'


def plain(told: Told) -> str:
    """Elements as they are meant, no classes; sources are links of their own."""
    tags, offer, offered, talk, silence = told.names
    cards = "".join(
        f'<div><a href="/a/{at}"><img src="/{at}.jpg"></a><a href="/s/{at}">{one.source}</a>'
        f"<span>{one.age}</span><ul><li>{one.source}</li></ul>"
        f'<h4><a href="/a/{at}">{one.title}</a></h4><p>{one.beginning}</p></div>'
        for at, one in enumerate(told.related)
    )
    links = "".join(f'<li><a href="/t/{tag}">#{tag}</a></li>' for tag in told.tags)
    return (
        f"<title>{told.title} | Daily8</title>{ADDRESS}<body>{MENU}<div><h1>{told.title}</h1>"
        f"<div>{told.date}</div>"
        f'<figure><img src="/lead.jpg"><figcaption>{told.caption}</figcaption></figure>'
        f"{told.paragraphs}<h3>{tags}</h3><ul>{links}</ul>"
        f"<div><h3>{offer}</h3><p>{offered}</p></div>"
        f"<h3>{talk}</h3><div><p>{silence}</p></div><h3>{told.over}</h3><div>{cards}</div></div>"
        f"{FOOT}</body>"
    )


def soup(told: Told) -> str:
    """Nothing but `div`; whole cards are links; lines are broken, not paragraphs."""
    tags, offer, offered, talk, silence = told.names
    cards = "".join(
        f'<div class="card"><a href="/a/{at}"><div><img src="/{at}.jpg"></div>'
        f"<div>{one.source}</div><div>{one.age}</div><div>{one.title}</div><div>{one.beginning}</div></a></div>"
        for at, one in enumerate(told.related)
    )
    return (
        f'<title>{told.title} - Daily8</title><meta property="og:title" content="{told.title}">'
        f'{ADDRESS}<body><div id="root">{MENU}<div><div class="x">{told.title}</div>'
        f'<div class="y">{told.date}</div><div class="z"><img src="/lead.jpg">'
        f'<div class="caption">{told.caption}</div></div><div>{"<br><br>".join(told.text)}</div>'
        f'<div class="hd">{tags}</div><div>'
        + "".join(f"<div>#{tag}</div>" for tag in told.tags)
        + f'</div><div class="hd">{offer}</div><div>{offered}</div><div class="hd">{talk}</div>'
        f'<div>{silence}</div><div class="hd">{told.over}</div><div>{cards}</div></div>{FOOT}</div>'
    )


def semantic(told: Told) -> str:
    """schema.org in the markup; the page's title is shorter than its headline."""
    tags, offer, offered, talk, silence = told.names
    cards = "".join(
        f'<article><header><a href="/a/{at}"><h3>{one.title}</h3></a><p><cite>{one.source}</cite> '
        f"<time>{one.age}</time></p></header><p>{one.beginning}</p></article>"
        for at, one in enumerate(told.related)
    )
    links = " ".join(f'<a rel="tag" href="/t/{tag}">#{tag}</a>' for tag in told.tags)
    return (
        f"<title>{told.title[:-6]}</title>{ADDRESS}<body><header><nav>{MENU}</nav></header><main>"
        f'<article><header><h1 itemprop="headline">{told.title}</h1>'
        f"<time>{told.date}</time></header>"
        f'<figure><picture><img src="/lead.jpg"></picture><figcaption>{told.caption}</figcaption>'
        f'</figure><section itemprop="articleBody">'
        f"{told.paragraphs}</section><footer><h2>{tags}</h2><p>{links}</p></footer></article>"
        f'<aside><h2>{offer}</h2><p>{offered}</p></aside><section id="comments"><h2>{talk}</h2>'
        f"<p>{silence}</p><form><textarea></textarea></form></section>"
        f"<section><h2>{told.over}</h2>{cards}</section></main><footer>{FOOT}</footer></body>"
    )


def old(told: Told) -> str:
    """A caption in italics below its picture, tags behind their name, a table of related ones."""
    tags, offer, offered, talk, silence = told.names
    rows = "".join(
        f'<tr><td><a href="/a/{at}">{one.title}</a></td><td>{one.source}</td>'
        f"<td>{one.age}</td></tr>"
        for at, one in enumerate(told.related)
    )
    links = " ".join(f"<a href=/t>#{tag}</a>" for tag in told.tags)
    return (
        f'<title>{told.title} – Daily8</title><meta property="og:url" '
        f'content="https://daily8.example/news/1"><body><div>{MENU}<h2>{told.title}</h2>'
        f'<p>{told.date}</p><p><img src="/lead.jpg" alt=""><br><em>{told.caption}</em></p>'
        f"{told.paragraphs}<p><strong>{tags}:</strong> {links}</p>"
        f"<div><h4>{offer}</h4><p>{offered}</p></div><div><h4>{talk}</h4><p>{silence}</p></div>"
        f"<div><h4>{told.over}</h4><table>{rows}</table></div>{FOOT}</div></body>"
    )


def told_to_machines(told: Told) -> str:
    """Nothing to be seen without a script."""
    said = {
        "@type": "NewsArticle",
        "headline": told.title,
        "url": "https://daily8.example/news/1",
        "keywords": list(told.tags),
        "image": {"@type": "ImageObject", "url": "/lead.jpg", "caption": told.caption},
        "articleBody": "\n\n".join(told.text) + "\n\n" + " ".join(f"#{tag}" for tag in told.tags),
    }
    return (
        f'<title>Daily8</title><script type="application/ld+json">{json.dumps({"@graph": [said]})}'
        "</script><body><div id=root>Loading…</div><noscript>You need to enable JavaScript to run "
        "this app.</noscript></body>"
    )


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        yield world


async def kept(world: World, folder: Path, html: str) -> Article:
    (folder / "page.html").write_text(f"<!DOCTYPE html><html>{html}</html>", encoding="utf-8")
    [saved] = [event async for event in save(world.parts, [str(folder / "page.html")])]
    assert isinstance(saved, Saved), saved
    article = world.library.article(saved.article_id)
    assert article is not None
    return article


@pytest.mark.parametrize("told", [ENGLISH, JAPANESE, GERMAN], ids=["en", "ja", "de"])
@pytest.mark.parametrize("shape", [plain, soup, semantic, old, told_to_machines])
async def test_a_page_is_kept_with_caption_and_topics_and_without_chrome(
    world: World, tmp_path: Path, shape: Callable[[Told], str], told: Told
) -> None:
    article = await kept(world, tmp_path, shape(told))
    shown = text_of(typeset(document_of(article), 100))
    flat = "".join(shown.split())
    assert article.title == told.title
    assert article.topics == told.tags
    assert "".join(told.caption.split()) in flat
    for words in told.text:
        assert "".join(words.split()) in flat
    for chrome in (*told.names, told.date, "Log in", "Terms", "JavaScript"):
        assert "".join(chrome.split()) not in flat, shown
    for tag in told.tags:
        assert shown.count(f"#{tag}") == 1
    assert shown.count(told.title) == 1
    assert len(world.library.snapshot(SearchScope(told.word))) == 1


BOXES = {
    "no class": '<div><img src="/lead.jpg"><div>{}</div></div>',
    "another class": '<div class="img"><img src="/lead.jpg" alt=""><div class="cap">{}</div></div>',
    "in a row": '<div class="media"><img src="/lead.jpg"><span>{}</span></div>',
    "bare words": '<div class="media"><img src="/lead.jpg">{}</div>',
    "a paragraph": '<div class="hero"><img src="/lead.jpg"><p>{}</p></div>',
    "two boxes": '<div><div class="r"><picture><img src="/lead.jpg" width="800"></picture></div>'
    '<div class="text-xs"><span>{}</span></div></div>',
    "small letters": '<p><img src="/lead.jpg"><br><small>{}</small></p>',
    "no box": '<img src="/lead.jpg"><p>{}</p>',
    "twice": '<div><img src="/small.jpg"><img src="/lead.jpg"><div>{}</div></div>',
    "no picture": "<div>{}</div>",
    "a background": '<div style="background-image:url(/lead.jpg)"></div><div><i>{}</i></div>',
}
"""Captions that nothing names."""


@pytest.mark.parametrize("above", [False, True], ids=["in the text", "above the text"])
@pytest.mark.parametrize("told", [ENGLISH, JAPANESE, GERMAN], ids=["en", "ja", "de"])
@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
async def test_a_caption_is_known_by_its_place(
    world: World, tmp_path: Path, box: str, told: Told, above: bool
) -> None:
    figure = box.format(told.caption)
    text = f"{figure}<section>{told.paragraphs}" if above else f"<section>{figure}{told.paragraphs}"
    named = f'<figure><img src="/lead.jpg"><figcaption>{told.caption}</figcaption></figure>'
    html = plain(told).replace(named + told.paragraphs, f"{text}</section>")
    article = await kept(world, tmp_path, html)
    shown = text_of(typeset(document_of(article), 100))
    assert "".join(told.caption.split()) in "".join(shown.split())
    assert told.names[3] not in shown
    assert len(world.library.snapshot(SearchScope(told.word))) == 1


@pytest.mark.parametrize(
    "beside",
    [
        '<div><img src="/me.jpg"><span>By Maria Lind, our woman on the islands</span></div>',
        '<div><img src="/me.jpg"><span>Ada Berg for the Wire 21/06/2025, Reviews.</span></div>',
        '<div><img src="/x.jpg"><span><a href="/x">Ten islands that you must see this year.</a>'
        "</span></div>",
        '<div><img src="/logo.png"><span>https://daily8.example/news/of/the/islands.</span></div>',
        '<div><img src="/me.jpg" width="40"><span>Our woman on the islands since May.</span></div>',
        "<div>function load(image) { play({ image: image, title: title, file: file }) }</div>",
        '<div><img src="/me.jpg"><h4>Our woman on the islands since May.</h4></div>',
    ],
)
async def test_not_all_words_beside_a_picture_are_its_caption(
    world: World, tmp_path: Path, beside: str
) -> None:
    html = plain(ENGLISH).replace("<figure>", f"{beside}<figure>", 1)
    article = await kept(world, tmp_path, html)
    words = re.sub("<[^>]*>", "", beside)
    assert words not in text_of(typeset(document_of(article), 200))


@pytest.mark.parametrize("told", [ENGLISH, JAPANESE, GERMAN], ids=["en", "ja", "de"])
@pytest.mark.parametrize("shape", [plain, soup, semantic, old])
async def test_what_it_calls_related_stays_as_links_with_source_age_and_beginning(
    world: World, tmp_path: Path, shape: Callable[[Told], str], told: Told
) -> None:
    document = document_of(await kept(world, tmp_path, shape(told)))
    flat = "".join(text_of(typeset(document, 100)).split())
    for at, one in enumerate(told.related):
        beginning = "" if shape is old else one.beginning
        about = f"{one.source}·{one.age}{beginning}"
        assert f"{one.title}[{at + 1}]{about}".replace(" ", "") in flat
        assert document.links[at].url == f"https://daily8.example/a/{at}"


async def test_where_nothing_says_where_a_page_was_related_ones_stay_as_words(
    world: World, tmp_path: Path
) -> None:
    document = document_of(await kept(world, tmp_path, plain(ENGLISH).replace(ADDRESS, "")))
    assert "Nikkei Isles · 3 hours ago" in text_of(typeset(document, 100))
    assert not document.links
