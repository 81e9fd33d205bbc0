"""newsboat's filters as searches of ours, where ours can say the same."""

import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from newsreader.parse.newsboat.filters import Comparison, Expression, Joined, Operator
from newsreader.parse.newsboat.patterns import choices

FLAG_TAG = "newsboat-"
"""What flags become: an article with flag a has the tag newsboat-a."""
_SAME = frozenset({Operator.EQUALS, Operator.MATCHES, Operator.CONTAINS, Operator.AT_MOST})
_NEGATIVE = {
    Operator.DIFFERS: Operator.EQUALS,
    Operator.MATCHES_NOT: Operator.MATCHES,
    Operator.CONTAINS_NOT: Operator.CONTAINS,
}
_MOST_DAYS = 9998


class Unsayable(ValueError):
    """Our searches cannot ask for it. `str()` is one clear sentence."""


class Search(Struct):
    """A query of ours, and where it finds more or less than the filter did."""

    query: str
    remarks: list[str] = field(default_factory=list)


def search_of(filter_: Expression) -> Search:
    """Raises Unsayable."""
    search = Search("")
    search.query = _Translator(search.remarks).whole(filter_)
    return search


class _Translator:
    def __init__(self, remarks: list[str]) -> None:
        self._remarks = remarks
        self._attributes: Mapping[str, Callable[[Comparison], str]] = {
            "unread": _unread,
            "age": _age,
            "tags": _tags,
            "flags": self._flags,
            "author": self._author,
            "feedtitle": self._feed,
            "rssurl": self._feed,
            "title": lambda one: self._words("title:", one),
            "content": lambda one: self._words("text:", one),
        }

    def whole(self, filter_: Expression) -> str:
        return self._sides(filter_) if isinstance(filter_, Joined) else self._one(filter_)

    def _sides(self, joined: Joined) -> str:
        left, right = (self._side(side, joined) for side in (joined.left, joined.right))
        return f"{left} or {right}" if joined.either else f"{left} {right}"

    def _side(self, side: Expression, of: Joined) -> str:
        """What is joined in the same way needs no brackets."""
        if isinstance(side, Comparison):
            return self._one(side)
        words = self._sides(side)
        return words if side.either == of.either else f"({words})"

    def _one(self, comparison: Comparison) -> str:
        """Ours has one way to negate: a minus before a term or before brackets."""
        if comparison.operator in _NEGATIVE:
            positive = Comparison(
                comparison.attribute, _NEGATIVE[comparison.operator], comparison.value
            )
            words = self._positive(positive)
            if words.startswith("-"):
                return words[1:]
            return f"-({words})" if " " in re.sub('"[^"]*"', "", words) else f"-{words}"
        words = self._positive(comparison)
        return f"({words})" if " or " in words else words

    def _positive(self, comparison: Comparison) -> str:
        translate = self._attributes.get(comparison.attribute)
        if translate is None:
            raise Unsayable(f"newsreader's searches cannot ask for {comparison.attribute}.")
        return translate(comparison)

    def _words(self, field_: str, one: Comparison) -> str:
        """Our searches know words; newsboat's know letters, also in the middle of a word."""
        found = choices(one.value) if one.operator is Operator.MATCHES else None
        if found is None:
            raise _unsayable(one, 'whole words, as in title =~ "chips|tariffs"')
        if not all(choice.begins for choice in found):
            self._remark(f'{one.attribute} =~ "{one.value}" finds words that begin so, no others')
        return " or ".join(
            f"{field_}{_quoted(choice.words)}{'' if choice.ends else '*'}" for choice in found
        )

    def _author(self, one: Comparison) -> str:
        found = choices(one.value) if one.operator is Operator.MATCHES else None
        if found is None or any(choice.begins or choice.ends for choice in found):
            raise _unsayable(one, 'a part of a name, as in author =~ "knuth"')
        self._remark(f'{one.attribute} =~ "{one.value}" finds words that begin so, no others')
        return " or ".join(f"author:{_quoted(choice.words)}*" for choice in found)

    def _feed(self, one: Comparison) -> str:
        """Ours looks into title and address alike."""
        value = one.value
        if one.operator is Operator.MATCHES:
            value = re.sub(r"\\([./?+-])", r"\1", value)
            value = value.removeprefix("^").removesuffix("$")
        plain = one.operator is Operator.EQUALS or not re.search(r"[\\\[\]{}()*+?|^$]", value)
        if one.operator not in _SAME or not plain or not value or '"' in value:
            raise _unsayable(one, "a part of a feed's title or address")
        if value != one.value or one.operator is Operator.EQUALS:
            self._remark(f"“{value}” is found anywhere in the title and the address of a feed")
        return f"feed:{_quoted(value)}"

    def _flags(self, one: Comparison) -> str:
        letters = re.fullmatch(r"\[?([A-Za-z](?:\|?[A-Za-z])*)\]?", one.value)
        if one.operator is Operator.MATCHES and one.value in (".", ".+", "[a-zA-Z]", "[A-Za-z]"):
            return "is:bookmarked"
        if one.operator is Operator.EQUALS and not one.value:
            return "-is:bookmarked"
        if letters is None or one.operator not in _SAME:
            raise _unsayable(one, 'a flag, as in flags =~ "a"')
        wanted = list(dict.fromkeys(letters[1].replace("|", "")))
        several = "[" in one.value or "|" in one.value
        if one.operator is not Operator.MATCHES and len(wanted) == 1:
            self._remark(f'flags {one.operator} "{one.value}" finds what has other flags too')
        elif len(wanted) > 1 and not (several and one.operator is Operator.MATCHES):
            raise _unsayable(one, 'a flag, as in flags =~ "a"')
        return " or ".join(f"tag:{FLAG_TAG}{letter}" for letter in wanted)

    def _remark(self, words: str) -> None:
        if words not in self._remarks:
            self._remarks.append(words)


def _unread(one: Comparison) -> str:
    if one.operator is not Operator.EQUALS or one.value not in ("yes", "no"):
        raise _unsayable(one, 'unread = "yes" or "no"')
    return "is:unread" if one.value == "yes" else "is:read"


def _tags(one: Comparison) -> str:
    if one.operator is not Operator.CONTAINS or not one.value or re.search(r'[\s"]', one.value):
        raise _unsayable(one, 'one whole tag, as in tags # "linux"')
    return f"folder:{_quoted(one.value)}"


def _age(one: Comparison) -> str:
    """Whole days that have passed: `age < 7` is everything since seven days ago."""
    numbers = [int(number) for number in re.findall(r"-?\d{1,9}", one.value)]
    if not numbers or not re.fullmatch(r"\d{1,9}(:\d{1,9})?", one.value):
        raise _unsayable(one, "days, as in age < 7")
    low, high = min(numbers), max(numbers)
    match one.operator:
        case Operator.LESS:
            return _since(high)
        case Operator.AT_MOST:
            return _since(high + 1)
        case Operator.GREATER:
            return _before(low + 1)
        case Operator.AT_LEAST:
            return _before(low)
        case Operator.EQUALS | Operator.BETWEEN:
            return " ".join(_joined((_since(high + 1), _before(low) if low else "")))
    raise _unsayable(one, "days, as in age < 7")


def _joined(parts: Iterable[str]) -> list[str]:
    return [part for part in parts if part]


def _since(days: int) -> str:
    return f"since:{_within(days)}d"


def _before(days: int) -> str:
    return f"before:{_within(days)}d"


def _within(days: int) -> int:
    if days > _MOST_DAYS:
        raise Unsayable("It counts more days than there are news.")
    return days


def _quoted(words: str) -> str:
    return words if re.fullmatch(r"[^\s()\"*]+", words) else f'"{words}"'


def _unsayable(one: Comparison, instead: str) -> Unsayable:
    said = f'{one.attribute} {one.operator} "{one.value}"'
    return Unsayable(f"newsreader's searches cannot say {said}, only {instead}.")
