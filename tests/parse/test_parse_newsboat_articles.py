"""An article of newsboat's cache as an entry of ours."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from newsreader.models.articles import Enclosure, Picture
from newsreader.models.moving import Deeds, KeptArticle
from newsreader.parse.newsboat.articles import deeds_of, entry_of

KEPT = KeptArticle(
    guid="g",
    title="Title",
    author="A. Author",
    link="https://a.example/1",
    published=1_000_000_000,
    content="<p>Text</p>",
    mime_type="text/html",
    base="",
    enclosure_url="",
    enclosure_type="",
    read=False,
    flags="",
    deleted=False,
)


def test_an_entry_says_what_the_cache_says() -> None:
    entry = entry_of(KEPT, "https://a.example/")

    assert (entry.guid, entry.link, entry.title) == ("g", "https://a.example/1", "Title")
    assert (entry.author, entry.html, entry.base) == (KEPT.author, KEPT.content, KEPT.link)
    assert entry.published == datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("guid", "kept"),
    [
        ("https://a.example/1", "https://a.example/1"),
        ("https://a.example/1Mon, 16 Nov 2026 08:00:00 GMT", None),
        ("https://a.example/12026", "https://a.example/12026"),
        ("https://a.example/1#part", "https://a.example/1#part"),
        ("Title", None),
        ("", None),
    ],
)
def test_a_guid_that_newsboat_made_up_is_none(guid: str, kept: str | None) -> None:
    assert entry_of(replace(KEPT, guid=guid), None).guid == kept


@pytest.mark.parametrize(
    ("content", "mime", "html"),
    [
        ("<p>x</p>", "", "<p>x</p>"),
        ("a < b\n\nc", "text/plain", "<p>a &lt; b</p><p>c</p>"),
        ("<ituneshack>one\n\ntwo</ituneshack>", "text/html", "<p>one</p><p>two</p>"),
        ("<ituneshack><p>x</p></ituneshack>", "text/html", "<p>x</p>"),
    ],
)
def test_the_text_is_as_it_was_received(content: str, mime: str, html: str) -> None:
    assert entry_of(replace(KEPT, content=content, mime_type=mime), None).html == html


@pytest.mark.parametrize("published", [0, -5, 10**15])
def test_a_time_that_cannot_be_is_none(published: int) -> None:
    assert entry_of(replace(KEPT, published=published), None).published is None


def test_files_come_along_pictures_apart() -> None:
    talk = replace(KEPT, enclosure_url="/talk.mp3", enclosure_type="audio/mpeg")
    picture = replace(KEPT, enclosure_url="https://a.example/p.png", enclosure_type="image/png")

    assert entry_of(talk, "https://a.example/").enclosures == (
        Enclosure("https://a.example/talk.mp3", "audio/mpeg"),
    )
    assert entry_of(picture, None).pictures == (Picture("https://a.example/p.png"),)


@pytest.mark.parametrize(
    ("read", "flags", "deleted", "deeds"),
    [
        (False, "", False, Deeds()),
        (True, "", False, Deeds(read=True)),
        (False, "ba b1é", False, Deeds(tags=("newsboat-a", "newsboat-b"), bookmarked=True)),
        (False, "", True, Deeds(read=True, hidden=True)),
        (False, "a", True, Deeds(read=True, tags=("newsboat-a",), bookmarked=True)),
    ],
)
def test_what_the_person_did_comes_along(
    read: bool, flags: str, deleted: bool, deeds: Deeds
) -> None:
    assert deeds_of(replace(KEPT, read=read, flags=flags, deleted=deleted)) == deeds
