"""From the person's words to a tree.

    japan chips            both words            "chip war"        these words in a row
    chip*                  chip, chips, …        -tariffs          without the word
    a or b, (a or b) c     either; grouping      title: text:      where to look
    feed: folder: author: topic: tag:            is:unread is:read is:bookmarked is:tagged
    since:3d before:2025-06-01                   h, d, w, m and y are hours to years

It forgives what is only not finished yet, such as an open bracket: people search as they type.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from newsreader.cleaning import clean_text
from newsreader.query.errors import QueryError
from newsreader.query.tokens import Sign, Token, tokens
from newsreader.query.tree import (
    All,
    Any,
    Attribute,
    Before,
    Column,
    Flag,
    Has,
    Is,
    Node,
    Not,
    Query,
    Since,
    Words,
)
from newsreader.query.words import has_words

_LONGEST = 1000
_DEEPEST = 20
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_EVERYTHING = All(())


def parse(text: str) -> Query:
    """Nothing but white space asks for everything. Raises QueryError."""
    if len(text) > _LONGEST:
        raise QueryError(f"A query has at most {_LONGEST} characters.", _LONGEST)
    return Query(_Parser(list(tokens(clean_text(text)))).whole())


class _Parser:
    def __init__(self, signs: Sequence[Token]) -> None:
        self._signs = signs
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._alternatives()
        if (rest := self._here()) is not None:
            raise QueryError("This bracket closes nothing. Take it out.", rest.position)
        return node

    def _alternatives(self) -> Node:
        parts = [self._together()]
        while self._takes(Sign.OR):
            parts.append(self._together())
        return _joined(Any, parts)

    def _together(self) -> Node:
        parts = []
        while (here := self._here()) and here.sign not in (Sign.OR, Sign.CLOSE):
            parts.append(self._one())
        return _joined(All, parts)

    def _one(self) -> Node:
        token = self._signs[self._at]
        self._at += 1
        match token.sign:
            case Sign.MINUS:
                return self._without()
            case Sign.OPEN:
                return self._group(token)
        return _term(token)

    def _without(self) -> Node:
        here = self._here()
        part = self._one() if here and here.sign in (Sign.OPEN, Sign.TERM) else _EVERYTHING
        return _EVERYTHING if part == _EVERYTHING else Not(part)

    def _group(self, opening: Token) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError("These are too many brackets within brackets.", opening.position)
        node = self._alternatives()
        self._takes(Sign.CLOSE)
        self._depth -= 1
        return node

    def _here(self) -> Token | None:
        return self._signs[self._at] if self._at < len(self._signs) else None

    def _takes(self, sign: Sign) -> bool:
        here = self._here()
        if here is None or here.sign is not sign:
            return False
        self._at += 1
        return True


def _joined(kind: type[All] | type[Any], parts: Sequence[Node]) -> Node:
    said = tuple(part for part in parts if part != _EVERYTHING)
    if not said:
        return _EVERYTHING
    return said[0] if len(said) == 1 else kind(said)


def _term(token: Token) -> Node:
    match token.field:
        case None:
            return _words(token, None)
        case "title" | "text":
            return _words(token, Column(token.field))
        case "is":
            return Is(_flag(token))
        case "since":
            return Since(_when(token))
        case "before":
            return Before(_when(token))
    return _has(Attribute(token.field), token)


def _words(token: Token, column: Column | None) -> Node:
    return Words(token.text, token.prefix, column) if has_words(token.text) else _EVERYTHING


def _has(attribute: Attribute, token: Token) -> Node:
    return Has(attribute, token.text, token.prefix) if token.text else _EVERYTHING


def _flag(token: Token) -> Flag:
    try:
        return Flag(token.text.lower())
    except ValueError:
        raise QueryError(
            f"is: takes unread, read, bookmarked or tagged, not {token.text!r}.", token.position
        ) from None


def _when(token: Token) -> date | timedelta:
    span = re.fullmatch(r"([0-9]{1,4})([hdwmy])", token.text.lower())
    if span:
        number, unit = int(span[1]), span[2]
        return timedelta(hours=number) if unit == "h" else timedelta(days=number * _DAYS[unit])
    try:
        return date.fromisoformat(token.text)
    except ValueError:
        raise QueryError(
            f"{token.field}: takes a day such as 2025-06-01 or a span such as 3d, "
            f"not {token.text!r}.",
            token.position,
        ) from None
