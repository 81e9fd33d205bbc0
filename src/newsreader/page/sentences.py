"""Sentences, by the marks that end them in the scripts of the world; by spaces where none do."""

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
_LONGEST = len("approx.")

_UNMARKED = re.compile("[\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u109f\u1780-\u17d3]")
"""Thai and Lao set spaces between sentences and phrases, no marks; Khmer and Burmese few."""
_SPACE = re.compile(r"(?<![\d(ฯ])(?<!\b[^\W\d_]) +(?![\d)ๆฯ%])")
_LEAST, _MOST = 60, 200
"""Letters of what counts as a sentence there, and from which on it must be divided."""


def sentences(lines: Iterable[str]) -> Iterator[str]:
    """Of lines, each of which is a paragraph."""
    for line in lines:
        for sentence in _of_line(line.strip()):
            if len(sentence) > _MOST and unmarked(sentence):
                yield from _of_phrases(sentence)
            else:
                yield sentence


def unmarked(sentence: str) -> bool:
    """In a script whose sentences end without a mark."""
    return _UNMARKED.match(sentence[:40].strip("\"'“”‘’()[] ")) is not None


def _of_line(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        said = line[start : end.end()].strip()
        if said and not _SHORTENED.search(said, max(0, len(said) - _LONGEST)):
            yield said
            start = end.end()
    if rest := line[start:].strip():
        yield rest


def _of_phrases(line: str) -> Iterator[str]:
    """As many as make a sentence of some length."""
    start = 0
    for space in _SPACE.finditer(line):
        if space.start() - start >= _LEAST and len(line) - space.end() >= _LEAST:
            yield line[start : space.start()]
            start = space.end()
    yield line[start:]
