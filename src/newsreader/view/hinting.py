"""Letters on the links of the article: typing them chooses one."""

from collections.abc import Callable, Sequence

from newsreader.view.grip import Grip
from newsreader.view.hints import labelled, left, numbered
from newsreader.view.panes.reader import Reader

Chosen = Callable[[int, bool], None]
"""Told the number of a link, and whether to ask what to do with it."""


class Hinting(Grip):
    """A capital anywhere in the letters, or having been asked to, asks what to do."""

    keys: Sequence[tuple[str, str]] = (
        ("letters", "open"),
        ("CAPITALS", "more"),
        ("number", "any link"),
        ("esc", "leave"),
    )

    def __init__(self, reader: Reader, chosen: Chosen, *, ask: bool = False) -> None:
        self._reader = reader
        self._chosen = chosen
        self._ask = ask
        self._digits = ""
        self._document = reader.document
        self._labels = reader.label_links()
        self._labels.hints = labelled(self._labels.links)
        reader.show_labels(self._labels)

    @property
    def in_sight(self) -> int:
        """How many links have letters."""
        return len(self._labels.hints)

    def press(self, key: str) -> bool:
        """False: something was chosen, or nothing can be any more."""
        if self._reader.document is not self._document:
            return False
        if key.isdecimal() and key.isascii():
            return self._count(key)
        if key == "enter" and self._digits:
            self._choose_number(int(self._digits) - 1)
            return False
        if key == "backspace":
            self._digits, self._labels.typed = "", self._labels.typed[:-1]
            self._reader.show_labels(self._labels)
            return True
        return len(key) == 1 and key.isalpha() and self._spell(key)

    def end(self) -> None:
        self._reader.show_labels(None)

    def _spell(self, letter: str) -> bool:
        self._ask = self._ask or letter.isupper()
        self._digits = ""
        labels = self._labels
        labels.typed += letter.lower()
        fit = left(labels.hints, labels.typed)
        if len(fit) == 1 and labels.typed in fit.values():
            self._choose_number(next(iter(fit)))
            return False
        self._reader.show_labels(labels)
        return bool(fit)

    def _count(self, digit: str) -> bool:
        self._digits += digit
        number, count = numbered(self._digits, len(self._reader.links)), len(self._reader.links)
        if number is not None:
            self._choose_number(number)
        return number is None and int(self._digits) <= count

    def _choose_number(self, link: int) -> None:
        if 0 <= link < len(self._reader.links):
            self._chosen(link, self._ask)
