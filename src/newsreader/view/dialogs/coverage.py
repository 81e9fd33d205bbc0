"""Who tells a story how, the first report first."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime

from newsreader.cleaning import clean_line
from newsreader.models.stories import Account
from newsreader.view.dialogs.listing import ListDialog
from newsreader.view.panes.choices import Choice
from newsreader.view.times import ago
from newsreader.wording import counted

_SEVERAL = 2
Do = Callable[[Sequence[int]], Awaitable[None]]
"""With these articles."""


class CoverageDialog(ListDialog[Account, int]):
    """Gives back the article to read."""

    BINDINGS = [
        ("enter", "take", "read"),
        ("l", "list", "list"),
        ("A", "read_all", "mark all read"),
        ("d,delete", "split", "take out"),
        ("ctrl+z", "undo", "undo"),
    ]
    FOOT = "enter reads · l lists all · A reads all · d takes it out · esc close"

    def __init__(
        self,
        accounts: Callable[[], Awaitable[list[Account]]],
        here: int,
        now: datetime,
        *,
        read: Callable[[Sequence[Account]], Awaitable[None]],
        split: Do,
        undo: Callable[[], Awaitable[None]],
        show_list: Callable[[str], None],
    ) -> None:
        """`here`: the article that is being read. `show_list` is told the first title."""
        super().__init__(accounts, now)
        self._article_id = here
        self._read = read
        self._split = split
        self._undo = undo
        self._show_list = show_list

    def choices(self) -> Iterator[Choice]:
        return choices_of(self.listed, self.now)

    def head(self) -> str:
        return title_of(self.listed, self.now)

    def about(self, here: Account) -> str:
        return about(self.listed, here)

    def place(self) -> int:
        ids = [one.article_id for one in self.listed]
        return ids.index(self._article_id) if self._article_id in ids else 0

    async def take(self, here: Account) -> None:
        self.dismiss(here.article_id)

    def action_list(self) -> None:
        if self.listed:
            self.dismiss(None)
            self._show_list(self.listed[0].title)

    async def action_read_all(self) -> None:
        await self._read(self.listed)
        await self.show()

    async def action_split(self) -> None:
        if self.here is not None:
            await self._split([self.here.article_id])
            await self.show()

    async def action_undo(self) -> None:
        await self._undo()
        await self.show()


def title_of(accounts: Sequence[Account], now: datetime) -> str:
    """PURE."""
    if len(accounts) < _SEVERAL:
        return "Nobody else tells this news any more"
    sources = len({one.feed_title for one in accounts})
    articles = f", {counted(len(accounts), 'article')}" if len(accounts) > sources else ""
    return (
        f"One story{articles}, {counted(sources, 'source')} · since {ago(accounts[0].placed, now)}"
    )


def choices_of(accounts: Sequence[Account], now: datetime) -> Iterator[Choice]:
    """PURE. `•` is unread, `=` a copy."""
    for one in accounts:
        sign = (" " if one.read else "•") + (" " if one.copy_of is None else "=")
        aside = f"{clean_line(one.feed_title, 24)} · {ago(one.placed, now)}"
        yield Choice(one.article_id, clean_line(one.title, 200), "", aside, sign=sign)


def about(accounts: Sequence[Account], one: Account) -> str:
    """What is worth knowing of one of them. PURE."""
    title = clean_line(one.title, 200)
    if one.copy_of is None:
        return f"The first report: {title}" if one == accounts[0] else title
    original = next((a for a in accounts if a.article_id == one.copy_of), None)
    if original is None:
        return "Repeats an article that is not here."
    source = clean_line(original.feed_title, 60)
    return f"The same article as in {source}." if one.same else f"Repeats the text of {source}."
