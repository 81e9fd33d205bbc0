"""From a term such as `title:japan` to its part of the tree."""

import re
from collections.abc import Callable

from newsreader.models.scopes import Sort
from newsreader.query import times
from newsreader.query.errors import QueryError
from newsreader.query.guesses import field_meant, flag_meant, listed, meant_of, quoted
from newsreader.query.tokens import Token
from newsreader.query.tree import (
    EVERYTHING,
    Attribute,
    Clock,
    Column,
    During,
    Flag,
    Is,
    Leaf,
    Long,
    Node,
    Scored,
    With,
    Words,
)
from newsreader.query.words import has_words

_EXAMPLES = {
    "feed": 'feed:"New York Times"',
    "folder": "folder:Tech/Python",
    "author": "author:knuth",
    "topic": "topic:chips",
    "tag": "tag:later",
    "note": "note:harbour",
    "link": "link:example.org",
    "lang": "lang:en",
    "story": 'story:"ferry strike"',
    "is": "is:unread",
    "has": "has:image",
    "since": "since:3d",
    "before": "before:2025-06-01",
    "published": "published:2025-05",
    "arrived": "arrived:today",
    "words": "words:>1000",
    "score": "score:>5",
    "sort": "sort:oldest",
}
_LENGTH = re.compile(
    r">(?P<over>[0-9]{1,9})|<(?P<under>[1-9][0-9]{0,8})"
    r"|(?P<least>[0-9]{1,9})?\.\.(?P<most>[0-9]{1,9})?"
)
_POINTS = re.compile(
    r">(?P<over>-?[0-9]{1,9})|<(?P<under>-?[0-9]{1,9})|(?P<just>-?[0-9]{1,9})"
    r"|(?P<least>-?[0-9]{1,9})?\.\.(?P<most>-?[0-9]{1,9})?"
)


def node_of(token: Token) -> Node:
    """Raises QueryError."""
    field, value = token.field, token.text
    if field is None:
        return _plain(token)
    if not value:
        raise _wrong(token, f"{field}: needs something right behind it, such as {example(field)}.")
    if field in ("title", "text"):
        return _words(token, Column(field))
    if field in tuple(Attribute):
        return _with(Attribute(field), token)
    return _CHOICES[field](token)


def example(field: str) -> str:
    return _EXAMPLES.get(field, f"{field}:japan")


def sort_of(token: Token) -> Sort:
    """Raises QueryError."""
    try:
        return Sort(token.text.lower())
    except ValueError:
        raise _wrong(
            token,
            f"sort: takes {listed(Sort)}, not {quoted(token.text)}.{meant_of(token.text, Sort)}",
        ) from None


def is_unfinished(token: Token) -> bool:
    """Whether more letters may make sense of a term that makes none, at the end of the text."""
    field, value = token.field, token.text.lower()
    if not value:
        return field is not None
    if field in ("is", "has"):
        return any(flag.startswith(f"{field}:{value}") for flag in Flag)
    if field == "sort":
        return any(sort.startswith(value) for sort in Sort)
    if field == "score":
        return bool(re.fullmatch(r"[<>]?-?|-?[0-9]{1,9}\.", value))
    if field == "words":
        return bool(re.fullmatch(r"[<>]|[0-9]{1,7}\.?", value))
    times_wanted = ("since", "before", "published", "arrived")
    return field in times_wanted and times.may_become_time(value)


def _plain(token: Token) -> Node:
    meant = None if token.quoted else field_meant(token.text)
    if meant is None:
        return _words(token, None)
    name = token.text.partition(":")[0]
    raise QueryError(
        f"There is no field {name}: in a query. Did you mean {meant}:? "
        f'In quotes it is words: "{token.text}".',
        token.position,
        len(name) + 1,
    )


def _words(token: Token, column: Column | None) -> Node:
    return Words(token.text, token.prefix, column) if has_words(token.text) else EVERYTHING


def _with(attribute: Attribute, token: Token) -> Leaf:
    value = token.text
    if attribute in (Attribute.TOPIC, Attribute.TAG):
        value = value.removeprefix("#") or value
    return With(attribute, value, token.prefix)


def _flag(token: Token) -> Leaf:
    try:
        return Is(Flag(f"{token.field}:{token.text.lower()}"))
    except ValueError:
        words = [flag.partition(":")[2] for flag in Flag if flag.startswith(f"{token.field}:")]
        raise _wrong(
            token,
            f"{token.field}: takes {listed(words)}, not {quoted(token.text)}."
            f"{flag_meant(str(token.field), token.text)}",
        ) from None


def _since(token: Token) -> Leaf:
    return During(Clock.PUBLISHED, start=_period(token, ranges=False)[0])


def _before(token: Token) -> Leaf:
    return During(Clock.PUBLISHED, end=_period(token, ranges=False)[0])


def _during(token: Token) -> Leaf:
    return During(Clock(str(token.field)), *_period(token, ranges=True))


def _period(token: Token, *, ranges: bool) -> times.Period:
    found = times.period(token.text) if ranges or ".." not in token.text else None
    if found is None:
        or_range = ", a range such as 2025-05..2025-07" if ranges else ""
        raise _wrong(
            token,
            f"{token.field}: takes a day such as 2025-06-01, a month such as 2025-06, today, "
            f"yesterday{or_range} or a span such as 3d, not {quoted(token.text)}.",
        )
    return found


def _long(token: Token) -> Leaf:
    found = _LENGTH.fullmatch(token.text)
    if found is None or token.text == "..":
        raise _wrong(
            token,
            "words: takes a length such as >1000, <200 or 500..1000, "
            f"not {quoted(token.text)}. Did you mean text:?",
        )
    if found["under"]:
        return Long(most=int(found["under"]) - 1)
    if found["over"]:
        return Long(least=int(found["over"]) + 1)
    return Long(int(found["least"] or 0), int(found["most"]) if found["most"] else None)


def _scored(token: Token) -> Leaf:
    found = _POINTS.fullmatch(token.text)
    if found is None or token.text == "..":
        raise _wrong(
            token, f"score: takes points such as >5, <0, 3 or 1..10, not {quoted(token.text)}."
        )
    points = {name: int(given) for name, given in found.groupdict().items() if given}
    if "just" in points:
        return Scored(points["just"], points["just"])
    least = points["over"] + 1 if "over" in points else points.get("least")
    return Scored(least, points["under"] - 1 if "under" in points else points.get("most"))


def _wrong(token: Token, sentence: str) -> QueryError:
    return QueryError(sentence, token.position, token.end - token.position)


_CHOICES: dict[str, Callable[[Token], Leaf]] = {
    "is": _flag,
    "has": _flag,
    "since": _since,
    "before": _before,
    "published": _during,
    "arrived": _during,
    "words": _long,
    "score": _scored,
}
