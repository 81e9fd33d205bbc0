"""Reproducible text that looks like news: Zipf-distributed words in fifteen languages."""

import random
import tomllib
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

_VOCABULARY = 30_000
_SENTENCES = 4
"""In a paragraph."""


@cache
def languages() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def one_for_each(feeds: int) -> list[str]:
    """A language for every feed, in their shares, well mixed."""
    shares = [code for code, table in languages().items() for _ in range(table["weight"])]
    return [shares[feed * 7 % len(shares)] for feed in range(feeds)]


class Words:
    """Draws from a vocabulary: a language's commonest words as they are, rarer ones made up."""

    def __init__(self, seed: int, language: str = "en") -> None:
        table = languages()[language]
        self._random = random.Random(f"{seed}{language}")
        self._joint: str = table.get("joint", " ")
        self._stop: str = table.get("stop", ". ")
        common = table["common"].split()
        rare = self._rare(table["parts"].split(), _VOCABULARY - len(common))
        self._vocabulary = common + rare
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(_VOCABULARY)))

    def _rare(self, parts: list[str], count: int) -> list[str]:
        return ["".join(self._random.choices(parts, k=2 + (n % 4 == 0))) for n in range(count)]

    def sentence(self, least: int = 6, most: int = 22) -> str:
        count = self._random.randint(least, most)
        text = self._joint.join(
            self._random.choices(self._vocabulary, cum_weights=self._weights, k=count)
        )
        return text[:1].upper() + text[1:]

    def name(self) -> str:
        """Of a person, a topic: two words, none of them common."""
        return self._joint.join(self._random.choices(self._vocabulary[100:4000], k=2)).title()

    def paragraph(self) -> str:
        sentences = (self.sentence() + self._stop for _ in range(_SENTENCES))
        return "".join(sentences).strip()

    def html(self, words: int) -> str:
        return "\n".join(f"<p>{self.paragraph()}</p>" for _ in range(0, words, 14 * _SENTENCES))
