"""A card in which `/` finds lines by their words."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from textual import events, on
from textual.widgets import Input

from newsreader.view.dialogs.dialog import Dialog

T = TypeVar("T")


class FindingDialog(Dialog[None]):
    """Found as it is typed; enter goes on with what was found, escape takes the search back."""

    typing = False

    def input(self) -> Input:
        """To be put where it shall be typed."""
        found = Input(placeholder="what it does, or the key")
        found.display = False
        return found

    def find(self) -> None:
        """Show what fits `wanted`; everything, when that is empty."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Keys move again."""
        self.set_focus(None)

    @property
    def _input(self) -> Input:
        return self.query_one(Input)

    @property
    def wanted(self) -> str:
        return self._input.value.strip()

    @on(Input.Changed)
    def _find(self) -> None:
        self.find()

    def on_key(self, event: events.Key) -> None:
        """Whoever types fast is ahead of the line that is typed in."""
        if self.typing and event.is_printable:
            event.stop()
            self._input.insert_text_at_cursor(event.character or "")
        elif event.character == "/":
            event.stop()
            self.typing = self._input.display = True
            self.set_focus(self._input)

    @on(Input.Submitted)
    def _found(self) -> None:
        self.typing = False
        self.go_on()

    def action_close(self) -> None:
        """First the search, then the card."""
        if not self._input.display:
            super().action_close()
            return
        self._input.value = ""
        self.typing = self._input.display = False
        self.go_on()


def fits(wanted: str, keys: str, words: str) -> bool:
    """A lone character is a key; words are looked for by their beginnings. PURE."""
    if len(wanted) == 1:
        return wanted in keys.split()
    text = f" {keys} {words}".casefold()
    return all(f" {word}" in text for word in wanted.casefold().split())


def found_in(
    lines: Iterable[T], is_heading: Callable[[T], bool], is_wanted: Callable[[T], bool]
) -> Iterator[T]:
    """What fits, below its heading. PURE."""
    heading: T | None = None
    for one in lines:
        if is_heading(one):
            heading = one
        elif is_wanted(one):
            if heading is not None:
                yield heading
            yield one
            heading = None
