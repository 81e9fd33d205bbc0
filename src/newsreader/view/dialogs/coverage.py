"""Who tells a story how, the first report first."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical

from newsreader.cleaning import clean_line
from newsreader.models.stories import Account
from newsreader.store.errors import LibraryError
from newsreader.view.dialogs.dialog import Dialog, Line, icons_of, line
from newsreader.view.panes.choices import Choice, ChoiceList
from newsreader.view.times import ago
from newsreader.wording import counted

_FOOT = "enter reads it · A all read · d takes it out of the story · esc close"

Do = Callable[[Sequence[int]], Awaitable[None]]
"""With these articles."""


class CoverageDialog(Dialog[int]):
    """Gives back the article to read."""

    BINDINGS = [
        ("q", "close", "close"),
        ("j,down", "move(1)", "down"),
        ("k,up", "move(-1)", "up"),
        ("pagedown,ctrl+d", "move(10)", "page down"),
        ("pageup,ctrl+u", "move(-10)", "page up"),
        ("enter", "take", "read"),
        ("A", "read_all", "mark all read"),
        ("d,delete", "split", "take out"),
    ]

    def __init__(
        self,
        accounts: Callable[[], Awaitable[list[Account]]],
        here: int,
        read: Do,
        split: Do,
        now: datetime,
    ) -> None:
        """`here`: the article that is being read."""
        super().__init__()
        self._accounts = accounts
        self._here = here
        self._read = read
        self._split = split
        self._now = now
        self._known: Sequence[Account] = ()
        self.list = ChoiceList(id="coverage")

    def compose(self) -> ComposeResult:
        with Vertical(classes="card wide tall"):
            yield Line("", "head", "title")
            yield self.list
            yield Line("", "words", "about")
            yield line(_FOOT, "foot")

    async def on_mount(self) -> None:
        self.list.icons = icons_of(self)
        self.list.focus()
        await self._show(first=True)

    async def _show(self, *, first: bool = False) -> None:
        try:
            self._known = await self._accounts()
        except LibraryError as error:
            self.query_one(".foot", Line).say(str(error))
            return
        ids = [one.article_id for one in self._known]
        at = ids.index(self._here) if first and self._here in ids else self.list.cursor
        self.query_one("#title", Line).say(title_of(self._known, self._now))
        self.list.show(list(choices_of(self._known, self._now)), at)
        self._tell()

    def _tell(self) -> None:
        words = about(self._known, self.list.cursor) if self._known else ""
        self.query_one("#about", Line).say(f"\n{words}")

    def action_move(self, rows: int) -> None:
        self.list.move(rows)
        self._tell()

    def action_take(self) -> None:
        if self._known:
            self.dismiss(self._known[self.list.cursor].article_id)

    def on_choice_list_taken(self) -> None:
        self.action_take()

    async def action_read_all(self) -> None:
        await self._read([one.article_id for one in self._known])
        await self._show()

    async def action_split(self) -> None:
        if self._known:
            await self._split([self._known[self.list.cursor].article_id])
            await self._show()


def title_of(accounts: Sequence[Account], now: datetime) -> str:
    """PURE."""
    if not accounts:
        return "Nobody tells this story any more"
    sources = counted(len({one.feed_title for one in accounts}), "source")
    return f"One story, {sources} · since {ago(accounts[0].placed, now)}"


def choices_of(accounts: Sequence[Account], now: datetime) -> Iterator[Choice]:
    """PURE. `=` is a copy."""
    for one in accounts:
        sign = "=" if one.copy_of is not None else " " if one.read else "•"
        aside = f"{clean_line(one.feed_title, 24)} · {ago(one.placed, now)}"
        yield Choice(one.article_id, clean_line(one.title, 200), "", aside, sign=sign)


def about(accounts: Sequence[Account], at: int) -> str:
    """What is worth knowing of one of them. PURE."""
    one = accounts[min(at, len(accounts) - 1)]
    if one.copy_of is not None:
        original = next((a for a in accounts if a.article_id == one.copy_of), None)
        source = clean_line(original.feed_title, 60) if original else "an earlier article"
        return f"The same article as in {source}." if one.same else f"Repeats the text of {source}."
    return "The first report." if one == accounts[0] else clean_line(one.feed_title, 80)
