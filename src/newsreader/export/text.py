"""A typeset article as plain text."""

from typing import Protocol


class Lines(Protocol):
    """What typeset.Sheet offers."""

    @property
    def height(self) -> int: ...

    def plain(self, y: int, /) -> str: ...


def text_of(sheet: Lines) -> str:
    return "".join(f"{sheet.plain(y).rstrip()}\n" for y in range(sheet.height))
