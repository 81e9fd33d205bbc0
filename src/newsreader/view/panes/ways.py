"""What may follow the keys pressed so far, over the foot of the screen."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from newsreader.view.actions import action_called, shown
from newsreader.view.cells import cut
from newsreader.view.icons import Icons
from newsreader.view.keyboard import Wait

_DELAY = 0.2
"""Seconds; who knows what comes next is not interrupted."""
_COLUMN = 34
_ROWS = 8


class Ways(Widget):
    """Hidden until a sequence or a count is begun and not ended at once."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Ways {
        layer: over; dock: bottom; height: auto; width: 100%; margin-bottom: 1; padding: 0 1;
        background: $surface; border-top: solid $border;
    }
    """

    def __init__(self, icons: Icons) -> None:
        super().__init__(id="ways")
        self._icons = icons
        self._wait: Wait | None = None
        self._later: Timer | None = None
        self.display = False

    def show(self, wait: Wait | None) -> None:
        if self._later:
            self._later.stop()
            self._later = None
        self._wait = wait
        if wait is None or not wait.ways:
            self.display = False
        elif self.display:
            self.refresh(layout=True)
        else:
            self._later = self.set_timer(_DELAY, self._appear)

    def _appear(self) -> None:
        self.display = True
        self.refresh(layout=True)

    def render(self) -> Content:
        return ways_content(self._wait, self.size.width, self._icons) if self._wait else Content()


def ways_content(wait: Wait, width: int, icons: Icons) -> Content:
    """The keys typed, then a way a cell, in as many columns as there is room for."""
    ways = list(_once(wait))
    columns = max(1, min(width // _COLUMN, -(-len(ways) // 2)))
    rows = min(_ROWS, -(-len(ways) // columns))
    pieces = [(icons.words(wait.typed), "bold $accent"), (" …" if not icons.ascii else " ...", "")]
    for row in range(rows):
        pieces.append(("\n", ""))
        for key, words in ways[row::rows][:columns]:
            text = cut(icons.words(words), _COLUMN - 12, icons.ellipsis)
            pieces += [(f"{icons.words(key):>8}", "bold $accent"), ("  ", "")]
            pieces += [(text, "$foreground 90%"), (" " * (_COLUMN - 10 - cell_len(text)), "")]
    return Content.assemble(*pieces)


def _once(wait: Wait) -> Iterator[tuple[str, str]]:
    """(key, words): of an action that several keys mean, the first."""
    seen = set()
    for keys, action_id in wait.ways:
        if action_id not in seen:
            seen.add(action_id)
            yield shown(keys), action_called(action_id).words
