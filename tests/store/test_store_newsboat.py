"""newsboat's cache.db, as different newsboats and a hostile world leave it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.models.moving import KeptArticle
from newsreader.store.newsboat import CacheError, NewsboatCache

OLDEST = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
    title VARCHAR(1024) NOT NULL);
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
    title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
    feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
    unread INTEGER(1) NOT NULL);
"""
"""newsbeuter's first, and newsboat's until it grew."""
TODAY = f"""{OLDEST}
ALTER TABLE rss_item ADD enclosure_url VARCHAR(1024);
ALTER TABLE rss_item ADD enclosure_type VARCHAR(1024);
ALTER TABLE rss_item ADD enqueued INTEGER(1) NOT NULL DEFAULT 0;
ALTER TABLE rss_item ADD flags VARCHAR(52);
ALTER TABLE rss_item ADD deleted INTEGER(1) NOT NULL DEFAULT 0;
ALTER TABLE rss_item ADD base VARCHAR(128) NOT NULL DEFAULT '';
ALTER TABLE rss_item ADD content_mime_type VARCHAR(255) NOT NULL DEFAULT '';
ALTER TABLE rss_item ADD enclosure_description VARCHAR(1024) NOT NULL DEFAULT '';
CREATE TABLE metadata (db_schema_version_major INTEGER, db_schema_version_minor INTEGER);
INSERT INTO metadata VALUES (2, 33);
"""
FEED = "https://a.example/feed"
ADD = "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache.db"


def make(path: Path, schema: str = TODAY, articles: int = 3) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(schema)
        db.execute(
            "INSERT INTO rss_feed (rssurl, url, title) VALUES (?, 'https://a/', 'A')", [FEED]
        )
        for number in range(articles):
            db.execute(
                f"{ADD} VALUES (?, ?, '', '', ?, ?, 'Text', ?)",
                (f"g{number}", f"T{number}", FEED, 1000 + number, number % 2),
            )


def change(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(sql, values)


def read(path: Path, size: int = 10) -> list[list[KeptArticle]]:
    with NewsboatCache(path) as cache:
        return [chunk for feed in cache.feeds() for chunk in cache.chunks(feed, size)]


@pytest.mark.parametrize("schema", [OLDEST, TODAY])
def test_every_newsboats_cache_is_read(path: Path, schema: str) -> None:
    make(path, schema)
    (articles,) = read(path)

    assert [article.title for article in articles] == ["T2", "T1", "T0"]
    assert [article.read for article in articles] == [True, False, True]
    assert {(article.flags, article.base, article.deleted) for article in articles} == {
        ("", "", False)
    }


def test_the_oldest_chunk_comes_first_and_its_newest_article_leads(path: Path) -> None:
    make(path, articles=5)

    assert [[article.title for article in chunk] for chunk in read(path, 2)] == [
        ["T1", "T0"],
        ["T3", "T2"],
        ["T4"],
    ]


def test_feeds_are_counted_also_those_without_a_row_of_their_own(path: Path) -> None:
    make(path)
    change(path, "UPDATE rss_item SET flags = 'a', feedurl = 'exec:x' WHERE guid = 'g1'")
    change(path, "UPDATE rss_item SET deleted = 1 WHERE guid = 'g2'")
    with NewsboatCache(path) as cache:
        assert cache.numbers() == (1, 2)
        feeds = {one.url: (one.title, one.articles, one.flagged) for one in cache.feeds()}
        (flagged,) = cache.chunks(cache.feeds()[1], 10, flagged_only=True)

    assert feeds == {FEED: ("A", 2, 0), "exec:x": ("", 1, 1)}
    assert [(article.title, article.flags) for article in flagged] == [("T1", "a")]


@pytest.mark.parametrize("column", ["guid", "title", "author", "url", "content", "flags", "base"])
@pytest.mark.parametrize(
    "value", [b"\xff\xfe bad", b"\xed\xa0\x80", 7, 1.5, "x\x00y", b"", "\x1b]"]
)
def test_nothing_in_a_column_makes_it_stumble(path: Path, column: str, value: object) -> None:
    make(path)
    change(path, f"UPDATE rss_item SET {column} = CAST(? AS TEXT) WHERE guid = 'g1'", value)
    (articles,) = read(path)

    assert len(articles) == 3
    assert all(isinstance(article.content, str) for article in articles)


@pytest.mark.parametrize("value", ["soon", b"\xff", 2**62, -1, 1e300, ""])
@pytest.mark.parametrize("column", ["pubDate", "unread", "deleted"])
def test_numbers_may_be_anything(path: Path, column: str, value: object) -> None:
    make(path)
    change(path, f"UPDATE rss_item SET {column} = ?", value)
    (articles,) = read(path)

    assert len(articles) == 3


def test_a_feeds_broken_address_loses_no_article(path: Path) -> None:
    make(path)
    change(path, "UPDATE rss_item SET feedurl = CAST(? AS TEXT)", b"https://b.example/\xff")

    assert [len(chunk) for chunk in read(path)] == [3]


def damage(path: Path) -> None:
    make(path, articles=400)
    body = bytearray(path.read_bytes())
    body[4096 * 3 :] = b"\xaa" * (len(body) - 4096 * 3)
    path.write_bytes(body)


def strange(path: Path) -> None:
    make(path, OLDEST.replace("content VARCHAR(65535) NOT NULL,", ""), articles=0)


def another(path: Path) -> None:
    change(path, "CREATE TABLE notes (x)")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 500), "is damaged"),
        (lambda path: path.write_bytes(b"no database at all " * 50), "is damaged"),
        (damage, "is damaged"),
        (another, "not newsboat's: no rss_feed"),
        (strange, "rss_item has no content"),
        (lambda path: None, "cannot be read: No such file"),
        (lambda path: path.mkdir(), "cannot be read: Is a directory"),
    ],
)
def test_what_is_no_cache_is_refused_in_one_sentence(
    path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    spoil(path)

    with pytest.raises(CacheError, match=words) as refused:
        read(path)
    assert str(path) in str(refused.value)


def test_a_write_ahead_log_is_read_and_left_as_it_is(path: Path) -> None:
    make(path)
    writer = sqlite3.connect(path)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute(f"{ADD} VALUES ('new', 'New', '', '', ?, 2000, '', 1)", [FEED])
    writer.commit()
    log = path.with_name("cache.db-wal").read_bytes()
    (articles,) = read(path)
    after = path.with_name("cache.db-wal").read_bytes()
    writer.close()

    assert articles[0].title == "New"
    assert after == log != b""


def test_a_cache_that_newsboat_is_writing_is_read_as_it_was_before(path: Path) -> None:
    make(path)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE rss_item SET title = 'half', content = zeroblob(100000)")
    assert path.with_name("cache.db-journal").exists()
    (articles,) = read(path)
    writer.execute("ROLLBACK")
    writer.close()

    assert [article.title for article in articles] == ["T2", "T1", "T0"]
