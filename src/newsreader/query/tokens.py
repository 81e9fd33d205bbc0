"""The signs of a query, in a row. Any text gives tokens; nothing is refused here."""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from newsreader.cleaning import clean_text

FIELDS = (
    *("title", "text", "feed", "folder", "author", "topic", "tag", "note", "link", "lang"),
    "story",
    *("is", "has", "since", "before", "published", "arrived", "words", "score", "sort"),
)

_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<close>\))
    | (?P<minus>-)(?=[^\s)-])
    | (?:(?P<field>{"|".join(FIELDS)}):|(?P<topic>\#)(?=[^\W\d_]|"))?
      (?: (?P<open>\()
        | "(?P<phrase>[^"]*)(?P<end>"?)(?P<star>\**)
        | (?P<word>[^\s()"]+)
        | (?(field)|(?!)) )
    )""",
    re.VERBOSE | re.IGNORECASE,
)


class Sign(StrEnum):
    """What a token is."""

    OPEN = "("
    CLOSE = ")"
    MINUS = "-"
    OR = "or"
    TERM = "term"


class Token(Struct, frozen=True):
    """A sign; a term has its text, and its field where one is named."""

    sign: Sign
    position: int
    end: int
    text: str = ""
    field: str | None = None
    prefix: bool = False
    quoted: bool = False
    closed: bool = True
    """Whether the quotation mark it begins with has its other one."""


def tokens(text: str) -> Iterator[Token]:
    """A quotation mark that is not closed quotes all the rest."""
    before = None
    for found in _TOKEN.finditer(text):
        token = _token(found)
        if token.sign is Sign.OR and before is Sign.MINUS:
            token = replace(token, sign=Sign.TERM, text=found["word"])
        before = token.sign
        yield token


def _token(found: re.Match[str]) -> Token:
    begins = found.start() + len(found[0]) - len(found[0].lstrip())
    field = "topic" if found["topic"] else found["field"] and found["field"].lower()
    for sign in (Sign.CLOSE, Sign.MINUS, Sign.OPEN):
        if found[sign.name.lower()]:
            return Token(sign, begins, found.end(), field=field)
    if found["phrase"] is not None:
        return Token(
            Sign.TERM,
            begins,
            found.end(),
            clean_text(found["phrase"]).strip(),
            field,
            prefix=bool(found["star"]),
            quoted=True,
            closed=bool(found["end"]),
        )
    word = clean_text(found["word"] or "")
    if word.lower() == "or" and field is None:
        return Token(Sign.OR, begins, found.end())
    return Token(Sign.TERM, begins, found.end(), word.rstrip("*"), field, word.endswith("*"))
