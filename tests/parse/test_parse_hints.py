"""What a feed says about when and where to ask for it."""

import json
from datetime import UTC, datetime

import pytest

from newsreader.models.hints import Hints
from newsreader.parse.feed import parse_feed

URL = "https://example.org/blog/feed.xml"
NAMESPACES = (
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
)
EVERY_HOUR = "".join(f"<hour>{hour}</hour>" for hour in range(24))


def of_rss(channel: str) -> Hints:
    return parse_feed(
        f'<rss version="2.0" {NAMESPACES}><channel><title>Feed</title>{channel}'
        f"<item><title>t</title></item></channel></rss>".encode(),
        URL,
    ).hints


def of_json(**document: object) -> Hints:
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": []} | document
    return parse_feed(json.dumps(whole).encode(), URL).hints


@pytest.mark.parametrize(
    ("channel", "minutes"),
    [
        ("<ttl>60</ttl>", 60),
        ("<ttl> 90 </ttl>", 90),
        ("<ttl>0</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>an hour</ttl>", None),
        ("<ttl>999999999999</ttl>", 525_600),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 60),
        ("<sy:updatePeriod>\n\tdaily\n</sy:updatePeriod>", 1440),
        (
            "<sy:updatePeriod>Daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            360,
        ),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            60,
        ),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod>"
            "<sy:updateFrequency>1000</sy:updateFrequency>",
            1,
        ),
        ("<sy:updatePeriod>often</sy:updatePeriod>", None),
        ("<sy:updateFrequency>4</sy:updateFrequency>", None),
        ("<ttl>15</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 1440),
        ("<ttl>2880</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 2880),
        ("", None),
    ],
)
def test_the_longest_wait_counts(channel: str, minutes: int | None) -> None:
    assert of_rss(channel).wait == minutes


def test_periods_are_counted_from_their_base() -> None:
    base = "<sy:updateBase>2000-01-01T12:00+00:00</sy:updateBase>"
    assert of_rss(base).wait_from == datetime(2000, 1, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("channel", "hours", "days"),
    [
        ("<skipHours><hour>3</hour><hour>0</hour><hour>3</hour></skipHours>", (0, 3), ()),
        ("<skipHours><hour>24</hour><hour>23</hour></skipHours>", (0, 23), ()),
        ("<skipHours><hour>1,2</hour><hour>x</hour><hour>99</hour></skipHours>", (1, 2), ()),
        ("<skipDays><day>Sunday</day><day>saturday</day></skipDays>", (), (5, 6)),
        ("<skipDays><day>Sat, Sun</day><day>Blursday</day></skipDays>", (), (5, 6)),
        (f"<skipHours>{EVERY_HOUR}</skipHours>", (), ()),
        ("<skipHours/><skipDays></skipDays>", (), ()),
    ],
)
def test_skipped_hours_and_days_are_all_kept(
    channel: str, hours: tuple[int, ...], days: tuple[int, ...]
) -> None:
    hints = of_rss(channel)
    assert (hints.skip_hours, hints.skip_days) == (hours, days)


def test_a_feed_names_its_own_address_its_new_one_and_its_hubs() -> None:
    hints = of_rss(
        '<atom:link rel="self" href="feed.rss"/><atom:link rel="hub" href="https://hub.org/"/>'
        '<atom:link rel="hub" href="https://hub.org/"/><atom:link rel="hub" href="ftp://x/"/>'
        "<itunes:new-feed-url>https://new.org/feed</itunes:new-feed-url>"
        "<itunes:complete>Yes</itunes:complete>"
    )
    assert hints == Hints(
        self_url="https://example.org/blog/feed.rss",
        moved_to="https://new.org/feed",
        hubs=("https://hub.org/",),
        ended=True,
    )


def test_an_atom_feed_names_its_own_address_and_hub() -> None:
    hints = parse_feed(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>'
        b'<link rel="self" href="https://e.org/a"/><link rel="hub" href="https://hub.org/"/>'
        b"<entry><title>t</title></entry></feed>",
        URL,
    ).hints
    assert hints == Hints(self_url="https://e.org/a", hubs=("https://hub.org/",))


def test_a_json_feed_names_them_too() -> None:
    hints = of_json(
        feed_url="https://e.org/feed.json",
        expired=True,
        hubs=[{"type": "WebSub", "url": "https://hub.org/"}, {"url": 7}, "x"],
    )
    assert hints == Hints(
        ended=True, self_url="https://e.org/feed.json", hubs=("https://hub.org/",)
    )


@pytest.mark.parametrize("value", [None, 7, "yes", [], {}, [[]], {"url": {}}])
def test_a_json_feeds_wrong_types_say_nothing(value: object) -> None:
    assert of_json(feed_url=value, expired=value, hubs=value) in (
        Hints(),
        Hints(self_url="https://example.org/blog/yes"),
    )


def test_a_feed_that_says_nothing_has_no_wishes() -> None:
    assert of_rss("") == Hints()
