"""A sketch of a text, by which it is known again: cut short, or under another title.

Of all runs of four words, those that a hash picks by chance: what two texts share of them tells
what they share in all (Broder, "On the resemblance and containment of documents", 1997).
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from hashlib import blake2b

from newsreader.stories.words import spelled

_RUN, _EVERY, _MOST = 4, 8, 24
_SHARED, _PART = 3, 0.4
_LEAST = 40
"""Words: shorter texts have too few runs to tell."""
_BRIEF = 12
"""Words of title and text: with fewer they may be the same by chance."""
_LEAD = 6_000
"""Characters that are looked at."""


def sketch_of(text: str) -> frozenset[int]:
    """Empty where there is too little text."""
    words = spelled(text[:_LEAD])
    if len(words) < _LEAST:
        return frozenset()
    picked = sorted({number for number in map(_number, _runs(words)) if number % _EVERY == 0})
    return frozenset(picked[:_MOST])


def whole_mark(title: str, text: str) -> frozenset[int]:
    """Stands for a title with a text below it, however short, but for a word or two.

    It is below zero: no run of a sketch is.
    """
    words = [*spelled(title), "/", *spelled(text[:_LEAD])]
    told = len(words) > _BRIEF and words[-1] != "/"
    return frozenset([-_number(words)] if told else [])


def address_mark(link: str) -> int:
    """Stands for a normalised address among the runs of a sketch."""
    return _number(("link", link))


def is_copy(one: Set[int], other: Set[int]) -> bool:
    """Whether much of the shorter one is in the other, or all of it under the same title."""
    shared = one & other
    much = max(_SHARED, _PART * min(len(one), len(other)))
    return len(shared) >= much or any(number < 0 for number in shared)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _number(words: Iterable[str]) -> int:
    """Of 63 bits, as SQLite keeps whole numbers."""
    digest = blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
