"""From the person's words to a tree. docs/guide/searching.md tells the language."""

from collections.abc import Sequence

from msgspec.structs import replace

from newsreader.models.scopes import Sort
from newsreader.query import terms
from newsreader.query.errors import QueryError
from newsreader.query.tokens import Sign, Token, tokens
from newsreader.query.tree import EVERYTHING, All, Any, Node, Not, Query

_LONGEST = 1000
_DEEPEST = 20


def parse(text: str, *, typing: bool = False) -> Query:
    """Nothing but white space asks for everything. Raises QueryError.

    With `typing`, what is only not finished yet is understood as far as it goes: an open bracket,
    an open quotation mark, `since:` or `is:unr` at the end.
    """
    try:
        return _parsed(text, typing=typing)
    except QueryError as error:
        error.text = text
        raise


def _parsed(text: str, *, typing: bool) -> Query:
    if len(text) > _LONGEST:
        raise QueryError(
            f"A query has at most {_LONGEST} characters.", _LONGEST, len(text) - _LONGEST
        )
    query = _Parser(text, typing=typing).whole()
    if not typing and query == Query(EVERYTHING) and text.strip():
        raise QueryError(
            "There is nothing in it to look for: name a word, or is:unread.", 0, len(text)
        )
    return query


class _Parser:
    def __init__(self, text: str, *, typing: bool) -> None:
        self._signs: Sequence[Token] = list(tokens(text))
        self._end = len(text)
        self._typing = typing
        self._at = 0
        self._depth = 0
        self._field: str | None = None
        self._sort: Sort | None = None

    def whole(self) -> Query:
        root = self._alternatives()
        if (rest := self._here()) is not None:
            raise _wrong("This bracket closes nothing. Take it out.", rest)
        return Query(root, self._sort)

    def _alternatives(self) -> Node:
        parts = [self._together()]
        while (here := self._here()) and here.sign is Sign.OR:
            self._at += 1
            parts.append(self._together(behind=here))
        return _joined(Any, parts)

    def _together(self, behind: Token | None = None) -> Node:
        """`behind` an or there must be something, and before the next one."""
        parts = []
        while (here := self._here()) and here.sign not in (Sign.OR, Sign.CLOSE):
            parts.append(self._one())
        alone = here if here and here.sign is Sign.OR else behind
        if alone and not parts and not self._typing:
            raise _wrong(
                "or stands between two things: one of them is missing. "
                'In quotes it is a word: "or".',
                alone,
            )
        return _joined(All, parts)

    def _one(self) -> Node:
        token = self._signs[self._at]
        self._at += 1
        match token.sign:
            case Sign.MINUS:
                part = self._negative()
                return EVERYTHING if part == EVERYTHING else Not(part)
            case Sign.OPEN:
                return self._group(token)
        return self._term(token)

    def _negative(self) -> Node:
        here = self._here()
        if here and here.field == "sort":
            raise _wrong("sort: cannot be negated: take the minus out.", here)
        return self._one()

    def _group(self, opening: Token) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _wrong("These are too many brackets within brackets.", opening)
        outer, self._field = self._field, opening.field or self._field
        node = self._alternatives()
        self._field = outer
        self._depth -= 1
        if self._here():
            self._at += 1
        elif not self._typing:
            raise _wrong("This bracket is not closed. Put a ) behind what belongs to it.", opening)
        return node

    def _term(self, token: Token) -> Node:
        if not (token.closed or self._typing):
            raise _wrong('This quotation mark is not closed. Put a " behind the last word.', token)
        if token.field is None:
            token = replace(token, field=self._field)
        try:
            return self._sorted(token) if token.field == "sort" else terms.node_of(token)
        except QueryError:
            if self._typing and token.end == self._end and terms.is_unfinished(token):
                return EVERYTHING
            raise

    def _sorted(self, token: Token) -> Node:
        if self._depth:
            raise _wrong("sort: is about the whole query: put it outside of the brackets.", token)
        if self._sort:
            raise _wrong(f"This query has a sort: already, {self._sort}. Take one out.", token)
        self._sort = terms.sort_of(token)
        return EVERYTHING

    def _here(self) -> Token | None:
        return self._signs[self._at] if self._at < len(self._signs) else None


def _joined(kind: type[All] | type[Any], parts: Sequence[Node]) -> Node:
    said = tuple(part for part in parts if part != EVERYTHING)
    if not said:
        return EVERYTHING
    return said[0] if len(said) == 1 else kind(said)


def _wrong(sentence: str, token: Token) -> QueryError:
    return QueryError(sentence, token.position, token.end - token.position)
