"""A list of any length: one line a row, only the visible rows exist."""

from collections.abc import Hashable, Sequence
from itertools import chain
from textwrap import wrap

from rich.style import Style
from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.view.icons import UNICODE, Icons
from newsreader.view.paint import strip
from newsreader.view.panes.canvas import Canvas
from newsreader.view.recent import Recent

Piece = tuple[str, str]
"""Text and the component class that colours it."""

MARGIN = 3
"""Rows kept in view beyond the cursor."""


class VirtualList(Canvas):
    """A cursor over `row_count` rows. Subclasses say what a row is made of and what acts mean."""

    COMPONENT_CLASSES = {
        "list--row",
        "list--cursor",
        "list--bar",
        "list--focused-cursor",
        "list--focused-bar",
        "list--empty",
    }

    # Where colours are the terminal's own, none can be mixed: the band is the terminal's reverse.
    DEFAULT_CSS = """
    VirtualList {
        & > .list--row { color: $foreground; }
        & > .list--cursor { background: $foreground 8%; }
        & > .list--bar { color: $foreground 60%; }
        & > .list--empty { color: $foreground 70%; }
        & > .list--focused-cursor { background: $primary 24%; }
        & > .list--focused-bar { color: $accent; }
        &:ansi > .list--cursor { background: ansi_default; text-style: underline; }
        &:ansi > .list--focused-cursor {
            background: ansi_default; color: ansi_default; text-style: reverse;
        }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False, init=False)

    def __init__(
        self,
        *,
        icons: Icons = UNICODE,
        empty_words: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.icons = icons
        self.empty_words = empty_words
        self.hollow = False
        self._row_count = 0
        self._lines: Recent[Hashable, Strip] = Recent(512)

    # What a subclass says

    def render_row(self, index: int, width: int) -> Sequence[Piece]:
        """The pieces of a row, `width` cells at most: from the cursor's sign to the scrollbar."""
        raise NotImplementedError

    def ground(self, index: int) -> tuple[str, ...]:
        """The component classes that colour what is under a row, the cursor's band aside."""
        return ()

    def row_key(self, index: int) -> Hashable:
        """Rows with equal keys look equal."""
        return index

    def selectable(self, index: int) -> bool:
        """Whether the cursor may rest on a row."""
        return True

    def cursor_moved(self, index: int) -> None:
        """The cursor came to rest on another row."""

    def row_opened(self, index: int) -> None:
        """Enter, a click on the cursor's row, a double click on any."""

    # Rows

    @property
    def row_count(self) -> int:
        return self._row_count

    def set_rows(self, count: int, cursor: int = 0, top: int | None = None) -> None:
        """Other rows, the cursor on one of them. `cursor_moved` is not called.

        `top` is the first visible row; by default whatever shows the cursor best.
        """
        self._row_count = count
        self.set_reactive(VirtualList.cursor, self._clamped(cursor))
        self.forget_lines()
        self.lay_out(count, self._top_for(self.cursor, 0 if top is None else top))

    def set_hollow(self, hollow: bool) -> None:
        """A hollow list shows its cursor only while it has the focus: what it chose is not seen."""
        if hollow != self.hollow:
            self.hollow = hollow
            self.refresh_line(self.cursor)

    def repaint_rows(self) -> None:
        """What rows say has changed."""
        self.forget_lines()
        self.refresh()

    def repaint_focus(self) -> None:
        self.refresh_line(self.cursor)

    def forget_lines(self, first: int = 0) -> None:
        self._lines.clear()

    def visible_rows(self) -> range:
        top = self.scroll_offset.y
        return range(top, min(top + self.size.height, self._row_count))

    # Acts

    def move(self, delta: int) -> None:
        """Rows that cannot be selected are passed over."""
        if not self._row_count:
            return
        step = 1 if delta >= 0 else -1
        target = self._clamped(self.cursor + delta)
        onward = range(target, self._row_count if step > 0 else -1, step)
        back = range(target, -1 if step > 0 else self._row_count, -step)
        self.cursor = next(filter(self.selectable, chain(onward, back)), self.cursor)
        self.keep_in_view()

    def page(self, direction: int) -> None:
        self._turn(direction * max(1, self.size.height - 1))

    def half_page(self, direction: int) -> None:
        self._turn(direction * max(1, self.size.height // 2))

    def top(self) -> None:
        self.move(-self._row_count)
        self.jump(0)

    def bottom(self) -> None:
        self.move(self._row_count)

    def open(self) -> None:
        if self._row_count:
            self.row_opened(self.cursor)

    def keep_in_view(self) -> bool:
        """Scroll as little as shows the cursor with some rows around it; True when it scrolled."""
        if self.size.height == 0:
            self.fitted = self.size
            return False
        return self.jump(self._top_for(self.cursor, self.scroll_offset.y))

    def _turn(self, rows: int) -> None:
        self.jump(self.scroll_offset.y + rows)
        self.move(rows)

    def _clamped(self, index: int) -> int:
        return max(0, min(index, self._row_count - 1))

    def _top_for(self, index: int, top: int) -> int:
        """The first visible row that shows `index`, as near to `top` as can be."""
        height = self.size.height
        margin = max(0, min(MARGIN, (height - 1) // 2))
        return max(min(top, index - margin), index - height + 1 + margin)

    def validate_cursor(self, index: int) -> int:
        return self._clamped(index)

    def watch_cursor(self, old: int, new: int) -> None:
        if not self.keep_in_view():
            self.refresh_line(old)
            self.refresh_line(new)
        self.cursor_moved(new)

    # The mouse and the window

    def on_click(self, event: events.Click) -> None:
        index = event.y + self.scroll_offset.y
        if index >= self._row_count or not self.selectable(index):
            return
        event.stop()
        if index == self.cursor:
            self.row_opened(index)
        else:
            self.cursor = index

    def fit(self) -> None:
        self.lay_out(self._row_count, self._top_for(self.cursor, self.scroll_offset.y))

    # Drawing

    def draw(self, y: int, width: int) -> Strip:
        if y >= self._row_count:
            return self._beyond(y, width)
        band = self._band(y)
        key = (self.row_key(y), band, width)
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = self._drawn(y, width, band)
        return line

    def _band(self, index: int) -> str:
        """The component class that colours the cursor's row; none elsewhere."""
        if index != self.cursor or (self.hollow and not self.has_focus):
            return ""
        return "list--focused-cursor" if self.has_focus else "list--cursor"

    def _drawn(self, index: int, width: int, band: str) -> Strip:
        sign = (self.icons.cursor if self.has_focus else self.icons.resting) if band else " "
        bar = "list--focused-bar" if self.has_focus else "list--bar"
        ground = self.ground(index)
        pieces = [(sign, self._on_ground(bar, ground, band))]
        pieces += [
            (text, self._on_ground(component, ground, band))
            for text, component in self.render_row(index, width - 2)
        ]
        return strip(pieces, width, self._on_ground("list--row", ground, band))

    def _on_ground(self, component: str, ground: tuple[str, ...], band: str) -> Style:
        """On the terminal's own colours the band comes last: a reversed row has no colours."""
        if not band:
            return self.ink("list--row", *ground, component)
        if self.app.native_ansi_color:
            return self.ink("list--row", component, band)
        return self.ink("list--row", band, component)

    def ink_over(self, component: str, band: str) -> Style:
        """Of a component over the band of the cursor's row; over none where that is empty."""
        return self._on_ground(component, (), band)

    def _beyond(self, y: int, width: int) -> Strip:
        style = self.ink("list--empty")
        words: list[str] = []
        if self._row_count == 0 and width > 6:
            for line in self.empty_words.splitlines():
                words += wrap(line, width - 4) or [""]
        text = f"   {words[y - 1]}" if 1 <= y <= len(words) else ""
        return strip([(text, style)], width, style)
