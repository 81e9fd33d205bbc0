"""Blocks set at a width, apart from what will stand above and below them."""

from collections.abc import Sequence

from msgspec import Struct

from newsreader.models.document import Block
from newsreader.typeset.flow import Flow
from newsreader.typeset.frames import NO_FRAMES, Frames
from newsreader.typeset.leaves import Laid, Leaf
from newsreader.typeset.runs import Runs, cropped, width_of
from newsreader.typeset.setting import RAGGED, Setting
from newsreader.typeset.ways import Way, goes_backward, way_of

MIN_WIDTH = 10

Line = tuple[int, int, int]
"""(block, start, end); a blank line above a block counts up to -1."""


class Mould(Struct, frozen=True):
    """All that blocks are set by."""

    width: int
    """In cells; 10 at least."""
    frames: Frames = NO_FRAMES
    setting: Setting = RAGGED


class SetLeaf(Struct, frozen=True):
    """A leaf at the width."""

    laid: Laid
    first: Runs = ()
    rest: Runs = ()
    above: Runs = ()
    way: Way = Way.ONWARD


class Galley(Struct, frozen=True):
    """Its leaves are counted from 0."""

    leaves: Sequence[SetLeaf] = ()
    lines: Sequence[Line] = ()
    tops: Sequence[int] = ()
    """The first line of each leaf, blank ones left out."""
    texts: Sequence[str] = ()
    """Of each leaf; empty where offsets are none into its text."""

    def lines_from(self, block: int) -> list[Line]:
        """Its lines, where its first leaf is that block."""
        return [(leaf + block, start, end) for leaf, start, end in self.lines]


EMPTY = Galley()


def galley_of(blocks: Sequence[Block], mould: Mould) -> Galley:
    """No line is wider than the mould."""
    flow = Flow(mould.frames, mould.setting)
    flow.blocks(blocks)
    width = max(mould.width, MIN_WIDTH)
    leaves: list[SetLeaf] = []
    lines: list[Line] = []
    tops: list[int] = []
    backward = goes_backward(leaf.text for leaf in flow.leaves if leaf.turns)
    for index, leaf in enumerate(flow.leaves):
        leaves.append(_set(leaf, width, backward=backward))
        lines += ((index, gap, gap) for gap in range(-leaf.gap, 0))
        tops.append(len(lines))
        lines += ((index, start, end) for start, end in leaves[-1].laid.lines)
    return Galley(leaves, lines, tops, [leaf.text for leaf in flow.leaves])


def _set(leaf: Leaf, width: int, *, backward: bool) -> SetLeaf:
    margins = (leaf.first, leaf.rest, leaf.above)
    if not any(margins):
        return SetLeaf(leaf.lay(width), way=_way(leaf, backward=backward))
    first, rest, above = (cropped(margin, width // 2) for margin in margins)
    laid = leaf.lay(width - max(width_of(first), width_of(rest)))
    return SetLeaf(laid, first, rest, above, _way(leaf, backward=backward))


def _way(leaf: Leaf, *, backward: bool) -> Way:
    """What is no text, a table or a picture, goes as the whole."""
    if not leaf.turns:
        return Way.ONWARD
    if not leaf.text:
        return Way.BACKWARD if backward else Way.ONWARD
    return way_of(leaf.text, whole_backward=backward)
