"""Reproducible text that looks like news: Zipf-distributed words in several languages."""

import random
from collections.abc import Iterator

_SYLLABLES = {
    "en": "ta re mon ver al ing tion st er an con de pro lin gar port sea mark win bel".split(),
    "de": "ung heit ver ab schaf ter gen wer land stadt berg hof keit rat bund wald".split(),
    "ja": list("日本銀行東京大学政府半導体貿易交渉円株価気象海洋研究新幹線温泉地震台風"),
}


class Words:
    """`sentence()` draws from a vocabulary of 20,000 words, the frequent ones often."""

    def __init__(self, seed: int, language: str = "en") -> None:
        self._random = random.Random(seed)
        syllables = _SYLLABLES[language]
        self._joint = "" if language == "ja" else " "
        self._vocabulary = [
            "".join(self._random.choices(syllables, k=self._random.randint(1, 4)))
            for _ in range(20_000)
        ]
        weights = [1 / (rank + 2) for rank in range(len(self._vocabulary))]
        self._cumulative = list(_running_sum(weights))

    def sentence(self, least: int = 6, most: int = 22) -> str:
        words = self._random.choices(
            self._vocabulary,
            cum_weights=self._cumulative,
            k=self._random.randint(least, most),
        )
        text = self._joint.join(words)
        return text[:1].upper() + text[1:]

    def html(self, words: int) -> str:
        paragraphs, left = [], words
        while left > 0:
            sentences = [self.sentence() for _ in range(4)]
            paragraphs.append("<p>" + ". ".join(sentences) + ".</p>")
            left -= 56
        return "\n".join(paragraphs)


def _running_sum(values: list[float]) -> Iterator[float]:
    total = 0.0
    for value in values:
        total += value
        yield total
