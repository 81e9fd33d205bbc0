"""Sentences, by the marks that end them in the scripts of the world."""

import re
from collections.abc import Iterable, Iterator

_END = re.compile(
    r"(?<=[.!?…])[\"'“”’»)\]]*\s+(?=[\"'“‘«([¿¡]*[^\W_a-zß-öø-ÿа-я])"
    r"|(?<=[。！？｡])(?![」』）”])"
    r"|(?<=[।॥؟።။។])\s*"
)
"""After a full stop only where something goes on that is not a small letter."""
_SHORTENED = re.compile(
    r"(?:\b(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Capt|Lt|Jr|Sr|vs|No|Nos|Inc|Corp"
    r"|Co|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nr|Bd|Hr|Fr|ca|bzw|usw|etc|approx)"
    r"|\b(?:z\. ?B|d\. ?h|u\. ?a|e\.g|i\.e|U\.S|a\.m|p\.m))\.$"
)


def sentences(lines: Iterable[str]) -> Iterator[str]:
    """Of lines, each of which is a paragraph."""
    for line in lines:
        yield from _of_line(line.strip())


def _of_line(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        said = line[start : end.end()].strip()
        if said and not _SHORTENED.search(said):
            yield said
            start = end.end()
    if rest := line[start:].strip():
        yield rest
