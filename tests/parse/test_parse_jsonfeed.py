"""JSON Feed, honest and otherwise."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from newsreader.models.articles import Enclosure, Picture
from newsreader.models.parsed import ParsedEntry
from newsreader.parse.feed import parse_feed

URL = "https://example.org/feed.json"
HN = "https://news.ycombinator.com/item?id=8863"
VERSION = "https://jsonfeed.org/version/1.1"


def only(item: dict[str, Any], **feed: Any) -> ParsedEntry:
    document = {"version": VERSION, "title": "Feed", "items": [item], **feed}
    (entry,) = parse_feed(json.dumps(document).encode(), URL).entries
    return entry


def test_an_item_with_everything_is_read() -> None:
    entry = only(
        {
            "id": 7,
            "url": "/a",
            "title": "Title",
            "content_html": "<p>Text</p>",
            "date_published": "2026-02-10T10:00:00+09:00",
            "date_modified": "2026-02-11T10:00:00Z",
            "authors": [{"name": "Ada"}, {"name": "Grace"}],
            "tags": ["#Chips", "chips"],
            "image": "/p.jpg",
            "language": "ja",
            "attachments": [
                {
                    "url": "/a.mp3",
                    "mime_type": "audio/mpeg",
                    "size_in_bytes": 9,
                    "duration_in_seconds": 60,
                }
            ],
        }
    )
    assert entry == ParsedEntry(
        guid="7",
        link="https://example.org/a",
        title="Title",
        author="Ada, Grace",
        published=datetime(2026, 2, 10, 1, 0, tzinfo=UTC),
        updated=datetime(2026, 2, 11, 10, 0, tzinfo=UTC),
        html="<p>Text</p>",
        base="https://example.org/a",
        language="ja",
        topics=("Chips",),
        pictures=(Picture("https://example.org/p.jpg"),),
        enclosures=(Enclosure("https://example.org/a.mp3", "audio/mpeg", 9, 60),),
    )


@pytest.mark.parametrize("wrong", [None, True, 5, 1.5, "text", [], ["x"], [[]], {}, {"name": 5}])
@pytest.mark.parametrize(
    "key",
    "url title content_html content_text summary date_published date_modified authors author tags "
    "image attachments language external_url".split(),
)
def test_a_value_of_the_wrong_type_spoils_nothing_else(key: str, wrong: object) -> None:
    entry = only({"id": "http://e.org/1", key: wrong})
    assert entry.guid == "http://e.org/1"


def test_plain_text_becomes_paragraphs() -> None:
    assert only({"id": "1", "content_text": "a < b\n\nc"}).html == "<p>a &lt; b</p><p>c</p>"


def test_an_item_is_written_by_the_author_of_the_feed() -> None:
    assert only({"id": "1", "title": "t"}, author={"name": "Ada"}).author == "Ada"


def test_an_id_that_is_an_address_is_the_link() -> None:
    assert only({"id": "http://e.org/1", "title": "t"}).link == "http://e.org/1"


def test_what_is_no_item_is_passed_over() -> None:
    body = json.dumps({"version": VERSION, "items": [None, "x", 5, [], {"title": "t"}]}).encode()
    assert [entry.title for entry in parse_feed(body, URL).entries] == ["t"]


def test_lone_surrogates_are_replaced() -> None:
    body = b'{"version":"https://jsonfeed.org/version/1","items":[{"title":"a\\ud800","content_html":"b\\udfff\\u0000"}]}'
    (entry,) = parse_feed(body, URL).entries
    assert (entry.title, entry.html) == ("a\ufffd", "b\ufffd")


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ({"url": "http://e.org/a", "external_url": "http://o.org/"}, "http://e.org/a"),
        ({"external_url": "http://o.org/"}, "http://o.org/"),
        ({"id": "tag:1", "url": "/a"}, "https://example.org/a"),
    ],
)
def test_an_item_leads_to_its_own_page_first(item: dict[str, str], link: str) -> None:
    assert only({"title": "t", **item}).link == link


@pytest.mark.parametrize(
    ("item", "comments"),
    [
        ({"url": "http://e.org/a", "external_url": HN}, HN),
        ({"url": "http://e.org/a", "id": HN}, HN),
        ({"url": "http://e.org/a", "external_url": "http://o.org/"}, None),
        ({"url": HN, "external_url": HN, "id": HN}, None),
    ],
)
def test_an_item_of_a_forum_names_its_discussion(
    item: dict[str, str], comments: str | None
) -> None:
    assert only({"title": "t", **item}).comments_url == comments


def test_an_item_may_be_nothing_but_a_recording_or_a_picture() -> None:
    recording = only({"attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg"}]})
    assert recording.enclosures == (Enclosure("https://example.org/a.mp3", "audio/mpeg"),)
    assert only({"banner_image": "/p.jpg"}).pictures == (Picture("https://example.org/p.jpg"),)


def test_extensions_and_languages_are_no_trouble() -> None:
    entry = only({"title": "t", "_blue_shed": {"about": [1]}}, language="de-AT", _podcast={"x": 1})
    assert (entry.title, entry.language) == ("t", "de-AT")


@pytest.mark.parametrize(
    "document",
    [
        '\ufeff{"version": "%s", "items": [{"title": "t"}]}',
        '<br />Warning: x in y.php on line 3\n{ "version": "%s", "items": [{"title": "t"}]}',
        '{"version": "%s", "items": [{"title": "t"}]}\n<!-- cached -->',
        '{"version": "%s", "items": [{"title": "t", "content_text": "line\nline"}]}',
    ],
)
def test_junk_around_and_line_ends_within_are_forgiven(document: str) -> None:
    (entry,) = parse_feed((document % VERSION).encode(), URL).entries
    assert entry.title == "t"
