"""Tables of one name in a TOML file that the person owns: read with their lines, added, cut out.

Nothing but the lines of one table ever changes: comments and order elsewhere survive.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import StringIO
from itertools import pairwise
from typing import Any

import tomli_w
from msgspec import Struct

Values = dict[str, Any]

_HEADER = r"\s*\[(?!\[?\s*{0}\s*\.)"
"""A line that may begin a table; `[feeds.x]` goes on with the feed above it."""
_OF_NAME = r"""\s*\[\[\s*({0}|"{0}"|'{0}')\s*\]\]"""


_GIVEN = r"""^(\s*(?:{0}|"{0}"|'{0}')\s*=\s*)(?:"(?:[^"\\]|\\.)*"|'[^']*')"""
"""A key and its text on one line."""


class Unreadable(Exception):
    """The file says something that cannot be meant. `str()` is a sentence with the line."""


class Cut(Struct, frozen=True):
    """Lines taken out of the file, and where they stood."""

    index: int
    """Of the table among those of its name."""
    line: int
    text: str
    before: str
    """The lines around it, by which the place is found again."""
    after: str


class _Table(Struct, frozen=True):
    start: int
    end: int
    """After its last key: comments and blank lines before the next header are not its own."""
    values: Values


def tables(text: str, name: str) -> list[Values]:
    """What each table says. Raises Unreadable."""
    found = _parsed(text).get(name, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise Unreadable(f"{name} is a list of tables: write [[{name}]] above each of them.")
    return found


def placed(text: str, name: str) -> list[tuple[str, Values]]:
    """(where it stands, what it says), such as `line 12`. Raises Unreadable."""
    found = tables(text, name)
    lines = [f"line {table.start + 1}" for table in _located(text, name)]
    if len(lines) != len(found):
        lines = [f"{name}, number {number}" for number in range(1, len(found) + 1)]
    return list(zip(lines, found, strict=True))


def with_added(text: str, name: str, new: Sequence[str]) -> str:
    """At the end, these tables. Raises Unreadable when the file's form does not allow that."""
    gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    after = text + gap + "\n".join(new)
    expected = tables(text, name) + [table for one in new for table in tables(one, name)]
    return _verified(text, after, name, expected)


def without(text: str, name: str, going: Callable[[Values], bool]) -> tuple[str, list[Cut]]:
    """Without every table that is `going`. Raises Unreadable."""
    lines = _lines(text)
    cuts = []
    for index, table in reversed(list(enumerate(_located(text, name)))):
        if going(table.values):
            cuts.append(_cut(lines, index, table))
    expected = [table for table in tables(text, name) if not going(table)]
    return _verified(text, "".join(lines), name, expected), cuts[::-1]


def with_back(text: str, name: str, cuts: Sequence[Cut]) -> str:
    """The lines where they stood, else before the table that took their place."""
    for cut in cuts:
        lines = _lines(text)
        located = _located(text, name)
        stands = _stands(lines, cut) and _above(located, cut.line) == cut.index
        at = cut.line if stands else _line_of(located, cut.index, len(lines))
        if at == len(lines) and lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        lines.insert(
            at, cut.text if cut.text.endswith("\n") or at == len(lines) else f"{cut.text}\n"
        )
        expected = tables(text, name)
        expected[cut.index : cut.index] = tables(cut.text, name)
        text = _verified(text, "".join(lines), name, expected)
    return text


def with_value(text: str, name: str, index: int, key: str, value: str) -> str:
    """With this text for that key of the table at `index`; its line alone changes.

    Raises Unreadable when the text there does not stand on one line.
    """
    expected = tables(text, name)
    expected[index] = {**expected[index], key: value}
    given = re.compile(_GIVEN.format(key))
    for table in _located(text, name)[index : index + 1]:
        for number in range(table.start, table.end):
            lines = _lines(text)
            lines[number] = given.sub(lambda found: found[1] + inline(value), lines[number])
            with suppress(Unreadable):
                return _verified(text, "".join(lines), name, expected)
    raise Unreadable(f"its form is not one that newsreader can edit: give {key} a line of its own.")


def inline(value: Any) -> str:
    """As TOML on one line."""
    match value:
        case dict():
            pairs = (f"{_key(name)} = {inline(part)}" for name, part in value.items())
            return f"{{ {', '.join(pairs)} }}"
        case list():
            return f"[{', '.join(inline(part) for part in value)}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else inline(name)


def _parsed(text: str) -> Values:
    try:
        return tomllib.loads(text)
    except ValueError as error:  # TOMLDecodeError is one, a number of thousands of digits another
        raise Unreadable(f"it is not valid TOML: {error}.") from error


def _verified(before: str, after: str, name: str, expected: list[Values]) -> str:
    """`after`, when it says what `before` said but for exactly these tables."""
    wanted = {**_parsed(before), name: expected}
    try:
        found = {name: [], **_parsed(after)}
    except Unreadable:
        found = {}
    if found != wanted:
        raise Unreadable(f"its form is not one that newsreader can edit: write [[{name}]] tables.")
    return after


def _located(text: str, name: str) -> list[_Table]:
    """Every table of the name with its lines.

    A line that looks like a header inside of a long string or list is none: the lines before it
    are no TOML by themselves.
    """
    lines = _lines(text)
    header, own = re.compile(_HEADER.format(name)), re.compile(_OF_NAME.format(name))
    headers = [number for number, line in enumerate(lines) if header.match(line)]
    found = []
    start: int | None = None
    for here, end in pairwise([*headers, len(lines)]):
        start = here if start is None else start
        values = _whole("".join(lines[start:end]))
        if values is None:
            continue
        if own.match(lines[start]):
            found.append(_Table(start, _last_key(lines, start, end), values[name][0]))
        start = None
    return found


def _lines(text: str) -> list[str]:
    """TOML's own: what else Unicode has for ends of lines may stand in its strings."""
    return StringIO(text).readlines()


def _whole(text: str) -> Values | None:
    try:
        return _parsed(text)
    except Unreadable:
        return None


def _last_key(lines: Sequence[str], start: int, end: int) -> int:
    while end > start + 1 and _says_nothing(lines[end - 1]):
        end -= 1
    return end


def _says_nothing(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _cut(lines: list[str], index: int, table: _Table) -> Cut:
    """Out of `lines`, with the blank lines below it."""
    end = table.end
    while end < len(lines) and not lines[end].strip():
        end += 1
    text = "".join(lines[table.start : end])
    del lines[table.start : end]
    before, after = _around(lines, table.start)
    return Cut(index, table.start, text, before, after)


def _around(lines: Sequence[str], at: int) -> tuple[str, str]:
    before = lines[at - 1] if at else ""
    return before, lines[at] if at < len(lines) else ""


def _stands(lines: Sequence[str], cut: Cut) -> bool:
    return cut.line <= len(lines) and _around(lines, cut.line) == (cut.before, cut.after)


def _above(found: Sequence[_Table], line: int) -> int:
    """Tables often stand between the same lines: how many are above tells which place is meant."""
    return sum(table.start < line for table in found)


def _line_of(found: Sequence[_Table], index: int, end: int) -> int:
    return found[index].start if index < len(found) else end
