"""What was done, the latest first: any of it can be undone, or done again."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from datetime import datetime

from newsreader.models.acts import Act, ActKind
from newsreader.view.dialogs.listing import ListDialog
from newsreader.view.panes.choices import Choice
from newsreader.view.times import when

_MARKS = {
    ActKind.RULE: "by a rule",
    ActKind.READING: "while reading",
    ActKind.READ_AGAIN: "by itself",
    ActKind.MOVED: "by a sync",
}


class HistoryDialog(ListDialog[Act, None]):
    """Stays open: several acts can be turned one after the other."""

    BINDINGS = [("enter,space", "take", "undo or redo")]
    HEAD = "What was done"
    FOOT = "enter undoes, or does again · esc close"
    EMPTY = "Nothing was done yet. What you do is listed here, and can be undone."

    def __init__(
        self,
        acts: Callable[[], Awaitable[list[Act]]],
        turn: Callable[[Act], Awaitable[None]],
        now: datetime,
    ) -> None:
        """`turn` undoes an act, or does it again where it is undone; it says itself what it did."""
        super().__init__(acts, now)
        self._turn = turn

    def choices(self) -> Iterator[Choice]:
        return choices_of(self.listed, self.now)

    async def take(self, here: Act) -> None:
        await self._turn(here)
        await self.show()


def choices_of(acts: Iterable[Act], now: datetime) -> Iterator[Choice]:
    """PURE."""
    for act in acts:
        mark = "undone" if act.undone else _MARKS.get(act.kind, "")
        aside = " · ".join(filter(None, (mark, when(act.at, now))))
        yield Choice(act.id, act.words, aside=aside, over=act.undone)
