"""Every highlight and every note, the newest first."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime

from newsreader.cleaning import clean_line
from newsreader.models.highlights import Highlight
from newsreader.view.dialogs.listing import ListDialog
from newsreader.view.panes.choices import Choice
from newsreader.view.times import when


class ClippingsDialog(ListDialog[Highlight, Highlight]):
    """Gives back the one to go to."""

    BINDINGS = [("enter", "take", "go to it"), ("d,delete", "remove", "remove")]
    HEAD = "Clippings"
    FOOT = "enter goes to it in its article · d remove · esc close"
    EMPTY = "Nothing yet. H in an article picks a passage, N writes about the whole of it."

    def __init__(
        self,
        highlights: Callable[[], Awaitable[list[Highlight]]],
        remove: Callable[[Highlight], Awaitable[None]],
        now: datetime,
    ) -> None:
        super().__init__(highlights, now)
        self._remove = remove

    def choices(self) -> Iterator[Choice]:
        for one in self.listed:
            sign, words = "+" if one.note else " ", one.passage.quote or one.note
            where = clean_line(one.title, 60) if one.is_on_article else ""
            yield Choice(one.id, clean_line(words, 200), where, when(one.at, self.now), sign=sign)

    def about(self, here: Highlight) -> str:
        """Whose words these are, and the note at them."""
        said = "Your note on the whole article." if here.is_on_article else f"Note: {here.note}"
        return f"{clean_line(here.title, 90)}\n{clean_line(said) if here.note else ''}"

    async def take(self, here: Highlight) -> None:
        self.dismiss(here)

    async def action_remove(self) -> None:
        if self.here is not None:
            await self._remove(self.here)
            await self.show()
