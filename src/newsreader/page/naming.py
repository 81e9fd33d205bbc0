"""The names of a text, in scripts that write them with capitals. PURE."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

_LISTED = 6
_LONE = 2
"""Names of one word that are told where others would be left out."""
_PEOPLES = re.compile(r"(?:ican|[ei]an|ese|ish)$")
"""Adjectives that English writes with a capital."""
_OFTEN = 3
"""A lone word must come so often, and never small."""
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_ENDINGS = re.compile(r"(?:['’]s?|s)\b")
_ME = re.compile("I['’]")
_OWNER = re.compile(r"['’]s?$")
_JOINS = frozenset("of de van von bin al del du dos da di y".split())
"""Between two words of a name."""
_AFTER_JOINS = frozenset("the la le las los der den".split())
"""Behind one of these."""
_SMALL = frozenset(
    "a an and or but is are was for with in on at to from by as if it i he she we you they not no "
    "how why what when where who this that these those there here so then now also only even ok "
    "und oder der die das ein eine im am zum bei et ou les un une el los las y e o il i och en det "
    "mr mrs ms dr sen rep gov prof sir jr monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec montag dienstag mittwoch donnerstag freitag "
    "samstag sonntag januar februar märz mai juni juli oktober dezember anfang mitte ende".split()
)
"""Written with a capital at times, and no part of a name all the same."""
_NOUNS = re.compile(r"\b(?:der|die|das|und|nicht|mit)\b")
_MANY_NOUNS = 0.06
"""Of the words of a text: it is German, whose every noun has a capital."""
_HEADING = 0.5
"""Of the words of a line have a capital where it is one."""
_ENDED = re.compile(r"[.!?…;:]['\"”’»“)\]]*$")
_LEAST = 2
_APART = 2
"""Words: more of them, whose first has the others, are two names; so few have no article."""


class _Seen(Struct):
    names: Counter[str]
    lone: Counter[str]
    small: set[str]


def names(said: Sequence[str]) -> Sequence[str]:
    """Those of several words, and lone ones that come again and again; the most frequent first."""
    seen = _Seen(Counter(), Counter(), set())
    sentences = [sentence for sentence in said if not _is_heading(sentence)]
    is_german = _has_many_nouns(sentences)
    joins = frozenset[str]() if is_german else _JOINS
    within = _within(sentences)
    for sentence in sentences:
        for name in _runs(sentence, within, joins, seen):
            (seen.names if " " in name else seen.lone)[name] += 1
    if not is_german:
        _join_lone(seen)
    best = sorted(seen.names, key=lambda name: -seen.names[name])
    alone = {_folded(name): name for name in reversed(best)}
    told = [name for name in best if alone[_folded(name)] == name]
    told = [name for name in told if not any(_holds(other, name) for other in told[:_LISTED])]
    lone = [name for name in told if " " not in name]
    most = max(_LONE, _LISTED - len(told) + len(lone))
    return [name for name in told if name not in lone[most:]][:_LISTED]


def _folded(name: str) -> str:
    """`Google's Books` as `Google Books`, `iPads` as `iPad`."""
    return _ENDINGS.sub("", name.lower())


def _is_heading(line: str) -> bool:
    words = _WORD.findall(line)
    capitals = sum(word[0].isupper() for word in words)
    return line.isupper() or (capitals > _HEADING * len(words) and not _ENDED.search(line))


def _within(sentences: Sequence[str]) -> set[str]:
    """Words with a capital that do not begin a sentence."""
    found = set[str]()
    for sentence in sentences:
        for word in list(_WORD.finditer(sentence))[1:]:
            if sentence[: word.start()].endswith(" ") and _is_capital(word[0]):
                found.add(_OWNER.sub("", word[0]))
    return found


def _is_capital(word: str) -> bool:
    return word[0].isupper() or _CAMEL.match(word) is not None


def _runs(sentence: str, within: set[str], joins: frozenset[str], seen: _Seen) -> Iterator[str]:
    run, end = list[str](), 0
    for found in _WORD.finditer(sentence):
        word, between = found[0], sentence[end : found.start()]
        opens = between.strip(" ") != "" or end == 0
        end = found.end()
        if opens:
            yield from _closed(run)
            run = []
        if _is_named(word, within, opens=opens) or (run and _is_join(word, run[-1], joins)):
            run.append(word)
            continue
        seen.small.add(word)
        yield from _closed(run)
        run = []
    yield from _closed(run)


def _is_named(word: str, within: set[str], *, opens: bool) -> bool:
    if not _is_capital(word) or word.lower() in _SMALL or _ME.match(word):
        return word == "The" and not opens
    return not opens or _OWNER.sub("", word) in within


def _is_join(word: str, before: str, joins: frozenset[str]) -> bool:
    return word in joins or (word in _AFTER_JOINS and before in joins)


def _closed(run: list[str]) -> Iterator[str]:
    while run and (run[-1] in _JOINS or run[-1] in _AFTER_JOINS):
        run.pop()
    start = 0
    for end, word in enumerate(run[:-1], 1):
        if len(run) - start > _APART and _OWNER.search(word):
            yield from _named(run[start:end])
            start = end
    yield from _named(run[start:])


def _named(words: list[str]) -> Iterator[str]:
    if len(words) <= _APART and words[:1] == ["The"]:
        words = words[1:]
    if words:
        yield _OWNER.sub("", " ".join(words))


def _has_many_nouns(sentences: Sequence[str]) -> bool:
    text = " ".join(sentences)[:6000]
    return len(_NOUNS.findall(text)) > max(_OFTEN, _MANY_NOUNS * len(text.split()))


def _join_lone(seen: _Seen) -> None:
    """What is called by one of its words counts as often; what never has a longer name stands."""
    whole = sorted(seen.names, key=lambda name: -seen.names[name])
    longer = {word: name for name in reversed(whole) for word in name.split()}
    for word, often in seen.lone.items():
        if word in longer:
            seen.names[longer[word]] += often
        elif (
            often >= _OFTEN
            and len(word) > _LEAST
            and "." not in word
            and not _PEOPLES.search(word)
            and word.lower() not in seen.small
        ):
            seen.names[word] = often


def _holds(name: str, part: str) -> bool:
    return name != part and f" {part} " in f" {name} "
