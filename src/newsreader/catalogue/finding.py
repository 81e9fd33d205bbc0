"""PURE: how well a word fits a feed of the catalogue."""

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

_STROKED = str.maketrans("øłđħı", "oldhi")
"""Letters that Unicode does not take apart."""
_NOWHERE = 6


def fold(text: str) -> str:
    """Words without case, accents and punctuation, a blank between two of them."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_STROKED)
    bare = (letter for letter in letters if not unicodedata.combining(letter))
    kept = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in bare)
    return " ".join("".join(kept).split())


class Findable(Struct, frozen=True):
    """What is known of a feed, folded; a blank before each word."""

    title: str
    words: str
    address: str

    @classmethod
    def of(cls, title: str, words: str, address: str) -> "Findable":
        _, _, place = address.partition("://")
        return cls(f" {fold(title)}", f" {fold(words)}", f" {fold(place)}")

    def rank(self, words: Sequence[str]) -> int | None:
        """Less is better: beginnings of words first, the title first. None when one is missing."""
        places = [self._place(word) for word in words]
        return None if _NOWHERE in places else sum(places)

    def _place(self, word: str) -> int:
        start = f" {word}"
        places = (
            self.title.startswith(start),
            start in self.title,
            start in self.words,
            word in self.title,
            word in self.words,
            word in self.address,
        )
        return places.index(True) if True in places else _NOWHERE
