"""Every key, to be looked at and changed."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from newsreader.view.actions import action_called
from newsreader.view.actions.kinds import NO_KEY
from newsreader.view.cells import fit
from newsreader.view.dialogs.dialog import Line, icons_of, line
from newsreader.view.dialogs.finding import FindingDialog, fits, found_in
from newsreader.view.icons import Icons
from newsreader.view.keys import pressed
from newsreader.view.panes.virtual import Piece, VirtualList
from newsreader.view.rebinding import (
    KeyRow,
    conflict_words,
    key_rows,
    preset_of,
    with_key,
    with_preset_after,
    without,
    words_of,
    written,
)

_FOOT = "/ find · enter change · x back to the preset's · p preset · esc close"
_WORDS_CELLS = 24


class KeyList(VirtualList):
    """An action a row, under the heading of its group."""

    COMPONENT_CLASSES = {"keys--heading", "keys--key", "keys--own"}
    DEFAULT_CSS = """
    KeyList {
        height: 1fr; background: $surface; scrollbar-background: $surface;
        & > .keys--heading { text-style: bold; color: $foreground; }
        & > .keys--key { color: $accent; }
        & > .keys--own { color: $accent; text-style: bold; }
    }
    """

    class Wanted(Message):
        """The keys of the action under the cursor are to be changed."""

    def __init__(self, icons: Icons) -> None:
        super().__init__(icons=icons, empty_words="Nothing fits.")
        self._rows: Sequence[KeyRow] = ()

    def show(self, rows: Sequence[KeyRow]) -> None:
        """The cursor stays on its action, where that is still there."""
        here = self.action_id
        self._rows = rows
        places = {action_id: place for place, (action_id, *_) in enumerate(rows) if action_id}
        at = places.get(here, 1)
        self.set_rows(len(rows), at, self.scroll_offset.y)

    @property
    def action_id(self) -> str:
        """Empty where nothing is listed."""
        return self._rows[self.cursor][0] if self._rows else ""

    def selectable(self, index: int) -> bool:
        return bool(self._rows[index][0])

    def row_key(self, index: int) -> Hashable:
        return self._rows[index]

    def row_opened(self, index: int) -> None:
        self.post_message(self.Wanted())

    def render_row(self, index: int, width: int) -> list[Piece]:
        action_id, words, keys, own = self._rows[index]
        if not action_id:
            return [(fit(self.icons.words(words), width), "keys--heading")]
        room = max(1, width - _WORDS_CELLS - 2)
        look = "keys--own" if own else "keys--key"
        return [
            (fit(f" {words}", _WORDS_CELLS, self.icons.ellipsis), "list--row"),
            (fit(self.icons.words(keys or NO_KEY), room, self.icons.ellipsis), look),
            ("* " if own else "  ", look),
        ]


class KeysDialog(FindingDialog):
    """Changes take effect at once, and are kept as they are made."""

    BINDINGS = [
        ("q", "close", "close"),
        ("j,down", "move(1)", "down"),
        ("k,up", "move(-1)", "up"),
        ("pagedown,ctrl+d,space", "move(10)", "page down"),
        ("pageup,ctrl+u", "move(-10)", "page up"),
        ("g,home", "move(-1000)", "top"),
        ("G,end", "move(1000)", "bottom"),
        ("enter", "change", "change"),
        ("x", "reset", "reset"),
        ("p", "preset", "preset"),
    ]

    def __init__(
        self, own: Mapping[str, str], keep: Callable[[Mapping[str, str]], str | None]
    ) -> None:
        """`keep` puts a choice in force; what it answers is why that could not be."""
        super().__init__()
        self._own = dict(own)
        self._keep = keep
        self._steps: list[str] | None = None
        """What was pressed of a new key; `None` while none is asked for."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="card tall"):
            yield line("", "head")
            yield self.input()
            yield KeyList(icons_of(self))
            yield line(_FOOT, "foot")

    def on_mount(self) -> None:
        self.find()
        self.go_on()

    def go_on(self) -> None:
        self._list.focus()

    @property
    def _list(self) -> KeyList:
        return self.query_one(KeyList)

    def find(self) -> None:
        self.query_one(".head", Line).say(f"Keys · preset {preset_of(self._own)}")
        found = found_in(key_rows(self._own), _is_heading, partial(_fits, self.wanted))
        self._list.show(list(found))

    def _say(self, words: str) -> None:
        self.query_one(".foot", Line).say(words)

    def on_key(self, event: events.Key) -> None:
        """Only while a new key is asked for."""
        if self._steps is None:
            return
        event.stop()
        event.prevent_default()  # nothing is found with it
        if event.key == "escape":
            self._end("Nothing changed.")
        elif event.key == "enter" and self._steps:
            self._take(written(self._steps))
        else:
            self._steps.append(pressed(event))
            self._ask()

    def on_key_list_wanted(self) -> None:
        self.action_change()

    def _ask(self) -> None:
        action_id, steps = self._list.action_id, self._steps or []
        name = f"“{words_of(action_id)}”"
        if not steps:
            self._say(f"Press the new key for {name}; several make a sequence. esc leaves it.")
            return
        key = written(steps)
        conflict = conflict_words(self._own, action_id, key)
        said = " ".join(part for part in (f"{name}: {key}.", conflict) if part)
        self._say(f"{said} enter takes it · esc leaves it")

    def _take(self, key: str) -> None:
        action_id = self._list.action_id
        self._change(with_key(self._own, action_id, key), f"“{words_of(action_id)}” is {key} now.")

    def _change(self, own: Mapping[str, str], words: str) -> None:
        trouble = self._keep(own)
        if trouble is None:
            self._own = dict(own)
            self.find()
        self._end(trouble or words)

    def _end(self, words: str) -> None:
        self._steps = None
        self._say(f"{words}\n{_FOOT}")

    def action_move(self, rows: int) -> None:
        self._list.move(rows)

    def action_change(self) -> None:
        if self._list.action_id:
            self._steps = []
            self._ask()

    def action_reset(self) -> None:
        action_id = self._list.action_id
        if action_id in self._own:
            self._change(without(self._own, action_id), "Its preset's keys are back.")
        else:
            self._end("These are the preset's keys already.")

    def action_preset(self) -> None:
        own = with_preset_after(self._own)
        self._change(own, f"These are the keys of the preset {preset_of(own)}.")


def _is_heading(row: KeyRow) -> bool:
    action_id, *_ = row
    return not action_id


def _fits(wanted: str, row: KeyRow) -> bool:
    action_id, words, keys, _ = row
    return fits(wanted, keys, f"{words} {action_called(action_id).help}")
