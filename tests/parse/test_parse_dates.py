"""Dates that were written for people."""

from datetime import UTC, datetime

import pytest

from newsreader.parse import fields
from newsreader.parse.feed import parse_feed


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Seg, 24 Set 2018 19:42:40 -0300", datetime(2018, 9, 24, 22, 42, 40, tzinfo=UTC)),
        ("24 de septiembre de 2018 19:42", datetime(2018, 9, 24, 19, 42, tzinfo=UTC)),
        ("12 août 2019 10:00 +0200", datetime(2019, 8, 12, 8, tzinfo=UTC)),
        ("Mo, 3. März 2020, 08:15", datetime(2020, 3, 3, 8, 15, tzinfo=UTC)),
        ("lun, 05 giu 2023 09:00:00 GMT", datetime(2023, 6, 5, 9, tzinfo=UTC)),
        ("Пн, 12 июня 2017 10:11:12 +0300", datetime(2017, 6, 12, 7, 11, 12, tzinfo=UTC)),
        ("15 juillet 2019", datetime(2019, 7, 15, tzinfo=UTC)),
        ("32 Set 2018 10:00", None),
        ("24 Foo 2018 10:00", None),
        ("ontem", None),
    ],
)
def test_months_are_known_in_other_languages(text: str, moment: datetime | None) -> None:
    assert fields.when(text) == moment


def test_a_feed_may_date_its_entries_in_its_own_language() -> None:
    feed = parse_feed(
        b"<rss version='2.0'><channel><item><title>Um</title>"
        b"<pubDate>Seg, 24 Set 2018 19:42:40 -0300</pubDate></item></channel></rss>",
        "https://wire.example/feed",
    )
    assert feed.entries[0].published == datetime(2018, 9, 24, 22, 42, 40, tzinfo=UTC)
