"""newsboat, found at the first start."""

import shutil
from pathlib import Path

import pytest

from newsreader.models.moving import Neighbour
from newsreader.paths import newsboat_homes
from newsreader.sync.importing.neighbours import neighbours

KEPT = Path(__file__).parents[1] / "newsboat_home"


def put(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        shutil.copyfile(KEPT / name, folder / name)
    return folder


def met(home: Path, **environ: str) -> tuple[Neighbour, ...]:
    return neighbours(newsboat_homes(home, environ))


def test_nobody_is_met_where_there_is_nothing(tmp_path: Path) -> None:
    assert met(tmp_path) == ()


@pytest.mark.parametrize("program", ["newsboat", "newsbeuter"])
def test_a_folder_in_the_home_is_counted(tmp_path: Path, program: str) -> None:
    folder = put(tmp_path / f".{program}", "urls", "cache.db")

    assert met(tmp_path) == (Neighbour(program, folder, feeds=3, articles=11),)


def test_the_folders_of_xdg_are_found(tmp_path: Path) -> None:
    folder = put(tmp_path / ".config" / "newsboat", "urls")
    put(tmp_path / ".local" / "share" / "newsboat", "cache.db")
    elsewhere = put(tmp_path / "elsewhere" / "newsboat", "urls")

    assert met(tmp_path) == (Neighbour("newsboat", folder, 3, 11),)
    assert met(tmp_path, XDG_CONFIG_HOME=str(tmp_path / "elsewhere")) == (
        Neighbour("newsboat", elsewhere, 3, 11),
    )


def test_a_cache_alone_is_somebody_too(tmp_path: Path) -> None:
    folder = put(tmp_path / ".newsboat", "cache.db")

    assert met(tmp_path) == (Neighbour("newsboat", folder, 4, 11),)


def test_the_one_that_took_over_stands_for_both(tmp_path: Path) -> None:
    put(tmp_path / ".newsbeuter", "urls")
    folder = put(tmp_path / ".newsboat", "urls")

    assert met(tmp_path) == (Neighbour("newsboat", folder, 3, 0),)


@pytest.mark.parametrize("junk", [b"", b"junk", b"SQLite format 3\0junk"])
def test_a_damaged_cache_counts_nothing(tmp_path: Path, junk: bytes) -> None:
    folder = put(tmp_path / ".newsboat", "urls")
    (folder / "cache.db").write_bytes(junk)

    assert met(tmp_path) == (Neighbour("newsboat", folder, 3, 0),)


def test_a_cache_in_the_middle_of_writing_is_left_alone(tmp_path: Path) -> None:
    folder = put(tmp_path / ".newsboat", "urls", "cache.db")
    (folder / "cache.db-journal").write_bytes(b"x")

    assert met(tmp_path) == (Neighbour("newsboat", folder, 3, 0),)


def test_feeds_that_nobody_can_follow_are_no_neighbour(tmp_path: Path) -> None:
    folder = tmp_path / ".newsboat"
    folder.mkdir()
    (folder / "urls").write_text("exec:~/bin/feed.sh\n")

    assert met(tmp_path) == ()
