"""Lists as their publisher meant them."""

from collections.abc import Sequence

from msgspec.structs import replace

from newsreader.models.document import Item, Listing


def unnested(items: Sequence[Item]) -> tuple[Item, ...]:
    """A list alone in an item belongs to the item before it; at the beginning it is the list."""
    kept: list[Item] = []
    for item in items:
        match item.blocks, kept:
            case (Listing(),), [*_, last]:
                kept[-1] = replace(last, blocks=(*last.blocks, *item.blocks))
            case (Listing(items=inner),), []:
                kept += inner
            case _:
                kept.append(item)
    return tuple(kept)
