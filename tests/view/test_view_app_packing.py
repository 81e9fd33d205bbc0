"""Taking along what can be read in a time without a network."""

from pathlib import Path

import pytest
from textual.widgets import Static
from view_stand import ScriptedRunner, fill, stand

from newsreader.models.syncing import (
    Lacking,
    LinkedFetched,
    Packed,
    PicturesFetching,
    Refused,
    SyncEvent,
    TextsFetched,
)
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.acting.packing import time_words, times_typed
from newsreader.view.dialogs.pack import PackDialog, packed_content, progress_words
from newsreader.view.dialogs.picker import Picker

PACKED = Packed(190, 189, 92, 311, 14_200_000, (Lacking("Chips", "It is a list of links."),))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 2})
    return paths


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([TextsFetched(1, 4), PicturesFetching(2, 8)], "2 of 8"),
        ([TextsFetched(4, 4, 3), PACKED], "189 of 190 articles ready"),
        ([Refused("The disk is full.")], "The disk is full."),
    ],
)
async def test_minutes_are_chosen_and_how_it_goes_is_shown(
    paths: Paths, events: list[SyncEvent], said: str
) -> None:
    runner = ScriptedRunner(events)
    async with stand(paths, runner=runner) as there:
        await there.press("g", "p")
        await there.until(lambda: isinstance(there.app.screen, Picker))
        await there.press(*"45", "enter")
        await there.until(lambda: isinstance(there.app.screen, PackDialog))
        shown = there.app.screen.query_one("#packing", Static)
        await there.until(lambda: said in str(shown.render()))
        assert runner.asked == [("pack", 45)]
        await there.press("escape")
        await there.until(lambda: there.app.screen is there.screen)


def test_linked_pages_are_counted() -> None:
    assert progress_words(LinkedFetched(1, 2)).endswith("1 of 2")
    said = packed_content(Packed(3, 3, 20, 2, 1_000_000, pages=4)).plain
    assert said.endswith("20 min of reading · 4 linked pages · 2 pictures, 1.0 MB")


def test_what_is_not_ready_is_listed_with_its_reason() -> None:
    assert packed_content(PACKED).plain == (
        "189 of 190 articles ready\n92 min of reading · 311 pictures, 14.2 MB"
        "\n\n! Chips\n  It is a list of links."
    )


def test_a_bar_says_how_far_it_is() -> None:
    assert progress_words(TextsFetched(10, 40)).endswith(f"{'█' * 7}{'░' * 23}  10 of 40")


@pytest.mark.parametrize(
    ("typed", "words"), [("45", "45 min"), ("3h", "3 h"), ("100", "1 h 40 min")]
)
def test_another_time_may_be_typed(typed: str, words: str) -> None:
    [choice] = times_typed(typed)
    assert choice.words == words


@pytest.mark.parametrize("typed", ["0", "soon", "90", "1h", "999999", "h"])
def test_what_is_no_other_time_is_not_offered(typed: str) -> None:
    assert times_typed(typed) == []


def test_hours_are_said_as_such() -> None:
    assert [time_words(minutes) for minutes in (15, 60, 90)] == ["15 min", "1 h", "1 h 30 min"]
