"""Straight to a source, and what is too old marked read: one line to type in, in the real app."""

from datetime import timedelta
from pathlib import Path

import pytest
from view_stand import NOON, arrive, fill, stand

from newsreader.models.scopes import FeedScope, FolderScope
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.acting.aging import ages_typed, before
from newsreader.view.acting.jumping import sources_to_choose
from newsreader.view.actions import Pane
from newsreader.view.dialogs.picker import Picker
from newsreader.view.rows import RowKind, SourceRow


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """Asagiri has an article of every hour of two days."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 0, "Kiosk": 2}, ["World/Japan"])
        fill(library, {"Loose": 3})
        arrive(library, "Asagiri", [f"Asagiri {number}" for number in range(48)])
    return paths


@pytest.mark.parametrize("key", [["g", "f"], ["apostrophe"]], ids=str)
async def test_a_feed_is_entered_by_some_letters_of_its_name(
    library: Paths, key: list[str]
) -> None:
    async with stand(library) as there:
        await there.press("h", *key)
        await there.until(lambda: isinstance(there.app.screen, Picker))
        await there.press(*"kio", "enter")
        await there.until(lambda: there.screen.lister.reading.scope == FeedScope(2))
        assert there.screen.sources.scope == FeedScope(2)
        assert there.screen.pane is Pane.HEADLINES


async def test_arrows_choose_among_what_fits_and_escape_changes_nothing(library: Paths) -> None:
    async with stand(library) as there:
        before = there.screen.lister.reading
        await there.press("apostrophe", *"japan", "down", "down")
        picker = there.app.screen
        assert isinstance(picker, Picker)
        assert [choice.words for choice in picker.list.choices] == ["Japan", "Asagiri", "Kiosk"]
        await there.press("escape")
        await there.until(lambda: there.app.screen is there.screen)
        assert there.screen.lister.reading is before
        await there.press("apostrophe", *"japan", "enter")
        await there.until(lambda: there.screen.lister.reading.scope == FolderScope("World/Japan"))


def test_sources_are_told_apart_by_their_folders() -> None:
    rows = [
        SourceRow(RowKind.HEADING, ""),
        SourceRow(RowKind.FOLDER, "World", FolderScope("World"), 5),
        SourceRow(RowKind.FOLDER, "Japan", FolderScope("World/Japan"), 2, depth=1),
        SourceRow(RowKind.FEED, "a", FeedScope(1), 2, depth=2),
        SourceRow(RowKind.FEED, "b", FeedScope(2), 0),
    ]
    choices = [(one.words, one.where, one.aside) for one in sources_to_choose(rows)]
    assert choices == [
        ("World", "", "5"),
        ("Japan", "World", "2"),
        ("a", "World / Japan", "2"),
        ("b", "", ""),
    ]


@pytest.mark.parametrize(
    ("typed", "left"), [(["enter"], 2 + 3 + 25), ([*"12h", "enter"], 2 + 3 + 13)], ids=str
)
async def test_what_is_older_is_read_and_the_rest_is_not(
    library: Paths, typed: list[str], left: int
) -> None:
    async with stand(library) as there:
        await there.press("O", *typed)
        await there.until(lambda: there.unread() == left)
        await there.says("ctrl+z undoes it")
        await there.press("ctrl+z")
        await there.until(lambda: there.unread() == 53)


async def test_where_nothing_is_so_old_that_is_said(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("O", *"week", "enter")
        await there.says("Nothing unread here is older than a week.")


@pytest.mark.parametrize(
    ("typed", "keys"),
    [("5", ["5d"]), ("2w", ["2w"]), ("2026-11-01", ["2026-11-01"]), ("3d", []), ("soon", [])],
)
def test_ages_as_they_are_typed(typed: str, keys: list[str]) -> None:
    assert [choice.key for choice in ages_typed(typed)] == keys


def test_an_age_leads_to_a_moment() -> None:
    assert before("3d", NOON) == NOON - timedelta(days=3)
    assert before("soon", NOON) is None
