"""Key phrases of a text, for articles whose publishers name no topics. PURE.

Phrases of up to three words that come again or stand in the headline, weighed by how rare their
words are in the library. Scripts without spaces: `page/runs.py`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

from msgspec import Struct, field

from newsreader.page.runs import FEW, repeated
from newsreader.query.words import may_have_runs
from newsreader.stories.likeness import Usage, UsageOf
from newsreader.stories.words import numbered, spelled

_READ = 8_000
"""Characters."""
_MOST = 5
_LONGEST = 3
"""Words."""
_SHORTEST = 4
"""Letters of a word that is written small."""
_IN_TITLE, _CAPITAL = 2.5, 2.5
_LENGTH = 0.45
"""How much two words say more than one: 1 would be twice as much."""
_ENDING = 3
"""Letters that two forms of a word may differ by."""
_OFTEN = 3
_WORTH = 0.3
"""Less than this share of what the best is worth is not worth showing."""
_WORD = re.compile(r"[^\W_]+(?:[-'’+][^\W_]+)*")
_APOSTROPHE = re.compile("['’](?![A-ZÀ-Þ])")
"""`I'm`, `l'île`; but not `O'Brien`."""
_END = re.compile(r"[.!?…:;\n\"“”„«»()\[\]|]")


class _Word(Struct, frozen=True):
    text: str
    key: int
    """Stands for it, however it is written."""
    opens: bool
    """Begins a sentence: its capital says nothing."""
    joined: bool
    """Nothing but a space is between the word before and this one."""

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or any(letter.isupper() for letter in self.text[1:])


class _Phrase(Struct):
    words: Sequence[_Word]
    """As it was found first."""
    count: int = 0
    capitals: int = 0
    told: int = 0
    """Not at the beginning of a sentence, where every word has a capital."""
    in_title: bool = False
    spellings: Counter[str] = field(default_factory=Counter)

    @property
    def is_name(self) -> bool:
        """A lone word is one where nobody writes it small."""
        most = self.told - 1 if len(self.words) == 1 else self.told // 2
        return self.capitals > most and self.told > 0

    @property
    def text(self) -> str:
        return self.spellings.most_common(1)[0][0]


def key_phrases(title: str, text: str, usage_of: UsageOf) -> Sequence[str]:
    """The most telling first; none where nothing stands out. The same for ever."""
    text = text[:_READ]
    if may_have_runs(f"{title}{text[:400]}"):
        return repeated(title, text, usage_of)[:_MOST]
    keys = dict[str, int]()
    headline, told = _words(title, keys), _words(text, keys)
    usage = usage_of(keys.values())
    if usage.articles < FEW:
        return []
    phrases = dict[tuple[int, ...], _Phrase]()
    for words, in_title in ((headline, True), (told, False)):
        _collect(words, usage, phrases, in_title=in_title)
    return _chosen(phrases, usage)


def _words(text: str, keys: dict[str, int]) -> list[_Word]:
    words, end = list[_Word](), 0
    for found in _WORD.finditer(text):
        word, between = found[0], text[end : found.start()]
        if word not in keys:
            keys[word] = next(numbered(["".join(spelled(word)) or word.lower()]))
        opens = not words or bool(_END.search(between))
        words.append(_Word(word, keys[word], opens, between == " "))
        end = found.end()
    return words


def _collect(
    words: Sequence[_Word],
    usage: Usage,
    phrases: dict[tuple[int, ...], _Phrase],
    *,
    in_title: bool,
) -> None:
    for start in range(len(words)):
        for some in _from(words, start, usage):
            phrase = phrases.setdefault(tuple(word.key for word in some), _Phrase(some))
            phrase.in_title = phrase.in_title or in_title
            phrase.spellings[" ".join(word.text for word in some)] += 1
            if in_title:
                continue
            phrase.count += 1
            phrase.told += not some[0].opens
            phrase.capitals += not some[0].opens and all(word.is_capital for word in some)


def _from(words: Sequence[_Word], start: int, usage: Usage) -> Iterator[Sequence[_Word]]:
    """The phrases that begin there."""
    if not _tells(words[start], usage):
        return
    for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
        if end > start + 1 and not words[end - 1].joined:
            return
        if end == start + 1 or _tells(words[end - 1], usage):
            yield words[start:end]


def _tells(word: _Word, usage: Usage) -> bool:
    return (
        usage.is_specific(word.key)
        and (len(word.text) >= _SHORTEST or (word.is_capital and len(word.text) > 1))
        and not word.text[0].isdigit()
        and _APOSTROPHE.search(word.text) is None
    )


def _counts(phrase: _Phrase, usage: Usage) -> bool:
    """Phrases twice, the headline counted in where they are names; a lone word thrice.

    A lone name in the headline needs to be said once more; other lone words must stand there.
    """
    said = phrase.count + phrase.in_title
    if len(phrase.words) > 1:
        tell = all(usage.is_specific(word.key) for word in phrase.words)
        return said > 1 if phrase.is_name else tell and phrase.count > 1
    if phrase.is_name:
        return said > 1 if phrase.in_title else said >= _OFTEN
    return phrase.in_title and phrase.count >= _OFTEN


def _worth(phrase: _Phrase, usage: Usage) -> float:
    rarity = sum(usage.rarity(word.key) for word in phrase.words) / len(phrase.words)
    worth = rarity * float(len(phrase.words) ** _LENGTH) * (1 + log(max(phrase.count, 1)))
    worth *= _IN_TITLE if phrase.in_title else 1.0
    return worth * (_CAPITAL if phrase.is_name else 1.0)


def _chosen(phrases: dict[tuple[int, ...], _Phrase], usage: Usage) -> list[str]:
    """No word stands in two of them."""
    worth = {
        key: _worth(phrase, usage) for key, phrase in phrases.items() if _counts(phrase, usage)
    }
    best = sorted(worth, key=lambda key: (-worth[key], key))
    known, chosen = set[int](), list[str]()
    for key in best:
        if worth[key] < _WORTH * worth[best[0]]:
            break
        phrase = phrases[key].text
        if known.isdisjoint(key) and not any(_alike(phrase, other) for other in chosen):
            known.update(key)
            chosen.append(phrase)
        if len(chosen) == _MOST:
            break
    return chosen


def _alike(one: str, other: str) -> bool:
    """`bot` and `bots`."""
    few, many = sorted((one.casefold(), other.casefold()), key=len)
    return len(many) - len(few) < _ENDING and many.startswith(few)
