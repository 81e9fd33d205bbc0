"""A list that is looked through: things are done to its lines, and it stays open for more."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from newsreader.store.errors import LibraryError
from newsreader.view.dialogs.dialog import Dialog, Line, Result, icons_of, line
from newsreader.view.panes.choices import Choice, ChoiceList

_FEWEST = 5
"""Lines: a card does not jump when what it lists has come."""
_AROUND, _AROUND_TIGHTLY = 8, 6
"""Lines of a card that are not its list."""

Thing = TypeVar("Thing")


class ListDialog(Dialog[Result], Generic[Thing, Result]):
    """Subclasses say how a thing is listed and what their keys do; then they `show` it anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "close", "close"),
        ("j,down", "move(1)", "down"),
        ("k,up", "move(-1)", "up"),
        ("pagedown,ctrl+d", "move(10)", "page down"),
        ("pageup,ctrl+u", "move(-10)", "page up"),
        ("g,home", "move(-100_000)", "top"),
        ("G,end", "move(100_000)", "bottom"),
    ]
    HEAD = ""
    FOOT = ""
    """What the keys do."""
    EMPTY = ""
    """Why nothing is listed."""

    def __init__(self, things: Callable[[], Awaitable[Sequence[Thing]]], now: datetime) -> None:
        """`things` may raise LibraryError."""
        super().__init__()
        self._things = things
        self.now = now
        self.listed: Sequence[Thing] = ()
        self.list = ChoiceList(id="listed")

    def choices(self) -> Iterable[Choice]:
        """A line for each thing that is listed."""
        raise NotImplementedError

    def head(self) -> str:
        return self.HEAD

    def about(self, here: Thing) -> str:
        """What is worth knowing of the one under the cursor."""
        return ""

    def place(self) -> int:
        """Where the cursor is to be when all of it is listed for the first time."""
        return 0

    async def take(self, here: Thing) -> None:
        """Enter, or a click."""

    @property
    def here(self) -> Thing | None:
        """Under the cursor."""
        return self.listed[self.list.cursor] if self.listed else None

    def compose(self) -> ComposeResult:
        with Vertical(classes="card wide"):
            yield line(self.HEAD, "head")
            yield self.list
            yield line("", "words", "about")
            yield line(self.FOOT, "foot")

    async def on_mount(self) -> None:
        self.list.icons = icons_of(self)
        self.list.empty_words = self.EMPTY
        self.list.focus()
        await self.show()
        self.list.cursor = self.place()
        self._tell()

    async def show(self) -> None:
        """As the library has it now; the cursor stays in its place."""
        try:
            self.listed = await self._things()
        except LibraryError as error:
            self.query_one(".foot", Line).say(str(error))
            return
        self.query_one(".head", Line).say(self.head())
        self.list.show(list(self.choices()), self.list.cursor)
        self._fit()
        self._tell()

    def on_resize(self) -> None:
        super().on_resize()
        self._fit()

    def _fit(self) -> None:
        """As high as what is listed; in a low screen the list makes room for what is said below."""
        wanted = max(len(self.listed), _FEWEST) + (_AROUND if self.has_air else _AROUND_TIGHTLY)
        self.query_one(".card").styles.height = min(self.room, wanted)

    def _tell(self) -> None:
        words = self.about(self.here) if self.here is not None else ""
        about = self.query_one("#about", Line)
        about.display = bool(words)
        about.say(f"\n{words}")

    def action_move(self, rows: int) -> None:
        self.list.move(rows)
        self._tell()

    async def action_take(self) -> None:
        if self.here is not None:
            await self.take(self.here)

    async def on_choice_list_taken(self) -> None:
        await self.action_take()
