"""Letters that lead to links: given out, and typed. PURE."""

from collections.abc import Mapping, Sequence

_LETTERS = "asdfjklghweruiovncmtbypqxz"
"""Those under the fingers first."""

Hints = Mapping[int, str]
"""The letters of each link, by the link's number."""


def labelled(links: Sequence[int]) -> Hints:
    """As few letters as can be, none the beginning of another's; the first links get fewest."""
    words, begun = [""], 0
    while len(words) - begun < max(2, len(links)):
        words += [words[begun] + letter for letter in _LETTERS]
        begun += 1
    return dict(zip(links, words[begun:], strict=False))


def left(hints: Hints, typed: str) -> Hints:
    """What may still be meant."""
    return {link: word for link, word in hints.items() if word.startswith(typed)}


def numbered(typed: str, count: int) -> int | None:
    """The link that is numbered so, of `count`, where no further digit can follow."""
    number = int(typed)
    return number - 1 if 1 <= number <= count < number * 10 else None
