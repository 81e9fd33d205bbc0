import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from store_shelf import followed, shelve

from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.store.schema import open_database
from newsreader.store.thread import LibraryThread
from waiting import PATIENCE

NOON = datetime.fromisoformat("2026-11-22T12:00:00Z")


def opened(folder: Path, *migrations: str) -> Database:
    return open_database(folder / "library.db", folder / "backups", NOON, migrations)


def test_a_new_library_writes_ahead_and_waits_for_others(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as database:
        settings = {
            name: database.value(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    assert settings == {
        "journal_mode": "wal",
        "synchronous": 1,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]


def test_an_older_library_is_brought_up_to_date_with_a_backup_first(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as old:
        old.run("INSERT INTO memo VALUES ('a', 'kept')")

    steps = (
        "ALTER TABLE memo ADD COLUMN at INTEGER; UPDATE memo SET at = 7;",
        "DELETE FROM folder;",
    )
    with closing(opened(tmp_path, *steps)) as today:
        migrated = today.row("SELECT * FROM memo"), today.value("PRAGMA user_version")

    assert migrated == (("a", "kept", 7), 3)
    (backup,) = (tmp_path / "backups").iterdir()
    assert backup.name == "library-v1-20261122T120000.db"
    with closing(sqlite3.connect(backup)) as before:
        assert before.execute("SELECT * FROM memo").fetchall() == [("a", "kept")]


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    opened(tmp_path).close()

    with pytest.raises(LibraryError):
        opened(tmp_path, "CREATE TABLE half (x); INSERT INTO nowhere VALUES (1);")

    with closing(opened(tmp_path)) as database:
        assert database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0


def test_a_library_of_the_first_version_becomes_as_if_it_was_made_today(tmp_path: Path) -> None:
    today = open_database(tmp_path / "new.db", tmp_path, NOON)
    first = sqlite3.connect(tmp_path / "library.db")
    first.executescript(Path(__file__).with_name("schema_v1.sql").read_text(encoding="utf-8"))
    first.execute("INSERT INTO feed (url, title) VALUES ('http://a.test/', 'kept')")
    first.execute("PRAGMA user_version = 1")
    first.commit()
    first.close()

    with closing(today), closing(open_database(tmp_path / "library.db", tmp_path, NOON)) as old:
        assert columns(old) == columns(today)
        settings = "SELECT * FROM search_config ORDER BY k"
        assert old.rows(settings) == today.rows(settings)
        assert old.rows("SELECT title, hints, moved_seen FROM feed") == [("kept", "{}", 0)]


def columns(database: Database) -> set[tuple[object, ...]]:
    """Every column of every table, and every index: their order does not count."""
    return set(
        database.rows(
            'SELECT t.type, t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk'
            " FROM sqlite_schema t LEFT JOIN pragma_table_xinfo(t.name) c"
        )
    )


def test_a_library_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    opened(tmp_path, "SELECT 1;", "SELECT 1;").close()

    with pytest.raises(LibraryError, match=r"newer newsreader \(schema 3, this one knows 1\)"):
        opened(tmp_path)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12_288] = b"\xff" * 8192
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda path: path.write_bytes(b""), "it is empty, 0 bytes"),
        (lambda path: path.write_bytes(b"x" * 4096), "file is not a database"),
        (truncated, "is damaged"),
        (flipped, "is damaged"),
    ],
)
def test_a_damaged_library_is_refused_kept_and_its_backup_named(
    paths: Paths, noon: datetime, damage: Callable[[Path], None], words: str
) -> None:
    with Library.open(paths, lambda: noon) as library:
        library.bookmark(shelve(library, noon))
        library.rotate_backups()
    damage(paths.library)
    before = paths.library.read_bytes()

    with pytest.raises(LibraryError) as caught:
        Library.open(paths)

    assert words in str(caught.value)
    assert str(paths.library) in str(caught.value)
    assert "library-2026-11-22.db" in str(caught.value)
    assert paths.library.read_bytes() == before


def test_a_backup_put_in_its_place_is_the_library_again(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        ids = shelve(library, noon)
        library.bookmark(ids)
        backup = library.rotate_backups()
    assert backup is not None
    backup.replace(paths.library)

    with Library.open(paths) as library:
        assert list(library.snapshot(Smart.EVERYTHING)) == ids
        assert not library.faults()


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "library.db")) as other:
        other.execute("CREATE TABLE theirs (x)")

    with pytest.raises(LibraryError, match="not a newsreader library"):
        opened(tmp_path)


def test_a_folder_where_the_library_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()

    with pytest.raises(LibraryError, match="cannot be read"):
        opened(tmp_path)


def test_a_library_kept_locked_is_a_sentence(paths: Paths) -> None:
    with Library.open(paths) as library, Library.open(paths) as other:
        library.db.run("PRAGMA busy_timeout = 1")
        with other.db.transaction(), pytest.raises(LibraryError, match=r"keeps .* locked"):
            library.mark_read([1])


def test_a_library_that_may_not_be_written_can_be_read(paths: Paths, noon: datetime) -> None:
    with Library.open(paths, lambda: noon) as library:
        ids = shelve(library, noon)
        library.db.run("PRAGMA query_only = 1")

        with pytest.raises(LibraryError, match="may not be written"):
            library.mark_read(ids)
        assert list(library.snapshot(Smart.UNREAD)) == ids


def test_a_place_where_nothing_can_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(LibraryError, match="file/config cannot be made: Not a directory"):
        Library.open(Paths.under(tmp_path / "file"))


def test_libraries_opened_at_the_same_moment_are_one(paths: Paths, noon: datetime) -> None:
    threads = [LibraryThread(lambda: Library.open(paths, lambda: noon)) for _ in range(4)]
    done = [thread.ask(lambda library: followed(library).id) for thread in threads]

    assert {future.result(PATIENCE) for future in done} == {1}
    assert all(thread.close(PATIENCE) for thread in threads)


@pytest.mark.parametrize(("kind", "name"), [("TABLE", "journal"), ("TRIGGER", "status_turned")])
def test_a_library_that_lacks_a_part_is_refused(tmp_path: Path, kind: str, name: str) -> None:
    opened(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "library.db")) as other:
        other.execute(f"DROP {kind} {name}")

    with pytest.raises(LibraryError, match=f"damaged .it has no {name}."):
        opened(tmp_path)
