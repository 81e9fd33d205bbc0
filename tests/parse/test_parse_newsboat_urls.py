"""newsboat's `urls` file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.models.feeds import Subscription
from newsreader.models.scopes import OwnSmart
from newsreader.parse.newsboat.tokens import cut
from newsreader.parse.newsboat.urls import looks_like_urls, read_urls

A = "https://a.example/feed"
FAULTS = Path(__file__).parents[3].parent / "shared" / "faults" / "urls"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", ()),
        ("# comment", ()),
        ("  # comment", ()),
        ("a b\tc\r", ("a", "b", "c")),
        ('a "b c" d', ("a", "b c", "d")),
        ('a "b \\" c" d', ("a", 'b " c', "d")),
        ('a "tab\\t \\\\ \\x"', ("a", "tab\t \\ x")),
        ("a # b", ("a",)),
        ("a#b c", ("a#b", "c")),
        ('a "" b', ("a", "", "b")),
        ('"a"b "c', ("a", "b", "c")),
        ("`touch x` a", ("`touch", "x`", "a")),
    ],
)
def test_a_line_is_cut_as_newsboat_cuts_it(line: str, words: tuple[str, ...]) -> None:
    assert cut(line).words == words


def test_an_open_quotation_mark_is_known() -> None:
    assert cut('a "b').closed is False
    assert cut('a "b\\').closed is False
    assert cut('a "b" c').closed


@pytest.mark.parametrize(
    ("line", "subscription"),
    [
        (A, Subscription(A)),
        (f'{A} linux "two words"', Subscription(A, None, ("linux", "two words"))),
        (f'{A} "~My title" x', Subscription(A, "My title", ("x",))),
        (f'{A} x "~One" "~Two" x', Subscription(A, "One", ("x",))),
        (f'"{A}" a/b', Subscription(A, None, ("a/b",))),
        (f'{A} "\x1b]0;x[red]" "~"', Subscription(A, None, ("]0;x[red]",))),
    ],
)
def test_tags_are_folders_and_a_tilde_begins_a_title(line: str, subscription: Subscription) -> None:
    assert read_urls(line.encode()).subscriptions == [subscription]


def test_the_same_address_twice_is_one_feed_with_the_tags_of_both() -> None:
    found = read_urls(f"{A} x\n{A} y x\nHTTPS://a.example:443/feed z\n{A}/ w".encode())

    assert found.subscriptions == [
        Subscription(A, None, ("x", "y", "z")),
        Subscription(f"{A}/", None, ("w",)),
    ]


def test_a_hidden_feed_is_followed_and_that_is_said() -> None:
    found = read_urls(f'{A} "!hidden" x'.encode())

    assert found.subscriptions == [Subscription(A, None, ("x",))]
    assert [line.what for line in found.skipped] == [f"line 1: {A}"]
    assert "hides no feeds" in found.skipped[0].reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('"exec:~/bin/feed.sh `touch x`" news', "runs no"),
        ("filter:~/f.py:https://b.example/feed", "https://b.example/feed"),
        ("file:///etc/passwd", "file of this computer"),
        ("gopher://a.example/", "only http and https"),
        ("|touch x", "no address"),
        ("https://a.example/" + "a" * 9000, "8,192"),
        (f'{A} "open', "not closed"),
        ("query:Title", "title and a filter"),
        ("query::unread", "title"),
        ('"query:X:title =~"', "character 9"),
        ('"query:X:unread_count > 0"', "unread_count"),
        (f"{A}{' t' * 60}", "60 tags"),
    ],
)
def test_what_is_not_taken_over_is_listed_with_its_line(line: str, reason: str) -> None:
    found = read_urls(f"# mine\n\n{line}\nhttps://good.example/\n".encode())

    assert found.subscriptions[-1].url == "https://good.example/"
    assert [one.what[:6] for one in found.skipped] == ["line 3"]
    assert reason in found.skipped[0].reason
    assert found.smart == []


def test_a_query_feed_is_a_smart_feed() -> None:
    line = r'"query:Fresh:unread = \"yes\" and age between 0:6" news "~Own title"'

    found = read_urls(line.encode())

    assert found.smart == [OwnSmart("Own title", "is:unread since:7d")]
    assert found.skipped == []


def test_a_smart_feed_that_finds_something_else_says_so() -> None:
    found = read_urls(rb'"query:Linux:title =~ \"linux\""')

    assert found.smart == [OwnSmart("Linux", "title:linux*")]
    assert "words that begin so" in found.skipped[0].reason


def test_two_query_feeds_of_one_title_stay_two() -> None:
    found = read_urls(b'"query:X:age < 1"\n"query:X:age < 2"')

    assert [smart.title for smart in found.smart] == ["X", "X 2"]


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"# mine\nhttps://a.example/", True),
        (b'"query:X:age < 1"', True),
        (b"exec:x", True),
        (b"milk, bread", False),
        (b"<html>https://x.example/</html>", False),
        (b'browser "firefox %u"\nbind-key j down', False),
        (b"", False),
        (b"\x00\xff\xfe", False),
    ],
)
def test_the_file_is_known_by_what_it_says(data: bytes, answer: bool) -> None:
    assert looks_like_urls(data) is answer


def test_what_is_not_utf_8_is_read_all_the_same() -> None:
    assert read_urls(f"{A} größe".encode("latin-1")).subscriptions[0].folders == ("größe",)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8")))
def test_nothing_makes_it_stumble(data: bytes) -> None:
    found = read_urls(data)

    assert all(one.url.startswith(("http://", "https://")) for one in found.subscriptions)


@pytest.mark.skipif(not FAULTS.exists(), reason="needs ../shared")
@pytest.mark.parametrize(
    ("name", "urls", "skipped"),
    [
        ("quotes", ["a", "b", "c%20d", "e"], ["line 1"]),
        ("long", ["good.xml"], ["line 1"]),
        ("dups", ["a", "a/"], []),
        ("markup", ["m"], []),
    ],
)
def test_files_full_of_faults(name: str, urls: list[str], skipped: list[str]) -> None:
    found = read_urls((FAULTS / name).read_bytes())

    assert [one.url.removeprefix("http://127.0.0.1/") for one in found.subscriptions] == urls
    assert [one.what[:6] for one in found.skipped] == skipped
