"""By paragraphs, and by itself: in the real app."""

from pathlib import Path

import pytest
from view_stand import Stand, fill, stand

from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.acting.acts import actions_of
from newsreader.view.acting.rolling import RollingActions
from newsreader.view.actions import Pane
from newsreader.view.rolling import changed
from waiting import PATIENCE


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 3})
    return paths


async def opened(there: Stand) -> None:
    await there.press("enter")
    await there.reached(Pane.READER)
    await there.until(lambda: there.screen.reader.key == there.screen.presenter.shown_id)


def roll_at(there: Stand, speed: int) -> None:
    """Faster than a person may ask for."""
    fast = actions_of(RollingActions(there.screen, speed))
    there.screen.actions = {**there.screen.actions, **fast}


async def test_paragraphs_are_walked_down_and_up(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there)
        there.screen.waits_for_a_key = PATIENCE
        tops = []
        for keys in ("4 }", "}", "{", "9 9 {"):
            await there.press(*keys.split())
            tops.append(there.screen.reader.render_line(0).text.strip())
    assert tops == [f"Paragraph {n} of Asagiri 1." for n in (3, 4, 3)] + ["Asagiri 1"]


async def test_the_article_scrolls_by_itself_until_a_key(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there)
        roll_at(there, 3000)
        await there.press("w")
        await there.until(lambda: there.screen.reader.scroll_offset.y > 3)
        await there.press("g", "g")
        assert there.screen.reader.scroll_offset.y == 0
        await there.pilot.pause(0.1)
        assert there.screen.reader.scroll_offset.y == 0


async def test_it_says_how_fast_and_stops_at_the_end(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there)
        await there.press("w", "+", "+", "-")
        await there.says("25 lines a minute")
        await there.press("w")
        roll_at(there, 6000)
        await there.press("w")
        await there.says("That was the end")
        assert there.screen.reader.progress == 1


@pytest.mark.parametrize(
    ("speed", "faster", "then"), [(20, True, 25), (20, False, 15), (5, False, 5), (300, True, 300)]
)
def test_the_speed_has_its_limits(speed: int, faster: bool, then: int) -> None:
    assert changed(speed, faster=faster) == then
