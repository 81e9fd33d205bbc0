import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from xml.etree.ElementTree import fromstring

import pytest

from newsreader.demo.canned import CannedNetwork, dated
from newsreader.demo.drawings import drawing_at
from newsreader.demo.stories import known_stories
from newsreader.forums import Site
from newsreader.models.fetching import Failed, Fetched, NotModified, Request
from newsreader.models.parsed import ParsedFeed
from newsreader.parse.comments.reading import read_comments
from newsreader.parse.feed import parse_feed
from newsreader.sync.reading import read_page

DRAWINGS = {file.read_bytes() for file in files("newsreader.demo").joinpath("pictures").iterdir()}
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
CANNED = CannedNetwork(NOW)
URLS = [subscription.url for subscription in CANNED.subscriptions()]


async def fetched(url: str) -> Fetched:
    answer = await CANNED.fetch(Request(url))
    assert isinstance(answer, Fetched)
    return answer


async def parsed(url: str) -> ParsedFeed:
    answer = await fetched(url)
    return parse_feed(answer.body, answer.url, answer.content_type)


@pytest.mark.parametrize(
    ("placeholder", "filled"),
    [
        ("{{iso -45m}}", "2026-11-22T19:15:00Z"),
        ("{{iso -3h}}", "2026-11-22T17:00:00Z"),
        ("{{iso -2d5h}}", "2026-11-20T15:00:00Z"),
        ("{{iso -1d2h3m}}", "2026-11-21T17:57:00Z"),
        ("{{rfc822 -3h10m}}", "Sun, 22 Nov 2026 16:50:00 GMT"),
        ("{{other -3h}}", "{{other -3h}}"),
    ],
)
def test_times_are_counted_back_from_now(placeholder: str, filled: str) -> None:
    assert dated(placeholder, NOW) == filled


async def test_the_discussion_of_an_article_is_as_long_as_its_feed_says() -> None:
    (article, *_) = (await parsed("https://asagiri-wire.example/feed.rss")).entries
    assert article.comments_feed
    answer = await fetched(article.comments_feed)
    heard = read_comments(Site.FEED, answer.body, answer.url, answer.content_type)

    assert len(heard.comments) == article.comments_count
    assert max(one.depth for one in heard.comments) == 3
    assert all(one.at is not None and one.at <= NOW for one in heard.comments)


async def test_a_discussion_may_be_longer_than_its_feed() -> None:
    entries = (await parsed("https://segfault-weekly.example/feed.atom")).entries
    article = next(entry for entry in entries if entry.comments_count == 96)
    assert article.comments_feed
    answer = await fetched(article.comments_feed)
    heard = read_comments(Site.FEED, answer.body, answer.url, answer.content_type)

    assert (len(heard.comments), heard.count) == (9, None)
    assert max(one.depth for one in heard.comments) == 4


@pytest.mark.parametrize("url", URLS)
async def test_no_placeholder_is_left(url: str) -> None:
    assert b"{{" not in (await fetched(url)).body


@pytest.mark.parametrize("url", [url for url in URLS if not url.endswith(".json")])
async def test_every_document_is_well_formed(url: str) -> None:
    assert fromstring((await fetched(url)).body) is not None


@pytest.mark.parametrize("url", URLS)
async def test_every_feed_reads_without_a_note(url: str) -> None:
    feed = await parsed(url)
    assert (feed.note, bool(feed.title), len(feed.entries) >= 11) == (None, True, True)


@pytest.mark.parametrize("url", URLS)
async def test_every_article_is_whole(url: str) -> None:
    faults = [
        entry.title
        for entry in (await parsed(url)).entries
        if not (entry.guid and entry.link and entry.title and entry.html and entry.published)
    ]
    assert faults == []


@pytest.mark.parametrize("url", URLS)
async def test_guids_are_unique(url: str) -> None:
    guids = Counter(entry.guid for entry in (await parsed(url)).entries)
    assert [guid for guid, count in guids.items() if count > 1] == []


@pytest.mark.parametrize("url", URLS)
async def test_articles_are_some_minutes_to_two_weeks_old(url: str) -> None:
    ages = [NOW - e.published for e in (await parsed(url)).entries if e.published]
    assert timedelta(minutes=1) < min(ages)
    assert max(ages) < timedelta(days=16)


async def test_there_is_enough_to_read() -> None:
    assert sum([len((await parsed(url)).entries) for url in URLS]) >= 150


async def test_every_story_is_told_by_articles_that_exist() -> None:
    guids = {entry.guid for url in URLS for entry in (await parsed(url)).entries}
    missing = {guid for story in known_stories().values() for guid in story} - guids
    assert missing == set()


def test_there_are_two_dozen_stories_told_at_least_twice() -> None:
    stories = known_stories()
    assert (len(stories), min(map(len, stories.values()))) == (24, 2)


def test_no_article_tells_two_stories() -> None:
    told = Counter(guid for story in known_stories().values() for guid in story)
    assert [guid for guid, count in told.items() if count > 1] == []


async def test_what_did_not_change_is_not_sent_again() -> None:
    etag = (await fetched(URLS[0])).etag
    assert etag
    assert await CANNED.fetch(Request(URLS[0], etag=etag)) == NotModified(etag)


async def test_news_have_moved_on_an_hour_later() -> None:
    etag = (await fetched(URLS[0])).etag
    later = CannedNetwork(NOW + timedelta(hours=1))
    assert isinstance(await later.fetch(Request(URLS[0], etag=etag)), Fetched)


async def test_other_addresses_cannot_be_reached() -> None:
    answer = await CANNED.fetch(Request("https://elsewhere.example/feed"))
    assert isinstance(answer, Failed)
    assert answer.unreachable
    assert answer.reason.startswith("elsewhere.example ")


def test_folders_are_nested() -> None:
    folders = {folder for each in CANNED.subscriptions() for folder in each.folders}
    assert {"World", "World/Europe", "World/Middle East", "Listen & look"} <= folders


async def test_the_pictures_of_the_demo_are_named_by_its_feeds() -> None:
    texts = " ".join([(await fetched(url)).body.decode() for url in URLS])
    named = set(re.findall(r"https://[a-z-]+\.example/img/[a-z0-9/-]+\.jpg", texts))
    drawn = [drawing for url in sorted(named) if (drawing := drawing_at(url))]

    assert set(drawn) == DRAWINGS
    assert sum(map(len, set(drawn))) < 200_000


async def test_the_demo_answers_for_a_picture_and_for_none_that_was_not_drawn() -> None:
    assert (await fetched("https://lichtbild.example/img/blau-2.jpg")).content_type == "image/webp"
    assert isinstance(await CANNED.fetch(Request("https://lichtbild.example/img/x.jpg")), Failed)


@pytest.mark.parametrize("name", ["rice-price-explained", "morning-four-things"])
async def test_some_summaries_have_a_page_with_the_whole_text(name: str) -> None:
    answer = await fetched(f"https://daily-kiosk.example/read/{name}")
    page = read_page(answer.body, answer.url, answer.content_type)
    assert page.text is not None
    assert page.text.words > 200
    assert "demonstration" not in page.text.text
