"""Where pictures hang: painted in threads, the newest kept."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from textual.widget import Widget

from newsreader.view.pictures.panels import Cut, Panel
from newsreader.view.work import after_the_frame

Paint = Callable[[Path, Cut], Panel]
_KEPT = 12

_Key = tuple[Path, Cut]


class Wall:
    """Of one widget, which is told when another picture is there to be drawn."""

    def __init__(self, widget: Widget, paint: Paint, hung: Callable[[], object]) -> None:
        self._widget = widget
        self._hung = hung
        self._paint = paint
        self._panels: dict[_Key, Panel] = {}
        self._under_way: set[_Key] = set()
        self._wanted: set[_Key] = set()

    def row(
        self, path: Path, row: int, size: tuple[int, int], ground: Style
    ) -> list[Segment] | None:
        """Of a picture of so many columns and rows; `ground` is what it does not cover.

        `None` while it is being painted, and where it cannot be.
        """
        panel = self.panel(path, Cut(*size))
        return None if panel is None or row >= len(panel.rows) else on(panel.rows[row], ground)

    def panel(self, path: Path, cut: Cut) -> Panel | None:
        """`None` while it is being painted."""
        key = path, cut
        if key not in self._panels:
            self._begin(key)
        return self._panels.get(key)

    def turn(self) -> None:
        """Something else is shown now: what is not painted yet need not be."""
        self._wanted.clear()

    def clear(self) -> None:
        for key in list(self._panels):
            self._take_down(key)

    def _begin(self, key: _Key) -> None:
        self._wanted.add(key)
        if key not in self._under_way:
            self._under_way.add(key)
            self._widget.run_worker(self._work(key), group="pictures")

    async def _work(self, key: _Key) -> None:
        """While a key is held nothing is painted that is gone in the next frame."""
        try:
            await after_the_frame()
            if key not in self._wanted:
                return
            panel = await asyncio.to_thread(self._paint, *key)
        finally:
            self._under_way.discard(key)
        self._send(panel.before)
        self._panels[key] = replace(panel, before="")
        if len(self._panels) > _KEPT:
            self._take_down(next(iter(self._panels)))
        self._hung()

    def _take_down(self, key: _Key) -> None:
        self._send(self._panels.pop(key).after)

    def _send(self, words: str) -> None:
        """Through Textual's own thread, so that it never comes in the middle of a frame.

        A private name of Textual 8.2.
        """
        driver = self._widget.app._driver
        if words and driver is not None:
            driver.write(words)


def on(cells: Sequence[Segment], ground: Style) -> list[Segment]:
    return [cell if cell.control else _on(cell, ground) for cell in cells]


def _on(cell: Segment, ground: Style) -> Segment:
    """Blocks cover all of it; pixels may leave a hairline."""
    style = cell.style or Style.null()
    return cell if style.bgcolor else Segment(cell.text, ground + style)
