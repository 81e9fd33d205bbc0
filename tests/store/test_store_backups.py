import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from store_shelf import shelve

from newsreader.paths import Paths
from newsreader.store.backups import rotate_backups, surplus
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library


def test_a_backup_is_a_whole_library(library: Library, noon: datetime, tmp_path: Path) -> None:
    shelve(library, noon)
    library.backup(tmp_path / "new folder" / "copy.db")

    with closing(sqlite3.connect(tmp_path / "new folder" / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM article").fetchone() == (3,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_backup_replaces_the_one_before(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("old")
    library.backup(target)

    assert target.read_bytes().startswith(b"SQLite format 3")
    assert not list(tmp_path.glob(".copy*"))


def test_a_backup_that_cannot_be_written_is_a_sentence(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(LibraryError, match="cannot be written"):
        library.backup(tmp_path / "file" / "copy.db")


def test_a_week_of_daily_backups_is_kept(library: Library, paths: Paths, noon: datetime) -> None:
    for day in range(10):
        rotate_backups(library.db, paths.backups, noon + timedelta(days=day))

    kept = sorted(file.name for file in paths.backups.iterdir())
    assert kept == [f"library-2026-11-{day}.db" for day in range(25, 31)] + [
        "library-2026-12-01.db"
    ]


@pytest.mark.parametrize(
    ("days", "marked", "copied"), [(0, False, False), (0, True, True), (2, False, True)]
)
def test_what_a_sync_could_bring_again_is_not_copied_on_its_first_day(
    library: Library, noon: datetime, days: int, marked: bool, copied: bool
) -> None:
    ids = shelve(library, noon - timedelta(days=days))
    if marked:
        library.mark_read(ids[:1])

    assert (library.rotate_backups() is not None) == copied


def test_one_backup_a_day_is_enough(library: Library, noon: datetime) -> None:
    library.bookmark(shelve(library, noon))

    assert library.rotate_backups() is not None
    assert library.rotate_backups() is None


@pytest.mark.parametrize(
    ("sizes", "kept"),
    [
        ([10] * 9, 7),
        ([60, 60, 60], 2),
        ([30, 30, 30, 30], 3),
        ([500], 1),
        ([], 0),
    ],
)
def test_large_backups_are_fewer_but_never_less_than_two(sizes: list[int], kept: int) -> None:
    daily = [(Path(str(number)), size) for number, size in enumerate(sizes)]

    going = surplus(daily, budget=100)

    assert going == [path for path, _ in daily[kept:]]


def test_the_half_of_a_backup_that_a_kill_left_is_removed(
    library: Library, paths: Paths, noon: datetime
) -> None:
    library.bookmark(shelve(library, noon))
    paths.backups.mkdir()
    (paths.backups / ".library-2026-11-21.db.x1y2z3").write_bytes(b"half of it")

    today = library.rotate_backups()

    assert list(paths.backups.iterdir()) == [today]


def test_what_cannot_be_removed_keeps_no_backup_from_being_made(
    library: Library, paths: Paths, noon: datetime
) -> None:
    library.bookmark(shelve(library, noon))
    (paths.backups / ".library-2026-11-21.db.x1y2z3").mkdir(parents=True)

    today = library.rotate_backups()

    assert today is not None
    assert today.is_file()
