"""Status lines and headers, judged without a network."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.fetch.answers import fresh_for, next_hop, refusal, retry_after, validator
from newsreader.models.fetching import Failed

NOW = datetime(2026, 5, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("1", timedelta(minutes=1)),
        ("0", timedelta(minutes=1)),
        ("315360000", timedelta(days=1)),
        ("9" * 4000, timedelta(days=1)),
        ("Sat, 23 May 2026 12:10:00 GMT", timedelta(minutes=10)),
        ("Sat, 23 May 2026 12:10:00 -0000", timedelta(minutes=10)),
        ("Fri, 22 May 2026 12:00:00 GMT", timedelta(minutes=1)),
        ("Wed, 31 Dec 9999 23:59:59 GMT", timedelta(days=1)),
        ("soon", None),
        ("-1", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_kept_between_a_minute_and_a_day(
    header: str | None, wait: timedelta | None
) -> None:
    assert retry_after(header, NOW) == (None if wait is None else NOW + wait)


HEADERS = st.one_of(
    st.text(),
    st.from_regex(r"(max-age|s-maxage|no-store) *= *\"?-?[0-9]{1,40}(, *[a-z-]+)*", fullmatch=True),
    st.from_regex(r"[A-Z][a-z]{2}, [0-9]{1,30} May [0-9]{1,30} [0-9:]{1,20} [+-]?[0-9A-Z]{0,30}"),
)


@given(HEADERS, HEADERS, HEADERS, HEADERS)
def test_no_header_raises_and_none_makes_a_wait_beyond_its_bounds(
    control: str, expires: str, date: str, age: str
) -> None:
    headers = {"cache-control": control, "expires": expires, "date": date, "age": age}
    good = fresh_for(headers, NOW)
    assert good is None or timedelta() < good <= timedelta(days=7)
    for header in headers.values():
        wait = retry_after(header, NOW)
        assert wait is None or timedelta(minutes=1) <= wait - NOW <= timedelta(days=1)


@pytest.mark.parametrize(
    "header",
    [
        "Sat, 23 May 99999999999999999999 12:00:00 GMT",
        "Sat, 99999999999999999999 May 2026 12:00:00 GMT",
        "Sat, 23 May 2026 12:00:00 +99999999999999999999",
        "Mon, 01 Jan 0001 00:00:00 +2300",
        "Fri, 31 Dec 9999 23:59:59 -2300",
    ],
)
def test_a_date_beyond_all_measure_is_none_or_clamped(header: str) -> None:
    wait = retry_after(header, NOW)
    assert wait is None or timedelta(minutes=1) <= wait - NOW <= timedelta(days=1)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("https://b.org/feed", "https://b.org/feed"),
        ("/feed?x=1#top", "http://a.org/feed?x=1"),
        ("../rss", "http://a.org/rss"),
        ("//c.org/x", "http://c.org/x"),
        ("https://evil:pw@b.org/", "https://b.org/"),
        ("/f\N{LATIN SMALL LETTER E WITH ACUTE}ed", "http://a.org/f%C3%A9ed"),
    ],
)
def test_a_redirect_leads_to_an_absolute_address_without_user_info(
    location: str, target: str
) -> None:
    assert next_hop("http://a.org/x/y", 302, location) == target


@pytest.mark.parametrize(
    "location",
    [
        None,
        "",
        "file:///etc/passwd",
        "javascript:x",
        "gopher://a/_",
        "mailto:a@b.c",
        "http://[::1:::/",
    ],
)
def test_a_redirect_to_anything_but_the_web_fails(location: str | None) -> None:
    assert isinstance(next_hop("http://a.org/", 302, location), Failed)


@pytest.mark.parametrize("status", [100, 204, 206, 300, 401, 404, 410, 418, 429, 500, 599, 999])
def test_every_refusal_is_one_sentence_that_names_the_status(status: int) -> None:
    failed = refusal(status)
    assert failed.status == status
    assert f"({status})" in failed.reason
    assert failed.reason.endswith(".")


def test_a_bot_check_is_named_as_such() -> None:
    assert "bot check" in refusal(403, bot_check=True).reason


@pytest.mark.parametrize("header", ['"a"', 'W/"x"', "abc", '"a", "b"', '-gzip"', '""'])
def test_a_sane_validator_is_kept_as_it_is(header: str) -> None:
    assert validator(header) == header


@pytest.mark.parametrize("header", [None, "", '"\x1b]0;x"', '"é"', "e" * 5000])
def test_a_validator_with_hostile_bytes_is_dropped(header: str | None) -> None:
    assert validator(header) is None
