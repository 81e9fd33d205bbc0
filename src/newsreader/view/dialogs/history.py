"""What was done, the latest first: any of it can be undone, or done again."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from newsreader.models.acts import Act, ActKind
from newsreader.store.errors import LibraryError
from newsreader.view.cells import fit, steady
from newsreader.view.dialogs.dialog import Dialog, Line, icons_of, line
from newsreader.view.icons import Icons
from newsreader.view.panes.virtual import Piece, VirtualList
from newsreader.view.times import when

_FOOT = "enter undoes, or does again · esc close"
_NOTHING = "Nothing was done yet. What you do is listed here, and can be undone."
_WHEN_CELLS = 9
_MARKS = {
    ActKind.RULE: "by a rule",
    ActKind.READING: "while reading",
    ActKind.READ_AGAIN: "by itself",
}


class ActList(VirtualList):
    """An act a row; undone ones are dim, and say so."""

    COMPONENT_CLASSES = {"acts--words", "acts--undone", "acts--when", "acts--mark"}
    DEFAULT_CSS = """
    ActList {
        height: 1fr; background: $surface; scrollbar-background: $surface;
        & > .acts--words { color: $foreground; }
        & > .acts--undone { color: $foreground 60%; text-style: strike; }
        & > .acts--when { color: $foreground 68%; }
        & > .acts--mark { color: $accent; }
    }
    """

    class Wanted(Message):
        """The act under the cursor is to be turned."""

    def __init__(self, icons: Icons, now: datetime) -> None:
        super().__init__(icons=icons, empty_words=_NOTHING)
        self._now = now
        self.acts: Sequence[Act] = ()

    def show(self, acts: Sequence[Act]) -> None:
        """The cursor stays in its place."""
        self.acts = acts
        self.set_rows(len(acts), self.cursor, self.scroll_offset.y)

    @property
    def current(self) -> Act | None:
        return self.acts[self.cursor] if self.acts else None

    def row_key(self, index: int) -> Hashable:
        return self.acts[index]

    def row_opened(self, index: int) -> None:
        self.post_message(self.Wanted())

    def render_row(self, index: int, width: int) -> list[Piece]:
        act = self.acts[index]
        mark = "undone" if act.undone else _MARKS.get(act.kind, "")
        room = max(1, width - _WHEN_CELLS - len(mark) - 2)
        words = self.icons.words(steady(act.words))
        return [
            (fit(f" {when(act.at, self._now)}", _WHEN_CELLS), "acts--when"),
            (
                fit(words, room, self.icons.ellipsis),
                "acts--undone" if act.undone else "acts--words",
            ),
            (f" {mark} ", "acts--mark"),
        ]


class HistoryDialog(Dialog[None]):
    """Stays open: several acts can be turned one after the other."""

    BINDINGS = [
        ("q", "close", "close"),
        ("j,down", "move(1)", "down"),
        ("k,up", "move(-1)", "up"),
        ("pagedown,ctrl+d", "move(10)", "page down"),
        ("pageup,ctrl+u", "move(-10)", "page up"),
        ("g,home", "move(-1000)", "top"),
        ("G,end", "move(1000)", "bottom"),
        ("enter,space", "turn", "undo or redo"),
    ]

    def __init__(
        self,
        acts: Callable[[], Awaitable[list[Act]]],
        turn: Callable[[Act], Awaitable[None]],
        now: datetime,
    ) -> None:
        """`turn` undoes an act, or does it again where it is undone; it says itself what it did."""
        super().__init__()
        self._acts = acts
        self._turn = turn
        self._now = now

    def compose(self) -> ComposeResult:
        with Vertical(classes="card wide tall"):
            yield line("What was done", "head")
            yield ActList(icons_of(self), self._now)
            yield line(_FOOT, "foot")

    async def on_mount(self) -> None:
        self._list.focus()
        await self._show()

    @property
    def _list(self) -> ActList:
        return self.query_one(ActList)

    async def _show(self) -> None:
        try:
            self._list.show(await self._acts())
        except LibraryError as error:
            self.query_one(".foot", Line).say(str(error))

    def action_move(self, rows: int) -> None:
        self._list.move(rows)

    async def on_act_list_wanted(self) -> None:
        await self.action_turn()

    async def action_turn(self) -> None:
        if act := self._list.current:
            await self._turn(act)
            await self._show()
