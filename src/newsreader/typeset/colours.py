"""What the words of a program are. The one door to Pygments, which is loaded by the first one."""

from collections.abc import Iterator
from functools import lru_cache

from newsreader.models.document import Span, Style

LONGEST = 10_000
"""Characters, a microsecond each; of longer programs nothing is coloured."""
_STYLES = (
    ("Comment", Style.COMMENT),
    ("Keyword", Style.KEYWORD),
    ("Operator.Word", Style.KEYWORD),
    ("Literal.String", Style.STRING),
    ("Literal.Number", Style.NUMBER),
    ("Name.Function", Style.NAME),
    ("Name.Class", Style.NAME),
    ("Name.Tag", Style.NAME),
    ("Name.Decorator", Style.NAME),
    ("Generic.Inserted", Style.STRING),
    ("Generic.Deleted", Style.NUMBER),
    ("Generic.Heading", Style.KEYWORD),
)
"""A kind of Pygments' tokens, with all that are within it."""


@lru_cache(64)
def coloured(text: str, language: str) -> tuple[Span, ...]:
    """In order, none over another; nothing for a language that is not known."""
    return tuple(_spans(text, language)) if len(text) <= LONGEST else ()


def _spans(text: str, language: str) -> Iterator[Span]:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return
    end = 0
    for at, token, words in lexer.get_tokens_unprocessed(text):
        style = _style_of(str(token))
        if style and at >= end and words.strip():
            end = at + len(words)
            yield Span(at, end, style)


@lru_cache(512)
def _style_of(token: str) -> Style | None:
    name = token.removeprefix("Token.")
    kinds = (style for kind, style in _STYLES if f"{name}.".startswith(f"{kind}."))
    return next(kinds, None)
