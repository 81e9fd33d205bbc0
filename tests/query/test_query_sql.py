import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsreader.query import tree
from newsreader.query.errors import QueryError
from newsreader.query.parse import parse
from newsreader.query.sql import to_sql
from newsreader.query.words import has_words, indexed

NOW = datetime(2025, 6, 10, 12, tzinfo=UTC)
DAY = 86_400


@pytest.fixture(scope="module")
def library() -> Iterator[sqlite3.Connection]:
    """Four articles: what a query finds is their ids."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        files("newsreader.store").joinpath("schema.sql").read_text(encoding="utf-8")
    )
    connection.execute("INSERT INTO feed (id, url, title) VALUES (1, 'https://asahi.example/', '')")
    connection.execute("INSERT INTO feed (id, url, title) VALUES (2, 'https://b/', '100% Rust_')")
    connection.execute("INSERT INTO folder VALUES ('Tech', 1), ('Tech/Rust', 2), ('Technics', 1)")
    for id_, title, text, topics, author, read in [
        (1, "Japan buys chips", "A café in Tokyo", '["chips","trade"]', "Donald Knuth", 0),
        (2, "日本語のニュース", "半導体3月", '["半導体"]', None, 1),
        (3, "Chip war", "Tariffs on chip makers", "[]", "", 0),
        (4, "Rust", "Nothing to see", '["chip \\"x\\""]', "knut", 0),
    ]:
        connection.execute(
            "INSERT INTO status (id, feed_id, placed, arrived, read, bookmarked)"
            " VALUES (?, ?, ?, 0, ?, ?)",
            (id_, 2 if id_ == 4 else 1, int(NOW.timestamp()) - id_ * DAY, read, id_ == 3),
        )
        connection.execute(
            "INSERT INTO article (id, title, author, topics, content_hash) VALUES (?, ?, ?, ?, '')",
            (id_, title, author, topics),
        )
        connection.execute(
            "INSERT INTO facts (rowid, author, topics, link, language)"
            " SELECT id, author, topics, link, language FROM article WHERE id = ?",
            (id_,),
        )
        connection.execute(
            "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)",
            (id_, indexed(title), indexed(text)),
        )
    connection.executemany(
        "INSERT INTO tag VALUES (?, ?)", [(1, "later"), (2, "Later on"), (4, "100%")]
    )
    connection.execute("UPDATE status SET score = 5 WHERE id = 1")
    yield connection
    connection.close()


def found(library: sqlite3.Connection, query: tree.Query, above: int = 0) -> list[int]:
    where = to_sql(query, NOW, above)
    rows = library.execute(
        f"SELECT s.id FROM status s WHERE s.id > ? AND ({where.sql}) ORDER BY s.id",
        (above, *where.parameters),
    )
    return [id_ for (id_,) in rows]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", [1, 2, 3, 4]),
        ("chips", [1]),
        ("CHIP", [3]),
        ("chip*", [1, 3]),
        ("japan or rust", [1, 4]),
        ("chip* -tariffs", [1]),
        ("-chip*", [2, 4]),
        ("-chip* -rust", [2]),
        ("-is:read -chip*", [4]),
        ("chip* or is:read", [1, 2, 3]),
        ('"chip war"', [3]),
        ('"war chip"', []),
        ("war chip", [3]),
        ("cafe", [1]),
        ("title:chip", [3]),
        ("text:chip -title:japan", [3]),
        ("日本", [2]),
        ("本語", [2]),
        ("日本語", [2]),
        ("語", [2]),
        ("本", [2]),
        ("日語", []),
        ("3月", [2]),
        ("is:unread", [1, 3, 4]),
        ("is:bookmarked", [3]),
        ("is:tagged", [1, 2, 4]),
        ("tag:later", [1]),
        ("tag:#LATER", [1]),
        ("tag:later*", [1, 2]),
        ('tag:"later on"', [2]),
        ("tag:100%", [4]),
        ("tag:1%", []),
        ("-tag:later chip*", [3]),
        ("topic:chips", [1]),
        ("topic:chip", [4]),
        ("topic:#chip*", [1, 4]),
        ("topic:半導体", [2]),
        ("author:knuth", [1]),
        ("score:>4", [1]),
        ("score:<0", []),
        ("score:0", [2, 3, 4]),
        ("-score:1..5 chip*", [3]),
        ("feed:asahi", [1, 2, 3]),
        ("feed:100%", [4]),
        ("feed:2", [4]),
        ("feed:R_st", []),
        ("folder:tech", [1, 2, 3, 4]),
        ("folder:Tech/Rust", [4]),
        ("since:2d", [1, 2]),
        ("before:2d", [3, 4]),
        ("since:2025-06-08", [1, 2]),
        ("since:9999y", [1, 2, 3, 4]),
        ("before:0001-01-01", []),
    ],
)
def test_a_query_finds_what_it_says(library: sqlite3.Connection, text: str, ids: list[int]) -> None:
    assert found(library, parse(text)) == ids


def test_a_day_begins_at_the_midnight_of_the_person() -> None:
    tokyo = NOW.astimezone(timezone(timedelta(hours=9)))

    where = to_sql(parse("since:2025-06-10"), tokyo)

    assert where.parameters == (int(datetime(2025, 6, 9, 15, tzinfo=UTC).timestamp()),)


anything = st.text(min_size=1, max_size=12)
moments = (
    st.none()
    | st.dates()
    | st.timedeltas(timedelta(0), timedelta(days=3_650_000))
    | st.builds(tree.Midnight, st.integers(-1, 1))
)
leaves = (
    st.builds(tree.Words, anything.filter(has_words), st.booleans(), st.none())
    | st.builds(tree.Words, anything.filter(has_words), column=st.sampled_from(tree.Column))
    | st.builds(tree.Is, st.sampled_from(tree.Flag))
    | st.builds(tree.With, st.sampled_from(tree.Attribute), anything, st.booleans())
    | st.builds(tree.During, st.sampled_from(tree.Clock), moments, moments)
    | st.builds(tree.Scored, st.integers(-99, 99), st.none() | st.integers(-99, 99))
    | st.builds(tree.Long, st.integers(0, 10**9), st.none() | st.integers(0, 10**9))
)
trees = st.recursive(
    leaves,
    lambda parts: (
        st.builds(tree.Not, parts)
        | st.builds(tree.All, st.lists(parts, max_size=4).map(tuple))
        | st.builds(tree.Any, st.lists(parts, min_size=1, max_size=4).map(tuple))
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(root=trees)
@example(root=tree.Words("0\0", False, None))
def test_any_tree_is_sql_that_sqlite_takes(library: sqlite3.Connection, root: tree.Node) -> None:
    found(library, tree.Query(root))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(root=trees, above=st.integers(0, 4))
def test_indexes_that_are_read_above_an_id_only_find_the_same_there(
    library: sqlite3.Connection, root: tree.Node, above: int
) -> None:
    query = tree.Query(root)

    assert found(library, query, above) == [id_ for id_ in found(library, query) if id_ > above]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text() | st.text(alphabet="ab \"()-*:{}^+日本\x00\ud800'", max_size=60))
def test_whatever_is_typed_is_never_an_error_of_sqlite(
    library: sqlite3.Connection, text: str
) -> None:
    try:
        query = parse(text, typing=True)
    except QueryError:
        return
    found(library, query)


@pytest.mark.parametrize("text", ["(a or -(b " * 10, "a " * 499, "a or " * 200, "-is:read " * 110])
def test_the_longest_and_deepest_queries_are_answered(
    library: sqlite3.Connection, text: str
) -> None:
    found(library, parse(text, typing=True))
