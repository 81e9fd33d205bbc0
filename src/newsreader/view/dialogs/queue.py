"""The links that wait for the network."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical

from newsreader.models.links import QueuedLink
from newsreader.store.errors import LibraryError
from newsreader.view.dialogs.acts import LinkAct
from newsreader.view.dialogs.dialog import Dialog, Line, icons_of, line
from newsreader.view.panes.choices import Choice, ChoiceList
from newsreader.view.times import when

_FOOT = "enter open · O open all · b bookmark instead · y copy · d remove · esc close"
_NOTHING = "No link waits. What you open without a network is kept here until it is back."


class QueueDialog(Dialog[None]):
    """Stays open until it is left."""

    BINDINGS = [
        ("q", "close", "close"),
        ("j,down", "move(1)", "down"),
        ("k,up", "move(-1)", "up"),
        ("pagedown,ctrl+d", "move(10)", "page down"),
        ("pageup,ctrl+u", "move(-10)", "page up"),
        ("enter,o", "this('open')", "open"),
        ("O", "all", "open all"),
        ("b", "this('bookmark')", "bookmark"),
        ("y", "this('copy')", "copy"),
        ("d,delete", "this('remove')", "remove"),
    ]

    def __init__(
        self,
        links: Callable[[], Awaitable[list[QueuedLink]]],
        do: Callable[[LinkAct, Sequence[QueuedLink]], Awaitable[None]],
        now: datetime,
    ) -> None:
        """`do` says itself what it did."""
        super().__init__()
        self._links = links
        self._do = do
        self._now = now
        self._here: Sequence[QueuedLink] = ()
        self.list = ChoiceList(id="links")

    def compose(self) -> ComposeResult:
        with Vertical(classes="card wide tall"):
            yield line("Links that wait for the network", "head")
            yield self.list
            yield line(_FOOT, "foot")

    async def on_mount(self) -> None:
        self.list.icons = icons_of(self)
        self.list.empty_words = _NOTHING
        self.list.focus()
        await self._show()

    async def _show(self) -> None:
        try:
            self._here = await self._links()
        except LibraryError as error:
            self.query_one(".foot", Line).say(str(error))
        else:
            self.list.show(list(_choices(self._here, self._now)), self.list.cursor)

    def action_move(self, rows: int) -> None:
        self.list.move(rows)

    async def action_this(self, act: str) -> None:
        if self._here:
            await self._do(LinkAct(act), [self._here[self.list.cursor]])
            await self._show()

    async def action_all(self) -> None:
        if self._here:
            await self._do(LinkAct.OPEN, self._here)
            await self._show()

    async def on_choice_list_taken(self) -> None:
        await self.action_this(LinkAct.OPEN)


def _choices(links: Iterable[QueuedLink], now: datetime) -> Iterable[Choice]:
    for link in links:
        words = link.words or link.url
        where = link.url if link.words else ""
        yield Choice(link.url, words, where, when(link.at, now))
