"""newsboat's filters as searches of ours."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.parse.newsboat.filters import (
    Comparison,
    Joined,
    Operator,
    Unreadable,
    read_filter,
)
from newsreader.parse.newsboat.searches import Unsayable, search_of
from newsreader.query.errors import QueryError
from newsreader.query.parse import parse

A, B, C = (Comparison(name, Operator.EQUALS, "1") for name in "abc")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('a = "1"', A),
        ("a==1", A),
        ("(a = 1)", A),
        ("a=1 and b=1", Joined(False, A, B)),
        ("a=1 or b=1 and c=1", Joined(True, A, Joined(False, B, C))),
        ("(a=1 or b=1) and c=1", Joined(False, Joined(True, A, B), C)),
        ("a=1 and(b=1)", Joined(False, A, B)),
        ("age between 0:7", Comparison("age", Operator.BETWEEN, "0:7")),
        ('tags !# "x y"', Comparison("tags", Operator.CONTAINS_NOT, "x y")),
        ("x >= -3", Comparison("x", Operator.AT_LEAST, "-3")),
        ('x !~ ""', Comparison("x", Operator.MATCHES_NOT, "")),
    ],
)
def test_a_filter_is_read_as_newsboat_reads_it(text: str, tree: Comparison | Joined) -> None:
    assert read_filter(text) == tree


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", "character 1 "),
        ("a", "character 2 "),
        ("a = b", "character 4 "),
        ('a = "b', "character 4 "),
        ("a = 1 andb = 1", "character 6 "),
        ("a = 1 and", "character 6 "),
        ("(a = 1", "character 7 "),
        ("a = 1)", "character 6 "),
        ("(" * 50, "nested"),
    ],
)
def test_what_is_no_filter_says_where(text: str, at: str) -> None:
    with pytest.raises(Unreadable, match=at):
        read_filter(text)


@pytest.mark.parametrize(
    ("filter_", "query"),
    [
        ('unread = "yes"', "is:unread"),
        ('unread != "yes"', "-is:unread"),
        ('unread == "no"', "is:read"),
        ('tags # "linux"', "folder:linux"),
        ('tags !# "linux"', "-folder:linux"),
        ("age < 7", "since:7d"),
        ("age <= 7", "since:8d"),
        ("age > 7", "before:8d"),
        ('age >= "7"', "before:7d"),
        ("age = 3", "since:4d before:3d"),
        ("age != 3", "-(since:4d before:3d)"),
        ("age between 0:7", "since:8d"),
        ("age between 7:2", "since:8d before:2d"),
        (r'title =~ "\bchips\b"', "title:chips"),
        (r'title =~ "\bchip wars"', 'title:"chip wars"*'),
        (r'content !~ "(\bchips\b|\btariffs\b)"', "-(text:chips or text:tariffs)"),
        ('feedtitle =~ "daily news"', 'feed:"daily news"'),
        ('rssurl =~ "example.org"', "feed:example.org"),
        ('flags =~ "a"', "tag:newsboat-a"),
        ('flags =~ "[ab]"', "(tag:newsboat-a or tag:newsboat-b)"),
        ('flags =~ "a|b"', "(tag:newsboat-a or tag:newsboat-b)"),
        ('flags !~ "a"', "-tag:newsboat-a"),
        ('flags != ""', "is:bookmarked"),
        ('flags =~ "."', "is:bookmarked"),
        ('unread = "yes" and tags # "a" and age < 1', "is:unread folder:a since:1d"),
        ('unread = "yes" and (tags # "a" or tags # "b")', "is:unread (folder:a or folder:b)"),
        ('age < 1 or unread = "yes" and tags # "a"', "since:1d or (is:unread folder:a)"),
    ],
)
def test_a_filter_becomes_a_search_that_finds_the_same(filter_: str, query: str) -> None:
    search = search_of(read_filter(filter_))

    assert (search.query, search.remarks) == (query, [])
    parse(search.query)


def test_a_part_of_an_authors_name_becomes_how_a_word_of_it_begins() -> None:
    search = search_of(read_filter('author =~ "knuth"'))

    assert search.query == "author:knuth*"
    assert search.remarks == ['author =~ "knuth" finds words that begin so, no others']


@pytest.mark.parametrize(
    ("filter_", "query", "remark"),
    [
        ('title =~ "chips"', "title:chips*", "begin so"),
        ('title !~ "chips|war"', "-(title:chips* or title:war*)", "begin so"),
        ('feedtitle = "Daily"', "feed:Daily", "anywhere in the title"),
        ('rssurl =~ "^https://a"', "feed:https://a", "anywhere in the title"),
        ('flags # "a"', "tag:newsboat-a", "other flags too"),
    ],
)
def test_a_search_that_finds_a_little_more_or_less_says_so(
    filter_: str, query: str, remark: str
) -> None:
    search = search_of(read_filter(filter_))

    assert search.query == query
    assert [remark in one for one in search.remarks] == [True]
    parse(search.query)


@pytest.mark.parametrize(
    "filter_",
    [
        "unread_count > 0",
        'link =~ "x"',
        'guid = "x"',
        'enclosure_type =~ "audio"',
        'date =~ "2024"',
        'unread = "maybe"',
        'unread =~ "yes"',
        'title = "Chips"',
        'title =~ "^chips"',
        'title =~ "c.*s"',
        'title =~ "c++"',
        'title =~ ""',
        'title =~ "|x"',
        'title # "chips"',
        'tags =~ "lin"',
        'tags # "two words"',
        'author = "Donald Knuth"',
        'flags = "ab"',
        'flags =~ "ab"',
        'flags =~ "[^a]"',
        'age < "soon"',
        "age < -1",
        "age < 99999",
        'feedtitle =~ "a|b"',
    ],
)
def test_what_our_searches_cannot_say_is_refused(filter_: str) -> None:
    with pytest.raises(Unsayable):
        search_of(read_filter(filter_))


_attributes = st.sampled_from(["unread", "age", "tags", "flags", "title", "author", "feedtitle"])
_values = st.sampled_from(["yes", "no", "7", "0:7", "a", "x y", "[ab]", "a|b", ".", "", "n's"])
_comparisons = st.builds(
    lambda attribute, operator, value: f'{attribute} {operator.value} "{value}"',
    _attributes,
    st.sampled_from(Operator),
    _values,
)
_filters = st.recursive(
    _comparisons,
    lambda inner: st.builds(
        lambda left, joint, right: f"({left}) {joint} ({right})",
        inner,
        st.sampled_from(["and", "or"]),
        inner,
    ),
    max_leaves=5,
)


@given(_filters)
def test_whatever_is_translated_is_a_query_of_ours(filter_: str) -> None:
    try:
        query = search_of(read_filter(filter_)).query
    except Unsayable:
        return
    try:
        assert parse(query).root
    except QueryError as error:
        raise AssertionError(query) from error


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Unreadable):
        assert read_filter(text)
