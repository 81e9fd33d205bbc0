from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.query.errors import QueryError
from newsreader.query.parse import parse
from newsreader.query.tree import (
    All,
    Any,
    Attribute,
    Before,
    Column,
    Flag,
    Has,
    Is,
    Node,
    Not,
    Since,
    Words,
)

JAPAN, CHIPS, WAR = Words("japan"), Words("chips"), Words("war")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("japan", JAPAN),
        ("japan chips", All((JAPAN, CHIPS))),
        ('"chip war"', Words("chip war")),
        ("chip*", Words("chip", prefix=True)),
        ('"chip wa"*', Words("chip wa", prefix=True)),
        ("japan -war", All((JAPAN, Not(WAR)))),
        ("-(japan chips)", Not(All((JAPAN, CHIPS)))),
        ("japan or chips war", Any((JAPAN, All((CHIPS, WAR))))),
        ("(japan OR chips) war", All((Any((JAPAN, CHIPS)), WAR))),
        ("title:japan", Words("japan", column=Column.TITLE)),
        ('Text:"chip war"', Words("chip war", column=Column.TEXT)),
        ("feed:Asahi", Has(Attribute.FEED, "Asahi")),
        ('folder:"Tech/Open Source"', Has(Attribute.FOLDER, "Tech/Open Source")),
        ("author:knuth", Has(Attribute.AUTHOR, "knuth")),
        ("tag:#later", Has(Attribute.TAG, "#later")),
        ("is:tagged", Is(Flag.TAGGED)),
        ("topic:#chip*", Has(Attribute.TOPIC, "#chip", prefix=True)),
        ("is:unread", Is(Flag.UNREAD)),
        ("-is:BOOKMARKED", Not(Is(Flag.BOOKMARKED))),
        ("since:3d", Since(timedelta(days=3))),
        ("since:12h", Since(timedelta(hours=12))),
        ("before:2025-06-01", Before(date(2025, 6, 1))),
        ("covid-19", Words("covid-19")),
        ("http://example.org/a", Words("http://example.org/a")),
        ("other:thing", Words("other:thing")),
    ],
)
def test_a_query_says_what_it_means(text: str, tree: Node) -> None:
    assert parse(text).root == tree


@pytest.mark.parametrize("text", ["", "  ", "()", "-", "--", "or", "…", '""', "(((", '-"'])
def test_a_query_without_words_asks_for_everything(text: str) -> None:
    assert parse(text).root == All(())


@pytest.mark.parametrize(
    ("unfinished", "finished"),
    [
        ("(japan or chips", "(japan or chips)"),
        ('"chip war', '"chip war"'),
        ("japan or", "japan"),
        ("japan -", "japan"),
        ("japan title:", "japan title"),
    ],
)
def test_what_is_not_finished_yet_is_understood_as_far_as_it_goes(
    unfinished: str, finished: str
) -> None:
    def said(text: str) -> str:
        return repr(parse(text)).replace("title:", "title")

    assert said(unfinished) == said(finished)


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("japan )", 6, "closes nothing"),
        ("japan is:new", 6, "unread, read, bookmarked or tagged"),
        ("since:soon", 0, "2025-06-01"),
        ("before:2025-13-01", 0, "before:"),
        ("(" * 30 + "japan", 20, "too many"),
        ("japan " * 400, 1000, "at most"),
    ],
)
def test_a_wrong_query_is_refused_with_its_place(text: str, position: int, words: str) -> None:
    with pytest.raises(QueryError, match=words) as caught:
        parse(text)

    assert caught.value.position == position


@given(st.text() | st.text(alphabet='ab "()-*:orisncedt日本\x00\ud800'))
def test_any_text_is_a_query_or_a_sentence(text: str) -> None:
    assert sentence_about(text).endswith(".")


def sentence_about(text: str) -> str:
    try:
        parse(text)
    except QueryError as error:
        return str(error)
    return "It is a query."
