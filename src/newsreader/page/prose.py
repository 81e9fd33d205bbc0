"""Text as people and models write it → blocks: paragraphs, lists, headings, code. No links."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsreader.cleaning import clean_text
from newsreader.models.document import (
    Block,
    Code,
    Heading,
    Inline,
    Item,
    Listing,
    Paragraph,
    Rule,
    Span,
    Style,
)

_ITEM = re.compile(r"\s{0,6}(?:[-*•–]|(\d{1,3})[.)])\s+(?=\S)")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\Z")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})\Z")
_MARKED = re.compile(
    r"\*\*(?=\S)(.+?)(?<=\S)\*\*|`([^`]+)`|(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)"
)
_STYLES = (Style.STRONG, Style.CODE, Style.EMPHASIS)
_FENCE = "```"
_LEVEL = 3
"""Of headings at most: the article's own are greater."""


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
    for kind, group in groupby(_joined(lines), _kind):
        if kind in ("-", "1"):
            yield _listing(list(group), ordered=kind == "1")
        else:
            yield from map(_block, group)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Lines of one paragraph or item together; a blank line, a mark or a heading begins another."""
    held = ""
    for line in (*lines, ""):
        if held and (not line.strip() or _kind(line) != "p" or _kind(held) in ("h", "r")):
            yield held
            held = ""
        held = f"{held}\n{line.strip()}" if held else line.rstrip()


def _kind(line: str) -> str:
    if item := _ITEM.match(line):
        return "1" if item[1] else "-"
    if _HEADING.match(line):
        return "h"
    return "r" if _RULE.match(line.strip()) else "p"


def _block(line: str) -> Block:
    if heading := _HEADING.match(line):
        return Heading(max(_LEVEL, len(heading[1])), _inline(heading[2]))
    return Rule() if _kind(line) == "r" else Paragraph(_inline(line.strip()))


def _listing(lines: Sequence[str], *, ordered: bool) -> Listing:
    first = _ITEM.match(lines[0])
    start = int(first[1]) if first and first[1] else 1
    items = tuple(Item((Paragraph(_inline(_ITEM.sub("", line, count=1))),)) for line in lines)
    return Listing(items, ordered=ordered, start=start)


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
