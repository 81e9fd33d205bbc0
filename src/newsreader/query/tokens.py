"""The signs of a query, in a row. Any text gives tokens; nothing is refused here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

FIELDS = ("title", "text", "feed", "folder", "author", "topic", "tag", "is", "since", "before")

_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<open>\() | (?P<close>\)) | (?P<minus>-)(?=[^\s)-])
    | (?P<field>(?:{"|".join(FIELDS)})(?=:[^\s()]))?
      (?(field):)
      (?: "(?P<phrase>[^"]*)"?(?P<star>\*)? | (?P<word>[^\s()"]+) )
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


@dataclass(frozen=True, slots=True)
class Token:
    """A sign; a term has its text, and its field where one is named."""

    sign: Sign
    position: int
    text: str = ""
    field: str | None = None
    prefix: bool = False


def tokens(text: str) -> Iterator[Token]:
    """A quotation mark that is not closed quotes all the rest."""
    for found in _TOKEN.finditer(text):
        yield _token(found)


def _token(found: re.Match[str]) -> Token:
    position = len(found[0]) - len(found[0].lstrip()) + found.start()
    for sign in (Sign.OPEN, Sign.CLOSE, Sign.MINUS):
        if found[sign.name.lower()]:
            return Token(sign, position)
    field = found["field"].lower() if found["field"] else None
    if found["word"] is None:
        return Token(Sign.TERM, position, found["phrase"].strip(), field, bool(found["star"]))
    word = found["word"]
    if word.lower() == "or" and field is None:
        return Token(Sign.OR, position)
    return Token(Sign.TERM, position, word.rstrip("*"), field, word.endswith("*"))
