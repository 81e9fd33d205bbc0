"""What became of a text, word by word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby

from msgspec import Struct

_SPACELESS = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_THAI = "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
_SIGNS = (
    r"!-/:-@\[-^`{-~\u00a1-\u00bf\u2010-\u2027\u2030-\u205e\u3001-\u3003\u3008-\u301f"
    r"\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_LETTER = f"[{_SPACELESS}]|[{_THAI}][{_MARKS}]*"
_PART = rf"[^\s{_SPACELESS}{_THAI}{_SIGNS}]+"
_WORD = rf"{_LETTER}|{_PART}(?:[-.,:'’]{_PART})*"
_STEPS = (
    re.compile(r"[^\n]*\n+"),
    re.compile(r".+?(?:[.!?…][^\s\w]{0,20}\s+|[。！？]+[」』”’）]*\s*|\n+|\Z)"),
    re.compile(rf"(?:{_WORD}|[{_SIGNS}])\s*|\s+"),
)
"""Lines, sentences, words, each with the space behind it."""
_WORDS = re.compile(_WORD)
_MOST_WORK = 20_000
"""Pairs of equal words that may be looked at again and again: 50 ms for 5,000 words."""
_AROUND = 50
"""Letters of what stayed that are shown on either side of a change."""


class Fate(Enum):
    """What became of a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(Struct, frozen=True):
    """A stretch of text, and what became of it."""

    fate: Fate
    text: str


Line = tuple[Piece, ...]
_LEFT_OUT: Line = (Piece(Fate.SAME, "…"),)


class _Change(Struct):
    """What is gone in one place, and what is new there."""

    gone: str = ""
    new: str = ""

    def __bool__(self) -> bool:
        return bool(self.gone or self.new)

    @property
    def weight(self) -> int:
        return max(count_words(self.gone), count_words(self.new))

    @property
    def pieces(self) -> Iterator[Piece]:
        """The space behind both is no change."""
        space = self.gone[len(self.gone.rstrip()) :] if self.gone and self.new else ""
        space = space if space and self.new.endswith(space) else ""
        yield from _pieces(Fate.GONE, self.gone.removesuffix(space))
        yield from _pieces(Fate.NEW, self.new.removesuffix(space))
        yield from _pieces(Fate.SAME, space)


def count_words(text: str) -> int:
    """Letters count where there are no spaces between words."""
    return len(_WORDS.findall(text))


def changes(before: str, after: str) -> list[Piece]:
    """What is SAME or GONE is `before`, what is SAME or NEW is `after`, but for white space."""
    return list(_calmed(_compared(f"{before.strip()}\n", f"{after.strip()}\n")))


def changed_lines(before: str, after: str) -> list[Line]:
    """The lines in which something changed; `…` is for what is left out between them."""
    found: list[Line] = []
    for changed, some in groupby(_lines(changes(before, after)), _is_changed):
        if changed:
            found += [_LEFT_OUT] if found else []
            found += map(_folded, some)
    return found


def _compared(before: str, after: str, step: int = 0) -> Iterator[Piece]:
    """Unit by unit; what differs is compared again in smaller ones."""
    if not before or not after or step == len(_STEPS):
        yield from _pieces(Fate.GONE, before)
        yield from _pieces(Fate.NEW, after)
        return
    old, new = _STEPS[step].findall(before), _STEPS[step].findall(after)
    for tag, start, end, new_start, new_end in _matched(old, new):
        was, now = "".join(old[start:end]), "".join(new[new_start:new_end])
        if tag == "equal":
            yield from _kept(was, now)
        else:
            yield from _compared(was, now, step + 1)


def _matched(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """Where there are too many words, no match begins with the commonest."""
    old, new = [unit.rstrip() for unit in old], [unit.rstrip() for unit in new]
    before, after = Counter(old), Counter(new)
    pairs = sorted((number * before[unit], unit) for unit, number in after.items())
    work = sum(number for number, _ in pairs)
    common = set()
    while work > _MOST_WORK:
        number, unit = pairs.pop()
        common.add(unit)
        work -= number
    return SequenceMatcher(common.__contains__, old, new, autojunk=False).get_opcodes()


def _kept(was: str, now: str) -> Iterator[Piece]:
    """The space at its end belongs to what follows, where that is another now."""
    bare = now.rstrip()
    space, new_space = was[len(was.rstrip()) :], now[len(bare) :]
    yield Piece(Fate.SAME, now if space == new_space else bare)
    if space != new_space:
        yield from _pieces(Fate.GONE, space)
        yield from _pieces(Fate.NEW, new_space)


def _pieces(fate: Fate, text: str) -> Iterator[Piece]:
    if text:
        yield Piece(fate, text)


def _calmed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """What is the same by chance, a short word between long changes, is part of these."""
    change, same = _Change(), ""
    for fate, some in groupby(pieces, lambda piece: piece.fate is Fate.SAME):
        if fate:
            same = "".join(piece.text for piece in some)
            continue
        here = _change_of(some)
        if not change:
            yield from _pieces(Fate.SAME, same)
            change = here
        elif _is_chance(same, change, here):
            change = _Change(change.gone + same + here.gone, change.new + same + here.new)
        else:
            yield from change.pieces
            yield from _pieces(Fate.SAME, same)
            change = here
        same = ""
    yield from change.pieces
    yield from _pieces(Fate.SAME, same)


def _change_of(pieces: Iterable[Piece]) -> _Change:
    change = _Change()
    for piece in pieces:
        if piece.fate is Fate.GONE:
            change.gone += piece.text
        else:
            change.new += piece.text
    return change


def _is_chance(same: str, before: _Change, after: _Change) -> bool:
    return "\n" not in same and 2 * count_words(same) <= min(before.weight, after.weight)


def _lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    """What replaces whole lines stands below them."""
    line: list[Piece] = []
    last: Piece | None = None
    for piece in pieces:
        parts = piece.text.split("\n")
        replaces = last is not None and (last.fate, piece.fate) == (Fate.GONE, Fate.NEW)
        if replaces and last is not None and "\n" in last.text + piece.text:
            parts = ["", *parts]
        for number, part in enumerate(parts):
            if number and line:
                yield tuple(line)
                line = []
            if part:
                line.append(Piece(piece.fate, part))
        last = piece
    if line:
        yield tuple(line)


def _is_changed(line: Line) -> bool:
    return any(piece.fate is not Fate.SAME and piece.text.strip() for piece in line)


def _folded(line: Line) -> Line:
    last = len(line) - 1
    return tuple(
        Piece(piece.fate, _shortened(piece.text, at > 0, at < last))
        if piece.fate is Fate.SAME
        else piece
        for at, piece in enumerate(line)
    )


def _shortened(text: str, follows: bool, goes_on: bool) -> str:
    """With its ends where changes are; cut between words where there are spaces."""
    if len(text) <= _AROUND * (follows + goes_on) + _AROUND:
        return text
    head, tail = text[:_AROUND], text[-_AROUND:]
    head = (head.rpartition(" ")[0] or head) + " " if follows else ""
    tail = " " + (tail.partition(" ")[2] or tail) if goes_on else ""
    return f"{head}…{tail}"
