"""Every highlight and every note, the newest first."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical

from newsreader.cleaning import clean_line
from newsreader.models.highlights import Highlight
from newsreader.store.errors import LibraryError
from newsreader.view.dialogs.dialog import Dialog, Line, icons_of, line
from newsreader.view.panes.choices import Choice, ChoiceList
from newsreader.view.times import when

_FOOT = "enter goes to it in its article · d remove · esc close"
_NOTHING = "Nothing yet. H in an article picks a passage, N writes about the whole of it."


class ClippingsDialog(Dialog[Highlight]):
    """Gives back the one to go to."""

    BINDINGS = [
        ("q", "close", "close"),
        ("j,down", "move(1)", "down"),
        ("k,up", "move(-1)", "up"),
        ("pagedown,ctrl+d", "move(10)", "page down"),
        ("pageup,ctrl+u", "move(-10)", "page up"),
        ("enter", "take", "go to it"),
        ("d,delete", "remove", "remove"),
    ]

    def __init__(
        self,
        highlights: Callable[[], Awaitable[list[Highlight]]],
        remove: Callable[[Highlight], Awaitable[None]],
        now: datetime,
    ) -> None:
        super().__init__()
        self._highlights = highlights
        self._remove = remove
        self._now = now
        self._here: Sequence[Highlight] = ()
        self.list = ChoiceList(id="clippings")

    def compose(self) -> ComposeResult:
        with Vertical(classes="card wide tall"):
            yield line("Clippings", "head")
            yield self.list
            yield Line("", "words", "note")
            yield line(_FOOT, "foot")

    async def on_mount(self) -> None:
        self.list.icons = icons_of(self)
        self.list.empty_words = _NOTHING
        self.list.focus()
        await self._show()

    async def _show(self) -> None:
        try:
            self._here = await self._highlights()
        except LibraryError as error:
            self.query_one(".foot", Line).say(str(error))
        else:
            self.list.show(list(_choices(self._here, self._now)), self.list.cursor)
            self._tell()

    def _tell(self) -> None:
        """Whose words these are, and the note at them."""
        if self._here:
            one = self._here[self.list.cursor]
            said = "Your note on the whole article." if one.is_on_article else f"Note: {one.note}"
            note = f"\n{clean_line(said)}" if one.note else "\n"
            self.query_one("#note", Line).say(f"\n{clean_line(one.title, 90)}{note}")
        else:
            self.query_one("#note", Line).say("")

    def action_move(self, rows: int) -> None:
        self.list.move(rows)
        self._tell()

    def action_take(self) -> None:
        if self._here:
            self.dismiss(self._here[self.list.cursor])

    def on_choice_list_taken(self) -> None:
        self.action_take()

    async def action_remove(self) -> None:
        if self._here:
            await self._remove(self._here[self.list.cursor])
            await self._show()


def _choices(highlights: Sequence[Highlight], now: datetime) -> Iterator[Choice]:
    for one in highlights:
        sign, words = "+" if one.note else " ", one.passage.quote or one.note
        where = clean_line(one.title, 60) if one.is_on_article else ""
        yield Choice(one.id, clean_line(words, 200), where, when(one.at, now), sign=sign)
