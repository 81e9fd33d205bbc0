import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.models.scopes import Sort
from newsreader.query.errors import QueryError
from newsreader.query.parse import parse
from newsreader.query.render import render
from newsreader.query.tree import (
    EVERYTHING,
    All,
    Any,
    Attribute,
    Clock,
    Column,
    During,
    Flag,
    Is,
    Long,
    Midnight,
    Node,
    Not,
    Query,
    Scored,
    With,
    Words,
)

PIECES = (
    *("japan", '"chip war"', "chip*", "-", "or", "(", ")", "title:", "text:日本", "feed:a", "#tag"),
    *("folder:b/c", "is:unread", "has:image", "is:", "since:3d", "before:today", "-is:read", '"'),
    *("published:2025..2026", "arrived:yesterday", "words:>10", "sort:oldest", "title:(", "12:30"),
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
        ("feed:Asahi", With(Attribute.FEED, "Asahi")),
        ('folder:"Tech/Open Source"', With(Attribute.FOLDER, "Tech/Open Source")),
        ("author:knuth", With(Attribute.AUTHOR, "knuth")),
        ("tag:#later", With(Attribute.TAG, "later")),
        ("is:tagged", Is(Flag.TAGGED)),
        ("is:highlighted", Is(Flag.HIGHLIGHTED)),
        ("topic:#chip*", With(Attribute.TOPIC, "chip", prefix=True)),
        ("is:unread", Is(Flag.UNREAD)),
        ("-is:BOOKMARKED", Not(Is(Flag.BOOKMARKED))),
        ("since:3d", During(Clock.PUBLISHED, timedelta(days=3))),
        ("since:12h", During(Clock.PUBLISHED, timedelta(hours=12))),
        ("before:2025-06-01", During(Clock.PUBLISHED, None, date(2025, 6, 1))),
        ("before:2025-06", During(Clock.PUBLISHED, None, date(2025, 6, 1))),
        ("since:yesterday", During(Clock.PUBLISHED, Midnight(1))),
        ("published:2025", During(Clock.PUBLISHED, date(2025, 1, 1), date(2026, 1, 1))),
        ("published:2024-12", During(Clock.PUBLISHED, date(2024, 12, 1), date(2025, 1, 1))),
        ("published:2025-05-03", During(Clock.PUBLISHED, date(2025, 5, 3), date(2025, 5, 4))),
        ("published:2025-05..2025-07", During(Clock.PUBLISHED, date(2025, 5, 1), date(2025, 8, 1))),
        ("published:2025-05..", During(Clock.PUBLISHED, date(2025, 5, 1))),
        ("published:..2025", During(Clock.PUBLISHED, None, date(2026, 1, 1))),
        ("arrived:today", During(Clock.ARRIVED, Midnight(0), Midnight(-1))),
        ("arrived:Yesterday", During(Clock.ARRIVED, Midnight(1), Midnight(0))),
        ("arrived:3d", During(Clock.ARRIVED, timedelta(days=3))),
        ("arrived:1w..3d", During(Clock.ARRIVED, timedelta(days=7), timedelta(days=3))),
        ("words:>1000", Long(1001)),
        ("words:<200", Long(most=199)),
        ("words:500..1000", Long(500, 1000)),
        ("score:>5", Scored(6)),
        ("score:<-2", Scored(most=-3)),
        ("score:-3", Scored(-3, -3)),
        ("score:-1..10", Scored(-1, 10)),
        ("score:..0", Scored(most=0)),
        ("shop:tokyo", Words("shop:tokyo")),
        ("is:edited", Is(Flag.EDITED)),
        ("has:Image", Is(Flag.IMAGE)),
        ("#chips", With(Attribute.TOPIC, "chips")),
        ("-#chip*", Not(With(Attribute.TOPIC, "chip", prefix=True))),
        ('#"open source"', With(Attribute.TOPIC, "open source")),
        ("#1", Words("#1")),
        (
            "lang:en link:example.org",
            All((With(Attribute.LANG, "en"), With(Attribute.LINK, "example.org"))),
        ),
        (
            "title:(japan or chips)",
            Any((Words("japan", column=Column.TITLE), Words("chips", column=Column.TITLE))),
        ),
        ("-or", Not(Words("or"))),
        ("12:30", Words("12:30")),
        ("C++:", Words("C++:")),
        ("Sport:Tennis", Words("Sport:Tennis")),
        ("test:text", Words("test:text")),
        ('"tilte:japan"', Words("tilte:japan")),
        ("story:12", With(Attribute.STORY, "12")),
        ("rock -- roll", All((Words("rock"), Words("roll")))),
        ("covid-19", Words("covid-19")),
        ("http://example.org/a", Words("http://example.org/a")),
        ("other:thing", Words("other:thing")),
    ],
)
def test_a_query_says_what_it_means(text: str, tree: Node) -> None:
    assert parse(text).root == tree


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("japan", None),
        ("japan sort:oldest", Sort.OLDEST),
        ("sort:Relevance", Sort.RELEVANCE),
        ("sort:title japan or chips", Sort.TITLE),
    ],
)
def test_the_order_is_about_the_whole_query(text: str, sort: Sort | None) -> None:
    assert parse(text).sort is sort


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_query_asks_for_everything(text: str) -> None:
    assert parse(text) == Query(EVERYTHING)


@pytest.mark.parametrize("text", ["()", "-", "--", "or", "…", '""', "(((", '-"', "is:", "is:unr"])
def test_while_typing_what_says_nothing_yet_asks_for_everything(text: str) -> None:
    assert parse(text, typing=True) == Query(EVERYTHING)
    with pytest.raises(QueryError):
        parse(text)


@pytest.mark.parametrize(
    ("unfinished", "finished"),
    [
        ("(japan or chips", "(japan or chips)"),
        ('"chip war', '"chip war"'),
        ('feed:"New York', 'feed:"New York"'),
        ("japan or", "japan"),
        ("japan or (", "japan"),
        ("japan -", "japan"),
        ("japan title:", "japan"),
        ("japan -is:book", "japan"),
        ("japan sort:old", "japan"),
        ("japan since:", "japan"),
        ("japan since:2025-0", "japan"),
        ("japan since:3", "japan"),
        ("japan arrived:tod", "japan"),
        ("japan published:2025-05..2", "japan"),
        ("japan words:>", "japan"),
        ("japan score:>-", "japan"),
    ],
)
def test_what_is_not_finished_yet_is_understood_as_far_as_it_goes(
    unfinished: str, finished: str
) -> None:
    assert parse(unfinished, typing=True) == parse(finished)


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("japan )", ")", "closes nothing"),
        ("japan (chips", "(", "is not closed"),
        ('japan "chips', '"chips', "is not closed"),
        ("japan or", "or", "one of them is missing"),
        ("japan or or chips", "or", "one of them is missing"),
        ("(or japan)", "or", "one of them is missing"),
        ("…", "…", "nothing in it"),
        ("japan is:new", "is:new", "edited or hidden, not “new”. Did you mean is:unread?"),
        ("is:unraed", "is:unraed", "Did you mean is:unread?"),
        ("is:starred", "is:starred", "Did you mean is:bookmarked?"),
        ("is:image", "is:image", "Did you mean has:image?"),
        ("has:picture x", "has:picture", "takes image, enclosure, comments or story"),
        ("japan tilte:japan", "tilte:", "Did you mean title:?"),
        ("feeds:asahi", "feeds:", "Did you mean feed:?"),
        ("after:2025", "after:", "Did you mean since:?"),
        ("title: japan", "title:", "right behind it, such as title:japan"),
        ("since: 3d", "since:", "such as since:3d"),
        ("since:soon", "since:soon", "2025-06-01"),
        ("since:2025..2026", "since:2025..2026", "since:"),
        ("before:2025-13-01", "before:2025-13-01", "before:"),
        ("published:0000", "published:0000", "a range such as"),
        ("published:..", "published:..", "a range such as"),
        ("published:9999-12-31", "published:9999-12-31", "published:"),
        ("words:japan", "words:japan", "Did you mean text:?"),
        ("score:much", "score:much", "score: takes points such as >5"),
        ("sort:newset", "sort:newset", "Did you mean newest?"),
        ("-sort:title japan", "sort:title", "cannot be negated"),
        ("(japan sort:title)", "sort:title", "outside of the brackets"),
        ("sort:title sort:oldest", "sort:oldest", "already, title"),
        ("(" * 30 + "japan", None, "too many"),
        ("japan " * 400, None, "at most"),
    ],
)
def test_a_wrong_query_is_refused_with_its_place(text: str, where: str | None, words: str) -> None:
    with pytest.raises(QueryError, match=re.escape(words)) as caught:
        parse(text)

    start, length = caught.value.position, caught.value.length
    assert where is None or text[start : start + length] == where


@pytest.mark.parametrize("text", ["is:new", "since:soon", "tilte:japan", "title: japan", "a )"])
def test_what_no_more_letters_could_mend_is_refused_while_typing(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text, typing=True)


@given(st.text() | st.text(alphabet='ab "()-*:#.orisncedt日本\x00\ud800\u202e'), st.booleans())
def test_any_text_is_a_query_or_a_sentence_with_a_place(text: str, typing: bool) -> None:
    refused_with_a_place(text, typing)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), st.booleans())
def test_any_pieces_are_a_query_that_can_be_rendered_or_a_sentence(text: str, typing: bool) -> None:
    if not refused_with_a_place(text, typing):
        query = parse(text, typing=typing)
        assert parse(render(query)) == query


def refused_with_a_place(text: str, typing: bool) -> bool:
    refused = refusal(text, typing)
    if refused:
        assert refused.sentence.endswith((".", "?", '"'))
        assert 0 <= refused.position < refused.position + refused.length <= len(text)
    return refused is not None


def refusal(text: str, typing: bool) -> QueryError | None:
    try:
        parse(text, typing=typing)
    except QueryError as error:
        return error
    return None
