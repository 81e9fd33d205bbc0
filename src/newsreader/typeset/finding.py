"""Places in a text that may have changed since they were kept. PURE."""

from collections.abc import Sequence

from newsreader.models.places import Left, Place

_LONGEST = 80
"""Characters by which a block is known again."""


def beginning(text: str) -> str:
    """Of a block, as it is kept with a place in it."""
    return text[:_LONGEST]


def found_again(texts: Sequence[str], left: Left) -> Place:
    """`texts` are those of the blocks now. A block that is gone leaves its number."""
    block, offset = left.place.block, left.place.offset
    alike = [place for place, text in enumerate(texts) if beginning(text) == left.words]
    return Place(min(alike, key=lambda place: abs(place - block), default=block), offset)
