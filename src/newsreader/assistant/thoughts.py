"""An answer without what its model thought aloud on the way to it. PURE."""

import re
from typing import NamedTuple

_OPENED = re.compile(r"<(think|thinking|thought|reasoning)>", re.IGNORECASE)
_CLOSED = re.compile(r"</(think|thinking|thought|reasoning)>", re.IGNORECASE)
_MAYBE = re.compile(r"</?[a-z]{0,9}\Z", re.IGNORECASE)
"""The beginning of a mark, whose rest may be in the next piece."""


class Piece(NamedTuple):
    """What may be shown of a piece of the answer."""

    text: str
    anew: bool = False
    """All before it was thought: some models say only where their thoughts end."""


class Thoughts:
    """Takes pieces as they come, cut anywhere."""

    def __init__(self) -> None:
        self._held = ""
        self.inside = False

    def push(self, text: str) -> Piece:
        return self._told(self._held + text, final=False)

    def end(self) -> Piece:
        return self._told(self._held, final=True)

    def _told(self, text: str, *, final: bool) -> Piece:
        self._held = ""
        shown, anew = "", False
        while text:
            mark = (_CLOSED if self.inside else _EITHER).search(text)
            if mark is None:
                shown += self._up_to_a_mark(text, final=final)
                break
            if mark[0][1] != "/":
                shown += text[: mark.start()]
            elif not self.inside:
                shown, anew = "", True
            self.inside = mark[0][1] != "/"
            text = text[mark.end() :]
        return Piece(shown, anew)

    def _up_to_a_mark(self, text: str, *, final: bool) -> str:
        maybe = None if final else _MAYBE.search(text)
        if maybe:
            self._held = maybe[0]
            text = text[: maybe.start()]
        return "" if self.inside else text


_EITHER = re.compile(f"{_OPENED.pattern}|{_CLOSED.pattern}", re.IGNORECASE)
