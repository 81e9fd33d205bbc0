"""Our articles are those of feedparser alone, but for exceptions that have a reason and a name."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from parse_alone import EXCEPTIONS, SAME, Response, alone, differences, ours, response

import newsreader.demo
from newsreader.models.articles import Enclosure

SHARED = Path(__file__).parents[2].parent / "shared"
CORPUS = SHARED / "corpus" / "feeds"
FEEDPARSERS = Path(os.environ.get("NEWSREADER_FEEDPARSER_TESTS", "nowhere")) / "wellformed"
DEMO = Path(newsreader.demo.__file__).parent / "feeds"
NAMESPACES = """xmlns:media="http://search.yahoo.com/mrss/" xmlns:yandex="http://news.yandex.ru"
    xmlns:f="http://rssnamespace.org/feedburner/ext/1.0" """
EXCUSED = {
    "the page, not an address that counts clicks": (
        "<link>http://fb/1</link><f:origLink>http://e.org/1</f:origLink>"
    ),
    "a guid that is no address is no link": "<guid>1</guid>",
    "any alternate is better than a guid": (
        '<guid>tag:1</guid><a:link href="http://e.org/a.pdf" type="application/pdf"/>'
    ),
    "a guid is opaque": "<guid>a b</guid><link>http://e.org/</link>",
    "an only date is the date": "<a:updated>2026-02-01T10:00:00Z</a:updated>",
    "feedparser misreads 2020/1/10 and foreign months": (
        "<pubDate>Seg, 24 Set 2018 19:42:00 -0300</pubDate>"
    ),
    "words beside a film are plain text": (
        '<media:content url="http://e.org/f.mp4" type="video/mp4"/>'
        "<media:description>One\n\nTwo</media:description>"
    ),
    "yandex:full-text is the text": (
        "<description>a</description><yandex:full-text>&lt;p>a b c d&lt;/p></yandex:full-text>"
    ),
    "pictures are shown, Media RSS names files": (
        '<enclosure url="http://e.org/p.png" type="image/png"/>'
        '<media:content url="http://e.org/f.mp4" type="video/mp4"/>'
    ),
}


def documents(folder: Path) -> list[Path]:
    if not folder.exists():
        return []
    paths = sorted(folder.rglob("*"))
    return [path for path in paths if path.is_file() and path.suffix != ".json"]


def rss(item: str) -> Response:
    return Response(
        f'<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom" {NAMESPACES}><channel>'
        f"<title>Feed</title><item><title>t</title>{item}</item></channel></rss>".encode()
    )


def unexplained(sent: Response) -> list[str]:
    return list(differences(sent, ours(sent), explained=True))


@pytest.mark.parametrize("path", documents(DEMO) + documents(CORPUS), ids=lambda path: path.name)
def test_a_real_feed_gives_the_articles_that_feedparser_finds(path: Path) -> None:
    assert unexplained(response(path)) == []


LEFT = {
    **dict.fromkeys(
        [
            f"atom10/entry_{kind}_base64{number}.xml"
            for kind in ("content", "summary")
            for number in ("", "_2")
        ],
        "text of a binary type is no text",
    ),
    "atom10/entry_content_src.xml": "the page that stands for the text is the link",
    "itunes/itunes_item_subtitle.xml": "a subtitle is the text where there is no other",
    "node_precedence/atom10_id.xml": "the id of an image is no link to the article",
}


def test_feedparsers_own_documents_give_the_articles_that_it_finds() -> None:
    paths = documents(FEEDPARSERS)
    if not paths:
        pytest.skip("NEWSREADER_FEEDPARSER_TESTS names no folder with feedparser's tests")
    found = {path: (sent := response(path), ours(sent)) for path in paths}
    differing = [path for path, each in found.items() if list(differences(*each))]
    assert len(differing) <= 0.05 * len(paths)
    left = {path for path in differing if list(differences(*found[path], explained=True))}
    assert {str(path.relative_to(FEEDPARSERS)) for path in left} == set(LEFT)


@pytest.mark.parametrize("reason", EXCUSED)
def test_every_exception_has_its_case(reason: str) -> None:
    sent = rss(EXCUSED[reason])
    assert list(differences(sent, ours(sent)))
    assert unexplained(sent) == []


def test_every_exception_is_in_the_table() -> None:
    named = [reason for reasons in EXCEPTIONS.values() for reason in reasons]
    assert set(named) == {*EXCUSED, "who writes a feed or a source writes its entries"}


def test_who_writes_an_atom_feed_writes_its_entries() -> None:
    sent = Response(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Ann</name></author>'
        b"<entry><title>t</title></entry></feed>"
    )
    assert list(differences(sent, ours(sent))) == ["entry 0: author"]
    assert unexplained(sent) == []


OTHERS: dict[str, dict[str, Any]] = {
    "title": {"title": "other"},
    "link": {"link": "http://e.org/other"},
    "guid": {"guid": "other"},
    "published": {"published": datetime(2001, 1, 1, tzinfo=UTC)},
    "updated": {"updated": datetime(2001, 1, 1, tzinfo=UTC)},
    "author": {"author": "Other"},
    "text": {"html": "other"},
    "files": {"enclosures": (Enclosure("http://e.org/other.mp3"),)},
}


NOTHING: dict[str, dict[str, Any]] = {
    "title": {"title": ""},
    "link": {"link": None},
    "guid": {"guid": None},
    "published": {"published": None},
    "updated": {"updated": None},
    "author": {"author": None},
    "text": {"html": ""},
    "files": {"enclosures": ()},
}


@pytest.mark.parametrize("field", SAME)
@pytest.mark.parametrize("item", [*EXCUSED.values(), ""])
def test_no_exception_excuses_another_value(field: str, item: str) -> None:
    sent = rss(item.replace("Seg, 24 Set", "Mon, 24 Sep"))
    (entry,), (theirs,) = ours(sent), alone(sent)
    for value in (OTHERS[field], NOTHING[field]):
        wrong = replace(entry, **value)
        told = f"entry 0: {field}" in differences(sent, [wrong], explained=True)
        assert told or wrong == entry or SAME[field](wrong, theirs, sent.url)
