"""What is too much for a reader's pane, known before anything is parsed."""

import re
from itertools import accumulate
from operator import sub

MAX_HTML = 2_000_000
MAX_NESTING = 400
MAX_WORK = 8_000_000
"""Tags times nesting: HTML 5's parser opens every unclosed style again in every paragraph."""

_UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr "  # void
    "p li dd dt tr td th thead tbody tfoot option colgroup rb rt rp html head body".split()
)
"""Void elements, and those that end where their like begins: unclosed they nest nothing."""
_NAME = r"[a-zA-Z][a-zA-Z0-9]*+"
_TAG = re.compile(rf"<(/{_NAME}|{_NAME}(?![^<>]*+(?<=/)))")
"""But those that close themselves."""


class _Steps(dict[str, int]):
    """How much deeper it is behind a tag."""

    def __missing__(self, tag: str) -> int:
        nests = tag.strip("/").lower() not in _UNNESTED
        self[tag] = step = nests * (-1 if tag.startswith("/") else 1)
        return step


def may_cost_much(html: str) -> bool:
    """Whether it has tags enough for parsing to take more than linear time."""
    return html.count("<") ** 2 > MAX_WORK


def is_bottomless(html: str) -> bool:
    """Nested so deep that parsing would take more than linear time (a real body: 27 at most)."""
    tags = html.count("<")
    if tags <= MAX_NESTING:
        return False
    sums = list(accumulate(map(_Steps().__getitem__, _TAG.findall(html)), initial=0))
    least = accumulate(sums, min)  # what closes nothing leads no higher
    deepest: int = max(map(sub, sums, least))
    return deepest > MAX_NESTING or deepest * tags > MAX_WORK


def without_tags(html: str) -> str:
    """The text of a body that must not be parsed; scripts and styles go."""
    html = re.sub(r"(?is)<(script|style)\b.*?(</\1\s*>|$)", " ", html)
    return re.sub(r"<[^>]*>?", " ", html)
