"""What SQL finds is what a slow reading of the tree over the articles finds."""

import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.query import tree
from newsreader.query.parse import parse
from newsreader.query.render import render
from newsreader.query.simplifying import NOTHING, simplified
from newsreader.query.sql import Sifted, one_set, to_sql
from newsreader.query.sql import sifted as sift
from newsreader.query.streams import Ids
from newsreader.query.tree import Attribute, Clock, Column, Flag, leaves_of
from newsreader.query.words import indexed

NOW = datetime(2025, 6, 10, 12, tzinfo=UTC)
HOUR = 3600
EVERY = Ids("SELECT id FROM status WHERE 1", (), "id")
FEEDS = {1: "Asahi News", 2: "Le Café", 3: "100% Rust_"}
FOLDERS = {1: ("Tech", "Asia/Japan"), 2: ("Tech/Py",), 3: ()}
VOCABULARY = (
    "japan chips chip CHIPS café cafe war-time 日本 本語 日本語 chip日本 ёж 3 um x-y".split()
)


@dataclass(frozen=True)
class Article:
    id: int
    feed: int
    title: str
    text: str
    author: str
    topics: tuple[str, ...]
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    highlighted: bool
    language: str
    read: bool
    bookmarked: bool
    archived: bool
    edited: bool
    story: int
    """0: of none."""
    words: int
    placed: int
    arrived: int


def tokens(text: str) -> Iterator[str]:
    """Words without case and accents; each letter of a script without spaces by itself."""
    word = ""
    for letter in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(letter)
        if kind == "Mn":
            continue
        wide = unicodedata.east_asian_width(letter) == "W"
        if (wide or kind[0] not in "LN") and word:
            yield word
            word = ""
        if wide and kind[0] == "L":
            yield letter
        elif kind[0] in "LN":
            word += letter
    if word:
        yield word


def has_phrase(text: str, phrase: str, *, prefix: bool) -> bool:
    wanted, here = list(tokens(phrase)), list(tokens(text))
    if not wanted:
        return False
    for start in range(len(here) - len(wanted) + 1):
        found = here[start : start + len(wanted)]
        if found[:-1] == wanted[:-1] and (
            found[-1].startswith(wanted[-1]) if prefix else found[-1] == wanted[-1]
        ):
            return True
    return False


def seconds(moment: tree.Moment) -> float:
    match moment:
        case timedelta():
            return (NOW - moment).timestamp()
        case tree.Midnight(days):
            return datetime(2025, 6, 10, tzinfo=UTC).timestamp() - days * 24 * HOUR
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC).timestamp()


def holds(node: tree.Node, one: Article) -> bool:
    match node:
        case tree.Not(part):
            return not holds(part, one)
        case tree.All(parts):
            return all(holds(part, one) for part in parts)
        case tree.Any(parts):
            return any(holds(part, one) for part in parts)
    return leaf_holds(node, one)


def leaf_holds(leaf: tree.Leaf, one: Article) -> bool:
    match leaf:
        case tree.Words(text, prefix, column):
            fields = {Column.TITLE: [one.title], Column.TEXT: [one.text]}
            looked = fields[column] if column else [one.title, one.text]
            return any(has_phrase(field, text, prefix=prefix) for field in looked)
        case tree.Is(flag):
            return flag_holds(flag, one)
        case tree.Long(least, most):
            return least <= one.words and (most is None or one.words <= most)
        case tree.During(clock, start, end):
            at = one.placed if clock is Clock.PUBLISHED else one.arrived
            return (start is None or at >= seconds(start)) and (end is None or at < seconds(end))
        case tree.With(Attribute.STORY, value):
            return one.story == int(value)
        case tree.With():
            return attribute_holds(leaf, one)
    raise AssertionError(leaf)


def flag_holds(flag: Flag, one: Article) -> bool:
    return {
        Flag.UNREAD: not one.read,
        Flag.READ: one.read,
        Flag.BOOKMARKED: one.bookmarked,
        Flag.ARCHIVED: one.bookmarked and one.archived,
        Flag.TAGGED: bool(one.tags),
        Flag.HIGHLIGHTED: one.highlighted,
        Flag.NOTED: bool(one.notes),
        Flag.FULL: one.words > 0,
        Flag.EDITED: one.edited,
        Flag.STORY: one.story > 0,
    }.get(flag, False)


def attribute_holds(wanted: tree.With, one: Article) -> bool:
    value, prefix = wanted.value, wanted.prefix
    match wanted.attribute:
        case Attribute.FEED:
            return value.lower() in FEEDS[one.feed].lower()
        case Attribute.FOLDER:
            paths = [path.lower() for path in FOLDERS[one.feed]]
            low = value.lower()
            return any(path == low or path.startswith(f"{low}/") for path in paths)
        case Attribute.TAG:
            return any(tag.startswith(value) if prefix else tag == value for tag in one.tags)
        case Attribute.NOTE:
            return any(value.lower() in note.lower() for note in one.notes)
        case Attribute.TOPIC | Attribute.AUTHOR:
            said = [one.author] if wanted.attribute is Attribute.AUTHOR else one.topics
            return any(has_phrase(words, value, prefix=prefix) for words in said)
        case Attribute.LANG:
            return one.language.lower().split("-")[0] == value.lower()
    raise AssertionError(wanted)


words = st.sampled_from(VOCABULARY)
texts = st.lists(words, max_size=5).map(" ".join)
articles = st.builds(
    Article,
    id=st.just(0),
    feed=st.sampled_from(list(FEEDS)),
    title=texts,
    text=texts,
    author=st.sampled_from(["", "Donald Knuth", "Ada Knuth"]),
    topics=st.lists(st.sampled_from(["chips", "AI chips", "Café"]), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(["later", "lat"]), max_size=2, unique=True).map(tuple),
    notes=st.lists(st.sampled_from(["Ask Ada_", "100% ask"]), max_size=2).map(tuple),
    highlighted=st.booleans(),
    language=st.sampled_from(["", "en", "en-US", "ja"]),
    read=st.booleans(),
    bookmarked=st.booleans(),
    archived=st.booleans(),
    edited=st.booleans(),
    story=st.integers(0, 2),
    words=st.integers(0, 5),
    placed=st.integers(0, 90).map(lambda hours: int(NOW.timestamp()) - hours * HOUR),
    arrived=st.integers(0, 90).map(lambda hours: int(NOW.timestamp()) - hours * HOUR),
)
periods = st.sampled_from(
    "since:3d since:30h before:2d before:2025-06-09 published:2025-06 published:today since:2025"
    " arrived:today arrived:yesterday arrived:2025-06-08..2025-06-09 arrived:3d..1d"
    " published:..yesterday arrived:..2025-06-08 published:2025-06-08 before:yesterday".split()
)
values = st.sampled_from(
    "feed:asahi feed:0% folder:tech folder:Asia tag:lat tag:later topic:chips topic:ai topic:cafe"
    " author:knuth author:Donald lang:en lang:ja topic:chi* story:1 story:2"
    " note:ask note:ada_ note:0% note:a*".split()
)
asked = st.builds(" ".join, st.lists(words, min_size=1, max_size=2))
leaves = (
    st.builds(tree.Words, asked, st.booleans(), st.none() | st.sampled_from(Column))
    | st.builds(tree.Is, st.sampled_from([*list(Flag)[:7], Flag.STORY]))
    | values.map(lambda text: parse(text).root)
    | periods.map(lambda text: parse(text).root)
    | st.builds(tree.Long, st.integers(0, 4), st.none() | st.integers(0, 4))
)
trees = st.recursive(
    leaves,
    lambda parts: (
        st.builds(tree.Not, parts)
        | st.builds(tree.All, st.lists(parts, min_size=2, max_size=3).map(tuple))
        | st.builds(tree.Any, st.lists(parts, min_size=2, max_size=3).map(tuple))
    ),
    max_leaves=6,
)


def library(shelf: list[Article]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    schema = files("newsreader.store").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.executescript(schema)
    for id_, name in FEEDS.items():
        connection.execute("INSERT INTO feed (id, url, title) VALUES (?, ?, ?)", (id_, id_, name))
        for path in FOLDERS[id_]:
            connection.execute("INSERT INTO folder VALUES (?, ?)", (path, id_))
    for id_, one in enumerate(shelf, 1):
        put(connection, id_, one)
    return connection


def put(connection: sqlite3.Connection, id_: int, one: Article) -> None:
    connection.execute(
        "INSERT INTO status (id, feed_id, placed, arrived, read, bookmarked, archived)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (id_, one.feed, one.placed, one.arrived, one.read, one.bookmarked, one.archived),
    )
    topics = "[" + ",".join(f'"{topic}"' for topic in one.topics) + "]"
    about = (id_, one.author, topics, None, one.language)
    connection.execute(
        "INSERT INTO article (id, author, topics, link, language, title, words, revisions,"
        " content_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
        (*about, one.title, one.words, one.edited),
    )
    connection.execute(
        "INSERT INTO facts (rowid, author, topics, link, language) VALUES (?, ?, ?, ?, ?)", about
    )
    connection.execute(
        "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)",
        (id_, indexed(one.title), indexed(one.text)),
    )
    told = (id_, one.story or None)
    connection.execute("INSERT INTO telling (article_id, found) VALUES (?, ?)", told)
    connection.executemany("INSERT INTO tag VALUES (?, ?)", [(id_, tag) for tag in one.tags])
    margins = [("", note) for note in one.notes] + [("A quote", "")] * one.highlighted
    connection.executemany(
        "INSERT INTO highlight (article_id, block, character, quote, note, at)"
        " VALUES (?, 0, 0, ?, ?, 0)",
        [(id_, quote, note) for quote, note in margins],
    )


def followed(connection: sqlite3.Connection, sifted: Sifted, limits: tuple[int, int]) -> list[int]:
    above, up_to = limits
    ids, rest = sifted.among(EVERY).select(above, up_to), sifted.asked_of_each(NOW, above)
    rows = connection.execute(
        f"SELECT s.id FROM ({ids.sql} ORDER BY 1 LIMIT -1) r CROSS JOIN status s ON s.id = r.id"
        f" WHERE {rest.sql or 1} ORDER BY s.id",
        (*ids.parameters, *rest.parameters),
    )
    return [id_ for (id_,) in rows]


@settings(deadline=None)
@given(st.lists(articles, max_size=6), st.lists(trees, min_size=1, max_size=12))
def test_sql_finds_what_the_tree_says(shelf: list[Article], asked: list[tree.Node]) -> None:
    connection = library(shelf)
    for root in asked:
        query = tree.Query(root)
        expected = [id_ for id_, one in enumerate(shelf, 1) if holds(root, one)]
        where = to_sql(query, NOW)
        sql = f"SELECT s.id FROM status s WHERE {where.sql} ORDER BY s.id"
        found = [id_ for (id_,) in connection.execute(sql, where.parameters)]
        assert found == expected, render(query)
        if ids := one_set(query):
            assert sorted(row[0] for row in connection.execute(ids.sql, ids.parameters)) == found
        for few in ((), list(leaves_of(root))):
            sifted = sift(query, NOW, few)
            assert followed(connection, sifted, (0, 0)) == found
            assert followed(connection, sifted, (1, 4)) == [id_ for id_ in found if 1 < id_ <= 4]
    connection.close()


@given(trees)
def test_a_tree_as_text_is_the_same_tree(root: tree.Node) -> None:
    text = render(tree.Query(root))
    assert len(text) > 1000 or parse(text).root == root


@pytest.mark.parametrize(
    ("query", "simpler"),
    [
        ("-is:read", "is:unread"),
        ("-is:unread", "is:read"),
        ("-since:3d", "before:3d"),
        ("-before:3d", "since:3d"),
        ("-(is:read or chips)", "is:unread -chips"),
        ("-(-chips)", "chips"),
    ],
)
def test_what_is_not_so_is_the_opposite(query: str, simpler: str) -> None:
    assert simplified(parse(query).root, lambda _: None) == parse(simpler).root


def known(shelf: list[Article]) -> Callable[[tree.Node], bool | None]:
    def knowing(leaf: tree.Node) -> bool | None:
        fits = {holds(leaf, one) for one in shelf}
        return None if len(fits) > 1 else fits.pop()

    return knowing


@settings(deadline=None)
@given(st.lists(articles, min_size=1, max_size=4), trees)
def test_a_simpler_tree_says_the_same(shelf: list[Article], root: tree.Node) -> None:
    expected = [holds(root, one) for one in shelf]

    as_known = simplified(root, known(shelf))
    in_itself = simplified(root, lambda _: None)

    assert [holds(as_known, one) for one in shelf] == expected
    assert [holds(in_itself, one) for one in shelf] == expected
    assert (as_known == NOTHING) <= (not any(expected))
