"""What a key costs: one frame, and of the screen only what looks different."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.screen import Screen
from textual.widget import Widget
from view_stand import NOON, Stand, fill, stand

from newsreader.models.document import Inline, Paragraph
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view import screen
from newsreader.view.app import NewsReader

Spans = list[tuple[int, int, int]]
"""(line, first column, end column) of what a frame paints."""


class Watched(NewsReader):
    """Remembers its frames."""

    CSS_PATH = str(Path(screen.__file__).with_name("newsreader.tcss"))

    def __init__(self, **parts: Any) -> None:
        super().__init__(**parts)
        self.frames: list[Spans] = []

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, ChopsUpdate):
            self.frames.append(list(renderable.spans))
        elif isinstance(renderable, LayoutUpdate):
            width, height = self.size
            self.frames.append([(y, 0, width) for y in range(height)])
        super()._display(screen, renderable)


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths, lambda: NOON) as library:
        fill(library, {"Asagiri": 200})
    return paths


async def frames_of(
    there: Stand, *keys: str, before: Callable[[], object] = lambda: None, at_least: int = 0
) -> list[Spans]:
    """All that come of these keys, pressed when the screen is at rest."""
    assert isinstance(there.app, Watched)
    await there.pilot.pause(0.1)
    frames = there.app.frames
    frames.clear()
    before()
    await there.press(*keys)
    await there.until(lambda: len(frames) >= at_least)
    await there.pilot.pause(0.1)
    return frames


async def seen_before(there: Stand, *keys: str) -> None:
    """So that every article is at hand, and what is below it."""
    for key in keys:
        await there.press(key)
        await there.until(lambda: there.screen.presenter.shown_id == id_under_cursor(there))
        await there.until(lambda: (sheet := there.screen.reader.sheet) and sheet.end < sheet.height)


def id_under_cursor(there: Stand) -> int | None:
    return there.screen.current.id if there.screen.current else None


def lines_of(frame: Spans, widget: Widget) -> set[int]:
    """The lines of a widget that the frame paints, counted from its first."""
    region = widget.region
    return {
        y - region.y
        for y, start, end in frame
        if region.y <= y < region.bottom and start < region.right and end > region.x
    }


async def test_what_comes_below_an_article_paints_no_line_of_it(library: Paths) -> None:
    async with stand(library, app_kind=Watched) as there:
        await seen_before(there, "j")
        reader = there.screen.reader
        below = (Paragraph(Inline("Nothing else.\n" * 50)),)
        assert reader.sheet
        reader.jump(reader.sheet.end)
        (frame,) = await frames_of(there, before=lambda: reader.put_after(below))
        text = reader.content_region
        painted = [y - text.y for y, start, _ in frame if text.x <= start < text.right - 1]
        assert min(painted) == reader.sheet.end - reader.scroll_offset.y

        assert not await frames_of(there, before=lambda: reader.put_after(below))


@pytest.mark.parametrize(
    ("way", "key"),
    [(("j", "k"), "j"), (("pagedown", "home"), "pagedown"), (("G", "home"), "G")],
)
async def test_a_movement_paints_list_and_article_in_one_frame(
    library: Paths, way: tuple[str, ...], key: str
) -> None:
    async with stand(library, app_kind=Watched) as there:
        await seen_before(there, *way)
        frames = await frames_of(there, key)
        assert len(frames) == 1
        assert lines_of(frames[0], there.screen.reader)


async def test_a_step_paints_two_rows_of_the_list(library: Paths) -> None:
    async with stand(library, app_kind=Watched) as there:
        await seen_before(there, "j", "k")
        (frame,) = await frames_of(there, "j")
        assert lines_of(frame, there.screen.headlines) == {0, 1}
        assert not lines_of(frame, there.screen.sources)


@pytest.mark.parametrize("keys", [("enter", "q"), ("tab", "shift+tab"), ("h", "l")])
async def test_going_to_another_pane_and_back_paints_cursors_and_scrollbars_in_one_frame(
    library: Paths, keys: tuple[str, ...]
) -> None:
    async with stand(library, app_kind=Watched) as there:
        await seen_before(there, "j")
        for key in keys:
            frames = await frames_of(there, key)
            assert len(frames) == 1
            text = there.screen.reader.content_region
            assert not [y for y, start, end in frames[0] if text.x < start < end < text.right - 1]
            bars = {
                pane.vertical_scrollbar for pane in (there.screen.headlines, there.screen.active)
            }
            assert all(lines_of(frames[0], bar) for bar in bars)


async def test_what_happens_beside_is_painted_in_the_key_s_frame(library: Paths) -> None:
    async with stand(library, app_kind=Watched) as there:
        await seen_before(there, "j", "k")

        def begin() -> None:
            there.screen.pulse._seconds = lambda: 0.0  # the next key comes in no time
            there.screen.pulse.beat()
            there.screen.asides.put("progress", lambda: there.screen.status.work("Syncing"))

        (frame,) = await frames_of(there, "j", before=begin)
        assert lines_of(frame, there.screen.status)
        assert lines_of(frame, there.screen.headlines)


async def test_a_mark_paints_its_row_before_it_is_stored(library: Paths) -> None:
    async with stand(library, app_kind=Watched) as there:
        await seen_before(there, "j")
        row, *_ = await frames_of(there, "m")
        assert lines_of(row, there.screen.headlines) == {1}
        assert not lines_of(row, there.screen.reader)


async def test_below_a_dialog_nothing_is_painted_that_did_not_change(library: Paths) -> None:
    async with stand(library, app_kind=Watched) as there:
        await there.press("S")
        await there.pilot.pause(0.3)

        def look_around() -> None:
            there.screen.call_later(there.screen.tick)
            there.screen.call_later(lambda: None)

        for _ in range(2):
            await frames_of(there, before=look_around)
        frames = await frames_of(there, before=lambda: there.screen.call_later(lambda: None))
        assert all(len(frame) == 1 for frame in frames)  # a cursor may blink
        await there.press("escape")
        assert (await frames_of(there, "j"))[0]


async def test_a_letter_of_a_search_paints_its_bar_then_all_that_it_finds(library: Paths) -> None:
    async with stand(library, app_kind=Watched) as there:
        await there.press("slash", *"asagir")
        await there.until(lambda: "200" in str(there.screen.headlines_title.render()))
        letter, found = await frames_of(there, "i", at_least=2)
        assert lines_of(letter, there.screen.search_bar) == {0}
        assert not lines_of(letter, there.screen.headlines)
        assert lines_of(found, there.screen.headlines)


async def test_a_start_paints_the_whole_screen_once(library: Paths) -> None:
    async with stand(library, app_kind=Watched, size=(120, 30)) as there:
        await there.pilot.pause(0.2)
        assert isinstance(there.app, Watched)
        whole = [(y, 0, 120) for y in range(30)]

        assert there.app.frames.count(whole) == 1
