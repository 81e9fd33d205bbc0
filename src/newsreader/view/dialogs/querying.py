"""A query as it is typed: its fields stand out, what is wrong in it is underlined."""

import re

from rich.highlighter import Highlighter
from rich.text import Text

_FIELD = re.compile(r"(?<!\S)-?\(*[a-z]+:(?=\S)")
_OR = re.compile(r"(?<!\S)or(?!\S)", re.IGNORECASE)

_BEGUN = re.compile(r"(?:^|[\s(-])(?:title:|text:)?[^\W_]{3,}$")
"""A word at the end, long enough to be looked for as the beginning of others."""


def as_typed(words: str) -> str:
    """The last word may still go on; a space behind it says that it is whole."""
    return f"{words}*" if _BEGUN.search(words) and words.count('"') % 2 == 0 else words.strip()


class QueryHighlighter(Highlighter):
    """The language is loaded with the first letter that is typed."""

    def highlight(self, text: Text) -> None:
        from newsreader.query.errors import QueryError
        from newsreader.query.parse import parse

        for pattern in (_FIELD, _OR):
            for found in pattern.finditer(text.plain):
                text.stylize("bold", *found.span())
        try:
            parse(text.plain, typing=True)
        except QueryError as error:
            text.stylize("underline red", error.position, error.position + max(1, error.length))
