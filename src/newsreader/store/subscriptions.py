"""feeds.toml as text: read, added to, cut from. Nothing but the lines of one table ever changes."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import tomli_w

from newsreader.cleaning import clean_line, clean_url
from newsreader.models.feeds import Subscription

NEW_FILE = """\
# The feeds that newsreader follows. This file is yours: edit it, sort it, keep it in git.
# newsreader only adds a table when you add a feed, and takes one out when you unsubscribe.
"""

_HEADER = re.compile(r"\s*\[(?!\[?\s*feeds\s*\.)")
"""A line that may begin a table; `[feeds.x]` goes on with the feed above it."""
_FEEDS = re.compile(r"""\s*\[\[\s*(feeds|"feeds"|'feeds')\s*\]\]""")
_WEB = frozenset({"http", "https"})


class Unreadable(Exception):
    """feeds.toml says something that cannot be meant. `str()` is a sentence with the line."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Lines taken out of the file, and where they stood."""

    index: int
    """Of the table among the `[[feeds]]` tables."""
    line: int
    text: str
    before: str
    """The lines around it, by which the place is found again."""
    after: str


@dataclass(frozen=True, slots=True)
class _Table:
    start: int
    end: int
    """After its last key: comments and blank lines before the next header are not its own."""
    values: dict[str, Any]


def read(text: str) -> list[Subscription]:
    """Each address once, its folders joined. Raises Unreadable."""
    tables = _feeds(text)
    lines = [table.start + 1 for table in _feed_tables(text)]
    where = [f"line {line}" for line in lines] if len(lines) == len(tables) else []
    found: dict[str, Subscription] = {}
    for number, table in enumerate(tables):
        place = where[number] if where else f"feed {number + 1}"
        subscription = _subscription(table, place)
        earlier = found.get(subscription.url)
        found[subscription.url] = _joined(earlier, subscription) if earlier else subscription
    return list(found.values())


def with_added(text: str, subscriptions: Sequence[Subscription]) -> str:
    """At the end, a table for each. Raises Unreadable when the file's form does not allow that."""
    tables = [_rendered(subscription) for subscription in subscriptions]
    gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    after = text + gap + "\n".join(tables)
    expected = _feeds(text) + [table for one in tables for table in _feeds(one)]
    return _verified(text, after, expected)


def without(text: str, urls: AbstractSet[str]) -> tuple[str, list[Cut]]:
    """Without every table of these addresses. Raises Unreadable."""
    lines = text.splitlines(keepends=True)
    cuts = []
    tables = _feed_tables(text)
    for index, table in reversed(list(enumerate(tables))):
        if web_address(table.values.get("url")) in urls:
            cuts.append(_cut(lines, index, table))
    expected = [table for table in _feeds(text) if web_address(table.get("url")) not in urls]
    return _verified(text, "".join(lines), expected), cuts[::-1]


def with_back(text: str, cuts: Sequence[Cut]) -> str:
    """The lines where they stood, else before the table that took their place."""
    for cut in cuts:
        lines = text.splitlines(keepends=True)
        at = cut.line if _stands(lines, cut) else _line_of_table(text, cut.index, len(lines))
        if at == len(lines) and lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        lines.insert(
            at, cut.text if cut.text.endswith("\n") or at == len(lines) else f"{cut.text}\n"
        )
        expected = _feeds(text)
        expected[cut.index : cut.index] = _feeds(cut.text)
        text = _verified(text, "".join(lines), expected)
    return text


def web_address(url: object) -> str | None:
    """As the library keeps it; `None` when it is no address of a feed."""
    return clean_url(url, schemes=_WEB) if isinstance(url, str) else None


def folder_path(words: str) -> str:
    """`/Tech//Python ` is `Tech/Python`."""
    parts = (clean_line(part, 100) for part in words.split("/"))
    return "/".join(part for part in parts if part)


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(f"it is not valid TOML: {error}.") from error


def _feeds(text: str) -> list[dict[str, Any]]:
    tables = _parsed(text).get("feeds", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise Unreadable("feeds is a list of tables: write [[feeds]] above each feed.")
    return tables


def _verified(before: str, after: str, feeds: list[dict[str, Any]]) -> str:
    """`after`, when it says what `before` said but for exactly these feeds."""
    expected = {**_parsed(before), "feeds": feeds}
    try:
        found = {"feeds": [], **_parsed(after)}
    except Unreadable:
        found = {}
    if found != expected:
        raise Unreadable("its form is not one that newsreader can edit: write [[feeds]] tables.")
    return after


def _feed_tables(text: str) -> list[_Table]:
    """Every `[[feeds]]` table with its lines.

    A line that looks like a header inside of a long string or list is none: the lines before it
    are no TOML by themselves.
    """
    lines = text.splitlines(keepends=True)
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    tables = []
    start: int | None = None
    for header, end in pairwise([*headers, len(lines)]):
        start = header if start is None else start
        values = _whole("".join(lines[start:end]))
        if values is None:
            continue
        if _FEEDS.match(lines[start]):
            tables.append(_Table(start, _last_key(lines, start, end), values["feeds"][0]))
        start = None
    return tables


def _whole(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
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


def _line_of_table(text: str, index: int, end: int) -> int:
    tables = _feed_tables(text)
    return tables[index].start if index < len(tables) else end


def _subscription(table: dict[str, Any], place: str) -> Subscription:
    url = web_address(table.get("url"))
    if url is None:
        raise Unreadable(f'{place}: the feed needs url = "https://…", not {table.get("url")!r}.')
    faults = list(_faults(table))
    if faults:
        raise Unreadable(f"{place}: {faults[0]}")
    folders = (folder_path(folder) for folder in table.get("folders", []))
    return Subscription(
        url=url,
        title=clean_line(table.get("title", "")) or None,
        folders=tuple(dict.fromkeys(folder for folder in folders if folder)),
        full_text=table.get("full_text", "auto"),
    )


def _faults(table: dict[str, Any]) -> Iterator[str]:
    folders = table.get("folders", [])
    if not isinstance(folders, list) or not all(isinstance(path, str) for path in folders):
        yield 'folders takes a list, such as ["Tech/Python"].'
    if not isinstance(table.get("title", ""), str):
        yield "title takes text in quotes."
    if table.get("full_text", "auto") not in ("auto", "always", "never"):
        yield 'full_text is "auto", "always" or "never".'


def _joined(first: Subscription, second: Subscription) -> Subscription:
    folders = tuple(dict.fromkeys(first.folders + second.folders))
    return Subscription(first.url, first.title or second.title, folders, first.full_text)


def _rendered(subscription: Subscription) -> str:
    values: dict[str, Any] = {"url": subscription.url}
    if subscription.title:
        values["title"] = subscription.title
    lines = ["[[feeds]]\n", tomli_w.dumps(values)]
    if subscription.folders:
        folders = ", ".join(_quoted(folder) for folder in subscription.folders)
        lines.append(f"folders = [{folders}]\n")
    if subscription.full_text != "auto":
        lines.append(tomli_w.dumps({"full_text": subscription.full_text}))
    return "".join(lines)


def _quoted(text: str) -> str:
    return tomli_w.dumps({"x": text}).removeprefix("x = ").rstrip("\n")
