"""Lists as their publisher meant them."""

from collections.abc import Sequence

from newsreader.models.document import Block, Item, Listing


def unnested(items: Sequence[Sequence[Block]]) -> tuple[Item, ...]:
    """A list alone in an item belongs to the item before it; at the beginning it is the list."""
    kept: list[list[Block]] = []
    for blocks in items:
        match blocks:
            case [Listing(items=inner)] if not kept:
                kept += ([*item.blocks] for item in inner)
            case [Listing()]:
                kept[-1] += blocks
            case _:
                kept.append([*blocks])
    return tuple(Item(tuple(blocks)) for blocks in kept)
