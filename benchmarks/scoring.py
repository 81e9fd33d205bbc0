"""How right stories and related articles are, where it is known who tells what."""

import json
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from newsreader.models.articles import Article
from newsreader.store.library import Library
from newsreader.stories.words import spelled

_TERMS = 12
_COMMON = 0.02
_TITLE, _TITLE_RANK = 2.5, 3
_ACCENT = re.compile("[\u0300-\u036f]")


class Score(NamedTuple):
    """B³ (Bagga and Baldwin, 1998)."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"{self.precision:.2f} | {self.recall:.2f} | {self.f:.3f}"


class Found(NamedTuple):
    """What a way to find related articles found."""

    precision: float
    rank: float
    shown: int
    right: int
    ms: float
    """Of CPU, an article."""

    def __str__(self) -> str:
        return f"{self.precision:.3f} / {self.rank:.3f}"


def told(library: Library, ids: Sequence[int]) -> dict[int, int]:
    """By article its story, by the article's own number where it is alone."""
    found = library.stories.told(ids)
    return {id_: found[id_].story_id if id_ in found else -id_ for id_ in ids}


def b_cubed(found: Mapping[int, int], gold: Mapping[int, str], of: Sequence[int]) -> Score:
    """Of some of the articles; all of them count against a story that mixes them."""
    theirs: dict[int, set[int]] = defaultdict(set)
    ours: dict[str, set[int]] = defaultdict(set)
    for id_ in gold:
        theirs[found[id_]].add(id_)
        ours[gold[id_]].add(id_)
    both = {id_: len(theirs[found[id_]] & ours[gold[id_]]) for id_ in gold}
    precision = sum(both[id_] / len(theirs[found[id_]]) for id_ in of) / len(of)
    recall = sum(both[id_] / len(ours[gold[id_]]) for id_ in of) / len(of)
    return Score(precision, recall)


def found_by(
    finder: Callable[[Article], Sequence[int]],
    library: Library,
    gold: Mapping[int, str],
    asked: Sequence[int],
) -> Found:
    """`asked`: articles that are not alone with their story."""
    sizes = Counter(gold.values())
    precision = rank = spent = 0.0
    shown = right = 0
    for id_ in asked:
        article = library.article(id_)
        assert article is not None
        began = time.process_time()
        found = finder(article)
        spent += time.process_time() - began
        hits = [gold.get(one) == gold[id_] for one in found]
        precision += sum(hits) / min(5, sizes[gold[id_]] - 1)
        rank += next((1 / place for place, is_right in enumerate(hits, 1) if is_right), 0.0)
        shown, right = shown + len(hits), right + sum(hits)
    count = len(asked)
    return Found(precision / count, rank / count, shown, right, spent / count * 1000)


def ours(library: Library) -> Callable[[Article], Sequence[int]]:
    return lambda article: [one.headline.id for one in library.stories.company(article).related]


def bm25(library: Library) -> Callable[[Article], Sequence[int]]:
    """The five best of an index of words, asked for the twelve of greatest TF-IDF."""
    library.db.run(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, search, row)"
    )

    def five(article: Article) -> Sequence[int]:
        match = " OR ".join(f'"{word}"' for word in _terms(library, article))
        rows = library.db.rows(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid <> ?"
            f" ORDER BY bm25(search, {_TITLE_RANK}, 1) LIMIT 5",
            (match, article.id),
        )
        return [id_ for (id_,) in rows]

    return five


def _terms(library: Library, article: Article) -> Sequence[str]:
    weights = {word: float(often) for word, often in Counter(_words(article.text[:3_000])).items()}
    for word in _words(article.title):
        weights[word] = weights.get(word, 0.0) + _TITLE
    articles = library.stories.usage(()).articles
    known = _known(library, weights)
    most = max(3, _COMMON * articles)
    telling = [word for word, often in known.items() if 2 <= often <= most]
    telling.sort(key=lambda word: (-weights[word] * log((articles + 1) / (known[word] + 1)), word))
    return telling[:_TERMS] or list(weights)[:_TERMS]


def _words(text: str) -> Sequence[str]:
    """Without accents, as the index has them."""
    letters = unicodedata.normalize("NFD", " ".join(spelled(text)))
    return unicodedata.normalize("NFC", _ACCENT.sub("", letters)).split()


def _known(library: Library, words: Iterable[str]) -> dict[str, int]:
    """In how many articles each of the words is."""
    rows = library.db.rows(
        "SELECT v.term, v.doc FROM json_each(?) w CROSS JOIN vocabulary v ON v.term = w.value",
        (json.dumps(list(words)),),
    )
    return dict(rows)
