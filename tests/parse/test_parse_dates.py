"""Dates as publishers really write them."""

import time
from datetime import UTC, datetime

import pytest
from feedparser.datetimes import _parse_date
from hypothesis import given
from hypothesis import strategies as st

from newsreader.parse.dates import when
from newsreader.parse.feed import parse_feed

TEN = datetime(2026, 2, 10, 10, tzinfo=UTC)
DAY = datetime(2026, 2, 10, tzinfo=UTC)
OF_TEN = """
Tue, 10 Feb 2026 10:00:00 GMT
Tue, 10 Feb 2026 10:00:00 +0000
Tue, 10 Feb 2026 10:00:00 -0000
Tue, 10 Feb 2026 10:00:00 Z
Tue, 10 Feb 2026 10:00:00 UT
Tue, 10 Feb 2026 10:00:00 Etc/GMT
Tue, 10 Feb 2026 10:00:00
Tue, 10 Feb 2026 10:00 GMT
Tue, 10 Feb 2026 10:00
Tue,10 Feb 2026 10:00:00 GMT
Tue 10 Feb 2026 10:00:00 GMT
Tue, 10 Feb, 2026 10:00:00 GMT
Tue, 10 Feb 26 10:00:00 GMT
Tue, 10 Feb 126 10:00:00 GMT
Tuesday, 10 February 2026 10:00:00 GMT
Tuesday, 10-Feb-26 10:00:00 GMT
Tue, 10 FEB 2026 10:00:00 GMT
Tue, 10 Feb 2026 10:00:00.123 GMT
Tue, 10 Feb 2026 10:00:00 GMT (press time)
Tue,  10  Feb  2026  10:00:00  GMT
10 Feb 2026 10:00:00 GMT
10 Feb 2026, 10:00
Tue Feb 10 10:00:00 2026
Tue Feb 10 10:00:00 GMT 2026
Tue Feb 10 10:00:00 +0000 2026
Tue Feb 10 2026 10:00:00 GMT+0000 (Coordinated Universal Time)
Feb 10, 2026 10:00 AM
Feb. 10, 2026, 10 a.m.
February 10th, 2026 10:00:00am UTC
10th of February 2026 at 10:00
10:00 10 February 2026
10:00 UTC, Feb 10 2026
Tue, 10 Feb 2026 05:00:00 EST
Tue, 10 Feb 2026 05:00:00  EST
Tue, 10 Feb 2026 06:00:00 EDT
Tue, 10 Feb 2026 04:00:00 CST
Tue, 10 Feb 2026 03:00:00 MST
Tue, 10 Feb 2026 02:00:00 PST
Tue, 10 Feb 2026 01:00:00 AKST
Tue, 10 Feb 2026 00:00:00 HST
Tue, 10 Feb 2026 11:00:00 CET
Tue, 10 Feb 2026 12:00:00 CEST
Tue, 10 Feb 2026 11:00:00 MEZ
Tue, 10 Feb 2026 11:00:00 BST
Tue, 10 Feb 2026 12:00:00 EET
Tue, 10 Feb 2026 13:00:00 MSK
Tue, 10 Feb 2026 15:30:00 IST
Tue, 10 Feb 2026 18:00:00 HKT
Tue, 10 Feb 2026 19:00:00 JST
Tue, 10 Feb 2026 19:00:00 KST
Tue, 10 Feb 2026 20:00:00 AEST
Tue, 10 Feb 2026 21:00:00 AEDT
Tue, 10 Feb 2026 23:00:00 NZDT
Tue, 10 Feb 2026 19:00:00 +0900
Tue, 10 Feb 2026 19:00:00 +09:00
Tue, 10 Feb 2026 19:00:00 +900
Tue, 10 Feb 2026 19:00:00 +9
Tue, 10 Feb 2026 19:00:00 +09
Tue, 10 Feb 2026 19:00:00 GMT+9
Tue, 10 Feb 2026 19:00:00 GMT+09:00
Tue, 10 Feb 2026 19:00:00 UTC +0900
Tue, 10 Feb 2026 19:00:00 +0900 (JST)
Tue, 10 Feb 2026 08:59:00 GMT-01:01
Tue, 10 Feb 2026 15:30:00 +0530
Tue, 10 Feb 2026 15:45:00 +05:45
Tue, 10 Feb 2026 10:00:00 +9999
Tue, 10 Feb 2026 10:00:00 XYZ
2026-02-10T10:00:00Z
2026-02-10T10:00:00.0Z
2026-02-10T10:00:00.123456789Z
2026-02-10T10:00Z
2026-02-10t10:00:00z
2026-02-10T10:00:00+00:00
2026-02-10T19:00:00+09:00
2026-02-10T19:00:00+0900
2026-02-10T15:30:00+0530
2026-02-10T19:00:00+09
2026-02-10T19:00:00 +0900
2026-02-10T11:00:00Z+0100
2026-02-10T05:00:00-05:00
2026-02-10T05:00:00−05:00
2026-02-10T10:00:00+99:99
2026-02-10T10:00:00
2026-02-10 10:00:00
2026-02-10 10:00
2026-02-10 10:00:00 UTC
2026-02-10 19:00:00 +0900
2026-02-10 10:00:00.000
2026-02-10 05:00:00 EST
20260210T100000Z
20260210100000
202602101000
2026-W07-2T10:00:00Z
2026-041T10:00:00Z
1770717600
1770717600.0
1770717600000
2026/02/10 10:00:00
2026/2/10 10:00
2026.02.10 10:00
Tue, 2026/02/10 05:00:00 EST
02/10/2026 10:00:00 AM
2/10/2026 10:00
10.02.2026 10:00
10.02.2026, 10:00 Uhr
10.02.26 10.00
10-02-2026 10:00:00
2026年02月10日 10:00
2026年2月10日 10时00分
2026年2月10日 10時00分00秒
2026年2月10日(火) 午前10:00
2026年2月10日 上午10:00:00
2026 年 2 月 10 日 10:00
２０２６年２月１０日　１０：００
2026년 02월 10일  19:00:00
2026년 2월 10일 오후 7시 00분
2026-02-10 오후 7:00:00
Вт, 10 фев 2026 13:00:00 +0300
10 февраля 2026 г., 13:00 MSK
вівторок, 10 лютого 2026 10:00
10 февруари 2026 10:00
mar., 10 févr. 2026 11:00:00 +0100
mardi 10 février 2026 à 10h00
mar, 10 feb 2026 10:00:00 GMT
martes, 10 de febrero de 2026 10:00
Ter, 10 Fev 2026 07:00:00 -0300
10º de fevereiro de 2026 10:00
10 d'febrer de 2026 10:00
Di, 10. Februar 2026, 11:00 MEZ
di, 10 feb. 2026 10:00:00 +0000
wt., 10 lut 2026 11:00:00 +0100
10 lutego 2026, 10:00
út, 10 úno 2026 10:00
10. února 2026 10:00
2026. február 10. 10:00
2026-február-10T10:00+00:00
ti 10. helmikuuta 2026 10:00
Sal, 10 Şub 2026 13:00:00 +0300
Τρι, 10 Φεβ 2026 12:00:00 EET
Τρίτη, 10 Φεβρουαρίου 2026 10:00
10 февр. 2026 10:00
10 vas 2026 10:00
10 פברואר 2026 10:00
10 فبراير 2026 10:00
١٠ فبراير ٢٠٢٦ ١٠:٠٠
星期二, 10 二月 2026 10:00:00 +0000
火, 10 2月 2026 10:00:00 +0000
"""


@pytest.mark.parametrize("text", OF_TEN.strip().splitlines())
def test_ten_oclock_is_read_however_it_is_written(text: str) -> None:
    moment = when(text, _parse_date(text))
    assert moment is not None
    assert moment.replace(microsecond=0) == TEN


@pytest.mark.parametrize(
    "text",
    [
        "10 Feb 2026",
        "Tue, 10 Feb 2026",
        "Feb 10, 2026",
        "February 10 2026",
        "2026-02-10",
        "20260210",
        "2026-02-10Z",
        "2026-W07-2",
        "2026-041",
        "26-02-10",
        "2/10/2026",
        "02/10/26",
        "10.2.2026",
        "2026年2月10日",
        "10 février 2026",
        "Tue, 09 Feb 2026 24:00:00 +0000",
        "2026-02-09T24:00:00Z",
        "Feb 10, 2026 12:00 AM",
        "2026-02-10 0:00",
    ],
)
def test_a_day_begins_at_midnight(text: str) -> None:
    assert when(text, _parse_date(text)) == DAY


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Tue, 10 Feb 2026 10:00:00 PM", datetime(2026, 2, 10, 22, tzinfo=UTC)),
        ("2/10/2026 12:30:15 PM", datetime(2026, 2, 10, 12, 30, 15, tzinfo=UTC)),
        ("Feb 10, 2026 10pm EST", datetime(2026, 2, 11, 3, tzinfo=UTC)),
        ("2026年2月10日 下午10:00", datetime(2026, 2, 10, 22, tzinfo=UTC)),
        ("10 Φεβ 2026 10:00 μ.μ.", datetime(2026, 2, 10, 22, tzinfo=UTC)),
        ("Tue, 10 Feb 2026 23:59:60 +0000", datetime(2026, 2, 10, 23, 59, 59, tzinfo=UTC)),
        ("13/2/2026 10:00", datetime(2026, 2, 13, 10, tzinfo=UTC)),
        ("02-13-2026 10:00", datetime(2026, 2, 13, 10, tzinfo=UTC)),
        ("Thu, 01 Jan 94 19:48:21 GMT", datetime(1994, 1, 1, 19, 48, 21, tzinfo=UTC)),
        ("2003-12-31T10:14:55.1Z", datetime(2003, 12, 31, 10, 14, 55, tzinfo=UTC)),
        ("Seg, 24 Set 2018 19:42:40 -0300", datetime(2018, 9, 24, 22, 42, 40, tzinfo=UTC)),
        ("24 de septiembre de 2018 19:42", datetime(2018, 9, 24, 19, 42, tzinfo=UTC)),
        ("12 août 2019 10:00 +0200", datetime(2019, 8, 12, 8, tzinfo=UTC)),
        ("Mo, 3. März 2020, 08:15", datetime(2020, 3, 3, 8, 15, tzinfo=UTC)),
        ("lun, 05 giu 2023 09:00:00 GMT", datetime(2023, 6, 5, 9, tzinfo=UTC)),
        ("Пн, 12 июня 2017 10:11:12 +0300", datetime(2017, 6, 12, 7, 11, 12, tzinfo=UTC)),
        ("15 juillet 2019", datetime(2019, 7, 15, tzinfo=UTC)),
        ("1. července 2019", datetime(2019, 7, 1, tzinfo=UTC)),
        ("1. června 2019", datetime(2019, 6, 1, tzinfo=UTC)),
        ("5 marraskuuta 2019", datetime(2019, 11, 5, tzinfo=UTC)),
        ("11 十一月 2019", datetime(2019, 11, 11, tzinfo=UTC)),
        ("2004-július-13T9:15-05:00", datetime(2004, 7, 13, 14, 15, tzinfo=UTC)),
        ("2020/1/10 14:33:00", datetime(2020, 1, 10, 14, 33, tzinfo=UTC)),
        ("2003-12", datetime(2003, 12, 1, tzinfo=UTC)),
        ("2003", datetime(2003, 1, 1, tzinfo=UTC)),
        (1770717600, TEN),
    ],
)
def test_other_moments_are_read_too(text: object, moment: datetime) -> None:
    answer = _parse_date(text) if isinstance(text, str) else None
    read = when(text, answer)
    assert read is not None
    assert read.replace(microsecond=0) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "now",
        "yesterday",
        "ontem",
        "0",
        "-1",
        "12",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00+14:00",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-12:00",
        "Sun, 31 Dec 9999 23:59:59 -9999",
        "99999-01-01T00:00:00Z",
        "Tue, 31 Feb 2026 10:00:00 +0000",
        "Mon, 32 Foo 2026 99:99:99 XYZ",
        "32 Set 2018 10:00",
        "24 Foo 2018 10:00",
        "2026-13-01",
        "2026-02-10T25:00:00Z",
        "T" * 5000,
        "9" * 5000,
        "Invalid Date",
        "%a, %d %b %Y",
        "\ud800",
        None,
        True,
        12,
        float("nan"),
        1e300,
        [],
        {},
    ],
)
def test_what_names_no_moment_is_unknown(text: object) -> None:
    answer = _parse_date(text) if isinstance(text, str) else None
    assert when(text, answer) is None


@pytest.mark.parametrize(
    ("answer", "moment"),
    [
        (time.struct_time((2026, 2, 10, 10, 0, 0, 0, 0, 0)), TEN),
        (time.struct_time((99999, 1, 1, 0, 0, 0, 0, 0, 0)), None),
        (time.gmtime(0), None),
        ("now", None),
        (None, None),
    ],
)
def test_an_answer_without_words_counts_if_it_is_one(
    answer: object, moment: datetime | None
) -> None:
    assert when(None, answer) == moment


@given(
    st.lists(
        st.sampled_from(
            "Tue, 10 Feb 2026 26 0 99 : 10:00 T Z +9 +0900 PM 年 月 일 오후 de mars - / . ٣ ² 9999 "
            "2026-02-10 10:00:00 GMT EST \u200f ( )".split(" ")
        ),
        max_size=14,
    ),
    st.sampled_from(["", " ", "-"]),
)
def test_no_words_stop_a_feed(words: list[str], between: str) -> None:
    moment = when(between.join(words))
    assert moment is None or (moment.tzinfo is UTC and 1900 <= moment.year < 2100)


@given(st.text(max_size=60))
def test_no_text_stops_a_feed(text: str) -> None:
    moment = when(text)
    assert moment is None or moment.tzinfo is UTC


@given(st.integers(86_400, 4_102_000_000))
def test_the_common_shapes_come_back(seconds: int) -> None:
    whole = datetime.fromtimestamp(seconds, UTC)
    for shape in ("%a, %d %b %Y %H:%M:%S GMT", "%Y-%m-%dT%H:%M:%SZ", "%d %B %Y, %I:%M:%S %p"):
        text = whole.strftime(shape)
        assert when(text, _parse_date(text)) == when(text) == whole


def test_a_feed_may_date_its_entries_in_its_own_language() -> None:
    feed = parse_feed(
        b"<rss version='2.0'><channel><item><title>Um</title>"
        b"<pubDate>Seg, 24 Set 2018 19:42:40 -0300</pubDate></item></channel></rss>",
        "https://wire.example/feed",
    )
    assert feed.entries[0].published == datetime(2018, 9, 24, 22, 42, 40, tzinfo=UTC)
