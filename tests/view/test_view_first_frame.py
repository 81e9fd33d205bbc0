"""What the next start will paint first, as the app knows it when the person leaves."""

import gc
import re

import pytest
from msgspec.structs import replace
from view_stand import SLOW, fill, stand

from newsreader.config import Config
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.first_frame import Print

NONE_WANTED = replace(SLOW, look=replace(SLOW.look, first_frame=False))


def words(frame: Print | None) -> str:
    """Without what moves and colours it."""
    assert frame is not None
    return re.sub(r"\x1b\[[\d;]*[A-Za-z]", "", frame.frame.decode())


async def test_it_shows_the_list_as_it_will_be_opened(paths: Paths) -> None:
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 3})
    async with stand(paths) as there:
        await there.press("j", "m", "enter", "z")
        await there.press("ctrl+q")
        await there.until(lambda: there.app.first_frame)

    shown = words(there.app.first_frame)
    assert "Opening …" in shown
    assert [f"Asagiri {number}" in shown for number in (1, 2, 3)] == [True, False, True]
    assert "Paragraph" not in shown


async def test_leaving_leaves_nothing_behind_whatever_is_pressed_meanwhile(
    paths: Paths, caplog: pytest.LogCaptureFixture
) -> None:
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 3})
    async with stand(paths) as there:
        await there.press("q", "q", "m", "q")
        await there.until(lambda: not there.app.is_running)
    gc.collect()

    assert "Asagiri 1" in words(there.app.first_frame)
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("config", "feeds", "keys"),
    [
        (NONE_WANTED, {"Asagiri": 1}, ["q"]),
        (SLOW, {}, ["escape", "q"]),
    ],
    ids=["none is wanted", "there is nothing to show"],
)
async def test_there_is_none(
    paths: Paths, config: Config, feeds: dict[str, int], keys: list[str]
) -> None:
    with Library.open(paths) as library:
        fill(library, feeds)
    async with stand(paths, config=config) as there:
        await there.pilot.pause(0.1)
        await there.press(*keys)
        await there.until(lambda: not there.app.is_running)

    assert there.app.first_frame is None


async def test_a_theme_just_tried_is_not_what_the_next_start_looks_like(paths: Paths) -> None:
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 1})
    async with stand(paths) as there:
        there.app.theme = "newsreader-light"
        await there.press("q")
        await there.until(lambda: not there.app.is_running)

    assert there.app.first_frame is None
