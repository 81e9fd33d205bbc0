"""Libraries that are really damaged: what is found, what is mended, what is left alone."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from store_shelf import followed, prepared, shelve, store

from newsreader.models.health import Finding, State
from newsreader.models.scopes import SearchScope, Smart
from newsreader.paths import Paths
from newsreader.store.errors import LibraryError
from newsreader.store.health.compacting import compact
from newsreader.store.health.examining import examine
from newsreader.store.index import search
from newsreader.store.library import Library

Harm = Callable[[sqlite3.Connection], object]
TEXTS = ("tariffs on chips", "半導体の輸出", "Überfall am Bahnhof", "short")


@pytest.fixture
def paths(tmp_path: Path, noon: datetime) -> Paths:
    """A small library that somebody lives in, and a backup."""
    paths = Paths.under(tmp_path)
    with Library.open(paths, lambda: noon) as library:
        ids = shelve(library, noon, 30)
        feed = followed(library, "b")
        words = [prepared(f"t{n}", f"News {n}", text) for n, text in enumerate(TEXTS)]
        store(library, feed, noon, *words)
        library.mark_read(ids[:10])
        library.hide(ids[5:7])
        library.bookmark(ids[:1])
        library.tag(ids[1:2], "later")
        library.backup(paths.backups / "library-2026-11-21.db")
    return paths


def harmed(paths: Paths, harm: Harm) -> None:
    with closing(sqlite3.connect(paths.library, isolation_level=None)) as db:
        harm(db)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def found(paths: Paths, noon: datetime, *, fix: bool = False) -> dict[str, Finding]:
    return {finding.check: finding for finding in examine(paths, noon, fix=fix)}


def off(findings: dict[str, Finding], state: State = State.WRONG) -> set[str]:
    return {name for name, finding in findings.items() if finding.state is state}


def sql(*statements: str) -> Harm:
    return lambda db: [db.execute(statement) for statement in statements]


def lose_rows_of_an_index(db: sqlite3.Connection) -> None:
    """As if writes had passed the index by: it is taken out of the schema meanwhile."""
    entry = "type, name, tbl_name, rootpage, sql"
    (row,) = db.execute(f"SELECT {entry} FROM sqlite_master WHERE name = 'status_arrived'")
    version = db.execute("PRAGMA schema_version").fetchone()[0]
    db.execute("PRAGMA writable_schema = ON")
    db.execute("DELETE FROM sqlite_master WHERE name = 'status_arrived'")
    db.execute(f"PRAGMA schema_version = {version + 1}")
    db.execute("UPDATE status SET arrived = arrived + 1 WHERE id < 5")
    db.execute(f"INSERT INTO sqlite_master ({entry}) VALUES (?, ?, ?, ?, ?)", row)
    db.execute(f"PRAGMA schema_version = {version + 2}")


HARMS: dict[str, tuple[str, Harm]] = {
    "counters": ("counts", sql("UPDATE feed SET unread = 99, total = 1 WHERE id = 1")),
    "lists": ("lists", sql("UPDATE status SET shown = NOT shown WHERE id IN (3, 4, 25)")),
    "an index lost": ("parts", sql("DROP INDEX status_unread")),
    "another index": (
        "parts",
        sql("DROP INDEX status_arrived", "CREATE INDEX status_arrived ON status (read)"),
    ),
    "a trigger lost": ("parts", sql("DROP TRIGGER status_turned")),
    "rows lost from an index": ("file", lose_rows_of_an_index),
    "a tag of nothing": ("references", sql("INSERT INTO tag VALUES (4711, 'ghost')")),
    "worth of nothing": ("references", sql("INSERT INTO worth VALUES (4711, 1.0)")),
    "articles lost from the index": (
        "words",
        sql("DELETE FROM search_docsize WHERE id IN (3, 4)"),
    ),
    "index emptied": ("words", sql("INSERT INTO search (search) VALUES ('delete-all')")),
    "index torn": ("words", sql("DELETE FROM search_data WHERE id > 10")),
    "other words than the text": (
        "words",
        sql(
            "INSERT INTO search (search, rowid, title, text)"
            " VALUES ('delete', 34, 'news 0', 'tariffs on chips')",
            "INSERT INTO search (rowid, title, text) VALUES (34, 'elsewhere', 'entirely')",
        ),
    ),
    "facts passed by": ("facts", sql("UPDATE article SET author = 'Nobody' WHERE id = 3")),
    "a picture without a file": (
        "pictures",
        sql(
            "INSERT INTO picture (url, file, bytes, used) VALUES ('https://x.example', 'ab', 9, 0)"
        ),
    ),
}


def test_what_the_person_did_is_not_removed_with_a_lost_feed(paths: Paths, noon: datetime) -> None:
    harmed(paths, sql("DELETE FROM feed WHERE id = 2"))
    findings = found(paths, noon, fix=True)
    assert "references" in off(findings)
    assert not findings["references"].mendable
    with closing(sqlite3.connect(paths.library)) as db:
        assert db.execute("SELECT count(*) FROM status WHERE feed_id = 2").fetchone() == (4,)


def test_a_library_that_is_well_is_called_so(paths: Paths, noon: datetime) -> None:
    findings = found(paths, noon)
    assert len(findings) == 14
    assert off(findings, State.WELL) == set(findings)


@pytest.mark.parametrize(("check", "harm"), HARMS.values(), ids=HARMS)
def test_harm_is_found_and_mended(paths: Paths, noon: datetime, check: str, harm: Harm) -> None:
    with Library.open(paths, lambda: noon) as library:
        everything = list(library.snapshot(Smart.EVERYTHING))
        feeds = library.feeds()
    harmed(paths, harm)
    before = found(paths, noon)
    assert check in off(before)
    assert before[check].mendable

    assert check in off(found(paths, noon, fix=True), State.MENDED)
    assert not off(found(paths, noon))
    with Library.open(paths, lambda: noon) as library:
        assert list(library.snapshot(Smart.EVERYTHING)) == everything
        assert library.feeds() == feeds
        assert len(library.snapshot(SearchScope("半導体"))) == 1
        assert len(library.snapshot(SearchScope("title"))) == 28


def test_a_torn_page_is_left_as_it_is_and_a_whole_backup_is_named(
    paths: Paths, noon: datetime
) -> None:
    harmed(paths, sql("VACUUM"))
    torn = bytearray(paths.library.read_bytes())
    pages = len(torn) // 4096
    for page in range(pages // 3, pages):
        torn[page * 4096 : page * 4096 + 512] = os.urandom(512)
    paths.library.write_bytes(torn)

    findings = found(paths, noon, fix=True)
    assert off(findings) <= {"file", "library"}
    assert "damaged" in next(iter(off(findings))) or any(
        "damaged" in finding.words for finding in findings.values()
    )
    assert "library-2026-11-21.db" in findings["backups"].words
    assert paths.library.read_bytes() == torn


@pytest.mark.parametrize("harm", ["DROP TABLE taste", "ALTER TABLE article DROP COLUMN language"])
def test_what_cannot_be_made_anew_is_said_and_left_alone(
    paths: Paths, noon: datetime, harm: str
) -> None:
    harmed(paths, sql("DROP TABLE facts", harm))
    findings = found(paths, noon, fix=True)
    assert off(findings) == {"parts"}
    assert not findings["parts"].mendable
    assert "counts" not in findings


@pytest.mark.parametrize("content", [b"", b"hello, world\n" * 1_000], ids=["empty", "a text"])
def test_what_is_no_library_is_said_to_be_none(
    paths: Paths, noon: datetime, content: bytes
) -> None:
    for path in paths.data.glob("library.db-*"):
        path.unlink()
    paths.library.write_bytes(content)
    findings = found(paths, noon, fix=True)
    assert off(findings) == {"library"}
    assert "library-2026-11-21.db" in findings["library"].words
    assert paths.library.read_bytes() == content


def test_a_library_of_a_newer_newsreader_is_not_looked_into(paths: Paths, noon: datetime) -> None:
    harmed(paths, sql("PRAGMA user_version = 99", "UPDATE feed SET unread = 99"))
    findings = found(paths, noon, fix=True)
    assert off(findings) == {"library"}
    assert "newer newsreader" in findings["library"].words


def test_without_a_library_there_is_nothing_wrong(tmp_path: Path, noon: datetime) -> None:
    assert not off(found(Paths.under(tmp_path / "new"), noon))


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("config.toml", "[look]\nicon = 1\n", "line 2"),
        ("config.toml", '[[rule]]\nwhen = "title:"\n', "rule"),
        ("feeds.toml", "[[feeds]]\nurl = 1\n", "feeds.toml"),
        ("feeds.toml", "[[feeds\n", "feeds.toml"),
    ],
)
def test_what_the_person_wrote_is_looked_at_too(
    paths: Paths, noon: datetime, file: str, text: str, said: str
) -> None:
    (paths.config / file).write_text(text, encoding="utf-8")
    findings = found(paths, noon, fix=True)
    assert off(findings) == {"settings"}
    assert said in findings["settings"].words
    assert (paths.config / file).read_text(encoding="utf-8") == text


def test_failing_feeds_are_named_but_are_no_fault_of_the_library(
    paths: Paths, noon: datetime
) -> None:
    harmed(paths, sql("UPDATE feed SET last_error = 'no answer', failures = 3 WHERE id = 1"))
    findings = found(paths, noon)
    assert findings["feeds"].words == "2 feeds, 1 failing: newsreader feeds says why."
    assert not off(findings)


def test_others_may_not_read_it(paths: Paths, noon: datetime) -> None:
    paths.library.chmod(0o644)
    assert off(found(paths, noon)) == {"rights"}
    assert off(found(paths, noon, fix=True), State.MENDED) == {"rights"}
    assert paths.library.stat().st_mode & 0o777 == 0o600


def test_old_half_made_files_go_and_young_ones_stay(paths: Paths, noon: datetime) -> None:
    old, young = paths.data / ".library.db.x1", paths.backups / ".library-2026-11-22.db.x2"
    for path, age in ((old, timedelta(days=1)), (young, timedelta(minutes=5))):
        path.write_bytes(b"half")
        os.utime(path, ((noon - age).timestamp(),) * 2)
    assert off(found(paths, noon, fix=True), State.MENDED) == {"leftovers"}
    assert (old.exists(), young.exists()) == (False, True)


def test_a_damaged_backup_is_set_aside(paths: Paths, noon: datetime) -> None:
    broken = paths.backups / "library-2026-11-20.db"
    broken.write_bytes(b"SQLite format 3\0" + os.urandom(9_000))
    broken.chmod(0o600)
    assert off(found(paths, noon)) == {"backups"}
    assert off(found(paths, noon, fix=True), State.MENDED) == {"backups"}
    assert sorted(path.name for path in paths.backups.iterdir()) == [
        "library-2026-11-20.damaged",
        "library-2026-11-21.db",
    ]


def test_files_of_no_picture_go(paths: Paths, noon: datetime) -> None:
    stray = paths.pictures / "ab" / "abcdef.webp"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"RIFF")
    os.utime(stray, ((noon - timedelta(days=1)).timestamp(),) * 2)
    assert off(found(paths, noon, fix=True), State.MENDED) == {"pictures"}
    assert not stray.exists()


def test_looking_changes_nothing(paths: Paths, noon: datetime) -> None:
    harmed(paths, HARMS["counters"][1])
    before = paths.library.read_bytes()
    found(paths, noon)
    harmed(paths, sql("SELECT 1"))
    assert paths.library.read_bytes() == before


def test_compacting_gives_room_back_and_loses_nothing(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        feed = library.feeds()[1]
        ids = store(
            library,
            feed,
            noon,
            *(prepared(f"r{n}", text=os.urandom(9_000).hex()) for n in range(60)),
        )
        library.forget(ids)
        kept = list(library.snapshot(Smart.EVERYTHING))
        library.db.run("PRAGMA wal_checkpoint(TRUNCATE)")
        before, after = compact(library.db)
        assert after < before / 2
        assert list(library.snapshot(Smart.EVERYTHING)) == kept
        assert len(library.snapshot(SearchScope("tariffs"))) == 1
    assert not off(found(paths, noon))


def test_compacting_waits_for_nobody_who_writes(paths: Paths, noon: datetime) -> None:
    with (
        Library.open(paths, lambda: noon) as library,
        Library.open(paths, lambda: noon) as other,
        other.db.transaction(),
    ):
        library.db.run("PRAGMA busy_timeout = 50")
        other.remember("a", "b")
        with pytest.raises(LibraryError, match="locked"):
            compact(library.db)


def test_every_second_article_lost_is_found_out_too(paths: Paths, noon: datetime) -> None:
    """As where one feed of two was indexed by an older newsreader."""
    with Library.open(paths, lambda: noon) as library:
        feed = library.feeds()[1]
        store(library, feed, noon, *(prepared(f"w{n}", f"Weather {n}") for n in range(400)))
        (ids,) = library.db.columns("SELECT id FROM article WHERE title LIKE 'Weather%'", ())
        for lost in (ids[::2], ids[1::2]):
            with library.db.transaction():
                search.take_out(library.db, lost)
                search.put_in(library.db, ((id_, "elsewhere", "entirely") for id_ in lost))
                library.db.run("UPDATE article SET indexed = 1")
            assert off(found(paths, noon)) == {"words"}
            assert off(found(paths, noon, fix=True), State.MENDED) == {"words"}
