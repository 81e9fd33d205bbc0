"""The way to a page within its site, written above the text: Home › News › Harbours."""

import re
from collections.abc import Sequence

from newsreader.models.document import Block, Paragraph, Style

_FIRST = 4
"""Blocks that it may be among."""
_STEP = re.compile(r"\s*[>›»→]\s*")


def without_crumbs(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Most sites say in their HTML that it is no text; old ones do not."""
    return (*(block for block in blocks[:_FIRST] if not _is_way(block)), *blocks[_FIRST:])


def _is_way(block: Block) -> bool:
    """Two links and more with a sign after each, and nothing else but a name at the end."""
    if not isinstance(block, Paragraph):
        return False
    text, spans = block.content.text, block.content.spans
    steps = _STEP.split(text)
    links = [text[span.start : span.end] for span in spans if span.style is Style.LINK]
    return len(links) > 1 and links in (steps, steps[:-1])
