"""Places in a text that may have changed since they were kept. PURE."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from newsreader.models.highlights import Passage
from newsreader.models.places import Left, Place

_LONGEST = 80
"""Characters by which a block is known again."""
_BETWEEN = "\n\n"
_NUMBER = re.compile(r"\[\d+\]")
"""Of a link, as numbering.py writes it: another text of the article counts its links anew."""


def beginning(text: str) -> str:
    """Of a block, as it is kept with a place in it."""
    return text[:_LONGEST]


def found_again(texts: Sequence[str], left: Left) -> Place:
    """`texts` are those of the blocks now. A block that is gone leaves its number."""
    block, offset = left.place.block, left.place.offset
    if not left.words and block >= len(texts):
        return left.place
    alike = [place for place, text in enumerate(texts) if beginning(text) == left.words]
    return Place(min(alike, key=lambda place: abs(place - block), default=block), offset)


class Part(Struct, frozen=True):
    """Characters of one block."""

    block: int
    start: int
    end: int


def passage_of(texts: Sequence[str], parts: Sequence[Part]) -> Passage:
    """What is kept of parts that follow each other."""
    quote = _BETWEEN.join(texts[part.block][part.start : part.end] for part in parts)
    return Passage(Place(parts[0].block, parts[0].start), _NUMBER.sub("", quote))


def parts_of(texts: Sequence[str], passage: Passage) -> list[Part]:
    """Where the passage is now, nearest to where it was; nothing: its words are gone."""
    blocks = [block for block, text in enumerate(texts) if text]
    starts, at = list[int](), 0
    for block in blocks:
        starts.append(at)
        at += len(texts[block]) + len(_BETWEEN)
    before = bisect_left(blocks, passage.place.block)
    wanted = (starts[before] if before < len(starts) else at) + passage.place.offset
    bare = _Bare(_BETWEEN.join(texts[block] for block in blocks))
    begun = _nearest(bare.text, passage.quote, wanted)
    if begun is None:
        return []
    end = bare.whole(begun + len(passage.quote) - 1) + 1
    return _parts(texts, blocks, starts, bare.whole(begun), end)


class _Bare:
    """A text without the numbers of its links."""

    def __init__(self, text: str) -> None:
        self.text = _NUMBER.sub("", text)
        self._cuts, self._lengths = [0], [0]
        for number in _NUMBER.finditer(text):
            self._cuts.append(number.start() - self._lengths[-1])
            self._lengths.append(self._lengths[-1] + len(number[0]))

    def whole(self, place: int) -> int:
        """Where that character stands in the whole text."""
        return place + self._lengths[bisect_right(self._cuts, place) - 1]


def _nearest(text: str, words: str, wanted: int) -> int | None:
    here = text.rfind(words, 0, wanted + len(words)), text.find(words, wanted)
    found = [place for place in here if place >= 0] if words else []
    return min(found, key=lambda place: abs(place - wanted), default=None)


def _parts(
    texts: Sequence[str], blocks: Sequence[int], starts: Sequence[int], begun: int, over: int
) -> list[Part]:
    parts = []
    for block, first in zip(blocks, starts, strict=True):
        start, end = max(begun - first, 0), min(over - first, len(texts[block]))
        if start < end:
            parts.append(Part(block, start, end))
    return parts
