"""Lines of newsboat's files as newsboat cuts them into words.

See `extract_token_quoted` in newsboat's rust/libnewsboat/src/utils.rs. A `#` where a word would
begin ends the line; within quotation marks a backslash takes the next letter as it is; backticks,
which newsboat's config would run, are letters like any other here.
"""

import re

from msgspec import Struct

_WORD = re.compile(
    r"""[ \r\n\t]*(?: (?P<comment>\#.*) | "(?P<quoted>(?:[^"\\]|\\.)*)(?P<end>"|\\?$)
        | (?P<bare>[^ \r\n\t"#][^ \r\n\t]*) )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MEANT = {"n": "\n", "r": "\r", "t": "\t"}


class Line(Struct, frozen=True):
    """The words of a line."""

    words: tuple[str, ...]
    closed: bool = True
    """False when a quotation mark was left open: its word goes on to the end of the line."""


def cut(line: str) -> Line:
    words: list[str] = []
    closed = True
    for found in _WORD.finditer(line):
        if found["comment"] is not None:
            break
        if found["quoted"] is None:
            words.append(found["bare"])
        else:
            words.append(_ESCAPE.sub(_meant, found["quoted"]))
            closed = closed and found["end"] == '"'
    return Line(tuple(words), closed)


def _meant(escape: re.Match[str]) -> str:
    return _MEANT.get(escape[1], escape[1])
