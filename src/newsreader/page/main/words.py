"""How much one text says of what another says, whatever stands between the words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_SINGLE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_SINGLE}]|[^\W_{_SINGLE}]+")
_LENGTH = 3

Words = tuple[str, ...]


def words_of(text: str) -> list[str]:
    """In small letters; every Chinese, Japanese or Korean character is one."""
    return _WORD.findall(text.casefold())


def agreement(one: Sequence[str], other: Sequence[str]) -> float:
    """F1 of the words: 1 when both have the same ones equally often."""
    common = (Counter(one) & Counter(other)).total()
    return 2 * common / (len(one) + len(other)) if common else 0.0


class Said:
    """What some lines say, to be asked whether they say something else, too."""

    def __init__(self, lines: Sequence[Words]) -> None:
        self.times = Counter(lines)
        self._shingles = set(_shingles([word for line in lines for word in line]))

    def share(self, words: Words) -> float:
        """Of them that it has in this order; two words or one only as a whole line."""
        if len(words) < _LENGTH:
            return float(words in self.times)
        found = [shingle in self._shingles for shingle in _shingles(words)]
        return sum(found) / len(found)


def _shingles(words: Sequence[str]) -> Iterable[Words]:
    return zip(*(words[at:] for at in range(_LENGTH)), strict=False)
