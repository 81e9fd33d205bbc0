"""Text as people and models write it → blocks: paragraphs, lists, headings, code. No links."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby

from newsreader.cleaning import clean_text
from newsreader.models.document import (
    Block,
    Cell,
    Code,
    Heading,
    Inline,
    Item,
    Listing,
    Paragraph,
    Rule,
    Span,
    Style,
    Table,
)

_ITEM = re.compile(r"[ \t]{0,6}(?:[-*•–]|(\d{1,3})[.)])[ \t]+(?=\S)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})\Z")
_MARKED = re.compile(
    r"\*\*(?=\S)([^*\n]{1,300})(?<=\S)\*\*"
    r"|`([^`\n]{1,300})`"
    r"|(?<![\w*])\*(?=\S)([^*\n]{1,300})(?<=\S)\*(?!\w)"
)
_STYLES = (Style.STRONG, Style.CODE, Style.EMPHASIS)
_ROW = re.compile(r"\|.*\|\Z")
_BELOW_HEADS = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+\Z")
"""What makes a table of the rows around it."""
_FENCE = "```"
_LEVEL = 3
"""Of headings at most: the article's own are greater."""


class _Kind(Enum):
    """What a line begins."""

    TEXT = 0
    ITEM = 1
    NUMBER = 2
    HEADING = 3
    RULE = 4
    ROW = 5


_LISTS = (_Kind.ITEM, _Kind.NUMBER)
_GROWING = (_Kind.TEXT, *_LISTS)


def blocks_of(text: str) -> tuple[Block, ...]:
    """What is not understood stays as it is written."""
    return tuple(_blocks(clean_text(text).split("\n")))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        end = at + 1
        if lines[at].lstrip().startswith(_FENCE):
            while end < len(lines) and not lines[end].lstrip().startswith(_FENCE):
                end += 1
            yield Code("\n".join(lines[at + 1 : end]))
            end += 1
        else:
            while end < len(lines) and not lines[end].lstrip().startswith(_FENCE):
                end += 1
            yield from _prose(lines[at:end])
        at = end


def _prose(lines: Sequence[str]) -> Iterator[Block]:
    for kind, group in groupby(_joined(lines), lambda joined: joined[0]):
        texts = [text for _, text in group]
        if kind in _LISTS:
            yield _listing(texts, ordered=kind is _Kind.NUMBER)
        elif kind is _Kind.ROW:
            yield _table(texts)
        else:
            yield from (_block(kind, text) for text in texts)


def _joined(lines: Sequence[str]) -> Iterator[tuple[_Kind, str]]:
    """Lines of one paragraph or item together; a blank line, a mark or a heading begins another."""
    held: list[str] = []
    kind = _Kind.TEXT
    for line in (*lines, ""):
        found = _kind(line)
        goes_on = line.strip() and found is _Kind.TEXT and kind in _GROWING
        if held and not goes_on:
            yield kind, "\n".join(held)
            held = []
        if not held:
            kind = found
        if line.strip():
            held.append(line.strip())


def _kind(line: str) -> _Kind:
    if item := _ITEM.match(line):
        return _Kind.NUMBER if item[1] else _Kind.ITEM
    if _HEADING.match(line):
        return _Kind.HEADING
    if _ROW.match(line.strip()):
        return _Kind.ROW
    return _Kind.RULE if _RULE.match(line.strip()) else _Kind.TEXT


def _block(kind: _Kind, text: str) -> Block:
    if kind is _Kind.RULE:
        return Rule()
    if heading := _HEADING.match(text):
        words = text[heading.end() :].rstrip("#").rstrip()
        return Heading(max(_LEVEL, len(heading[1])), _inline(words))
    return Paragraph(_inline(text))


def _listing(lines: Sequence[str], *, ordered: bool) -> Listing:
    first = _ITEM.match(lines[0])
    start = int(first[1]) if first and first[1] else 1
    items = tuple(Item((Paragraph(_inline(_ITEM.sub("", line, count=1))),)) for line in lines)
    return Listing(items, ordered=ordered, start=start)


def _table(lines: Sequence[str]) -> Block:
    if len(lines) < 2 or not _BELOW_HEADS.match(lines[1]):
        return Paragraph(_inline("\n".join(lines)))
    return Table((_row(lines[0], heading=True), *map(_row, lines[2:])), header_rows=1)


def _row(line: str, *, heading: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell(_inline(cell.strip()), heading) for cell in line[1:-1].split("|"))


def _inline(text: str) -> Inline:
    pieces: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for marked in _MARKED.finditer(text):
        which = next(number for number, words in enumerate(marked.groups()) if words)
        before, words = text[at : marked.start()], marked.groups()[which]
        pieces += (before, words)
        length += len(before) + len(words)
        spans.append(Span(length - len(words), length, _STYLES[which]))
        at = marked.end()
    return Inline("".join(pieces) + text[at:], tuple(spans))
