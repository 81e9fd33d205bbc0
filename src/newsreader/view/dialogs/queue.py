"""The links that wait for the network."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime

from newsreader.models.links import QueuedLink
from newsreader.view.dialogs.acts import LinkAct
from newsreader.view.dialogs.listing import ListDialog
from newsreader.view.panes.choices import Choice
from newsreader.view.times import when


class QueueDialog(ListDialog[QueuedLink, None]):
    """Stays open until it is left."""

    BINDINGS = [
        ("enter,o", "take", "open"),
        ("O", "all", "open all"),
        ("b", "this('bookmark')", "bookmark"),
        ("y", "this('copy')", "copy"),
        ("d,delete", "this('remove')", "remove"),
    ]
    HEAD = "Links that wait for the network"
    FOOT = "enter open · O open all · b bookmark instead · y copy · d remove · esc close"
    EMPTY = "No link waits. What you open without a network is kept here until it is back."

    def __init__(
        self,
        links: Callable[[], Awaitable[list[QueuedLink]]],
        do: Callable[[LinkAct, Sequence[QueuedLink]], Awaitable[None]],
        now: datetime,
    ) -> None:
        """`do` says itself what it did."""
        super().__init__(links, now)
        self._do = do

    def choices(self) -> Iterator[Choice]:
        for link in self.listed:
            where = link.url if link.words else ""
            yield Choice(link.url, link.words or link.url, where, when(link.at, self.now))

    async def take(self, here: QueuedLink) -> None:
        await self._deal(LinkAct.OPEN, [here])

    async def action_this(self, act: str) -> None:
        if self.here is not None:
            await self._deal(LinkAct(act), [self.here])

    async def action_all(self) -> None:
        if self.listed:
            await self._deal(LinkAct.OPEN, self.listed)

    async def _deal(self, act: LinkAct, links: Sequence[QueuedLink]) -> None:
        await self._do(act, links)
        await self.show()
