"""A document as Markdown: CommonMark with the tables and strikethrough of GitHub's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod

from newsreader.export.weaving import weave
from newsreader.models.document import (
    Block,
    Cell,
    Code,
    Definitions,
    Details,
    Document,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    Link,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|])")
_STARTS_BLOCK = re.compile(
    r"^(\s*(?:\d+(?=[.)]\s))?)(#{1,6}(?=\s)|[-+.)](?=\s)|(?:=+|-+)\s*$)", re.MULTILINE
)
_MARKS = {Style.STRONG: "**", Style.EMPHASIS: "*", Style.STRIKE: "~~"}
_PADDED = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def markdown_of(document: Document) -> str:
    writer = _Writer(document.links)
    notes = [f"*{_escape(note)}*" for note in document.notes]
    return "\n\n".join([*writer.blocks(document.blocks), *notes]) + "\n"


class _Writer:
    """Knows where the document's links lead."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = links

    def blocks(self, blocks: Iterable[Block]) -> list[str]:
        return [text for block in blocks if (text := "\n".join(self._lines(block)))]

    @singledispatchmethod
    def _lines(self, block: Block) -> Iterator[str]:
        raise TypeError(f"{type(block).__name__} is no block")

    @_lines.register
    def _(self, block: Heading) -> Iterator[str]:
        yield f"{'#' * block.level} {_one_line(self._inline(block.content))}"

    @_lines.register(Paragraph)
    @_lines.register(Embed)
    def _(self, block: Paragraph | Embed) -> Iterator[str]:
        text = _STARTS_BLOCK.sub(r"\1\\\2", self._inline(block.content))
        yield text.replace("\n", "\\\n")

    @_lines.register
    def _(self, block: Listing) -> Iterator[str]:
        between = "\n" if block.tight else "\n\n"
        for number, item in enumerate(block.items, block.start):
            marker = f"{number}. " if block.ordered else "- "
            text = _prefixed(" " * len(marker), between.join(self.blocks(item.blocks)))
            yield marker + text[len(marker) :]

    @_lines.register
    def _(self, block: Definitions) -> Iterator[str]:
        for term, blocks in block.items:
            yield f"- **{_one_line(self._inline(term))}**"
            if text := "\n\n".join(self.blocks(blocks)):
                yield "\n" + _prefixed("  ", text)

    @_lines.register
    def _(self, block: Quote) -> Iterator[str]:
        yield _prefixed("> ", "\n\n".join(self.blocks(block.blocks)))

    @_lines.register
    def _(self, block: Code) -> Iterator[str]:
        fence = "`" * max(3, _longest_run(block.text) + 1)
        yield f"{fence}{block.language or ''}\n{block.text}\n{fence}"

    @_lines.register
    def _(self, block: Table) -> Iterator[str]:
        if not block.rows:
            return
        head, *rows = block.rows if block.header_rows else ((), *block.rows)
        width = max(sum(cell.span for cell in row) for row in block.rows)
        if block.caption:
            yield f"*{_one_line(self._inline(block.caption))}*\n"
        yield self._row(head, width)
        yield "|" + "---|" * width
        yield from (self._row(row, width) for row in rows)

    @_lines.register
    def _(self, block: Figure) -> Iterator[str]:
        yield from map(_image, block.images)
        if block.caption and block.caption.text:
            yield f"\n*{_one_line(self._inline(block.caption))}*"

    @_lines.register
    def _(self, block: Details) -> Iterator[str]:
        yield "\n\n".join([f"**{self._inline(block.summary)}**", *self.blocks(block.blocks)])

    @_lines.register
    def _(self, block: Rule) -> Iterator[str]:
        yield "---"

    def _row(self, row: Sequence[Cell], width: int) -> str:
        cells = [text for cell in row for text in self._cell(cell)]
        return f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |"

    def _cell(self, cell: Cell) -> list[str]:
        return [_one_line(self._inline(cell.content)), *[""] * (cell.span - 1)]

    def _inline(self, content: Inline) -> str:
        return weave(content, _escape, self._wrap)

    def _wrap(self, span: Span, woven: str, plain: str) -> str:
        if span.style in (Style.CODE, Style.KEY):
            return _code_span(plain)
        if span.style is Style.LINK and span.link is not None and span.link < len(self._links):
            return f"[{_one_line(woven)}]({_target(self._links[span.link].url)})"
        mark = _MARKS.get(span.style, "")
        parts = _PADDED.fullmatch(woven)
        assert parts is not None, "the pattern takes every text"
        before, text, after = parts.groups()
        return f"{before}{mark}{text}{mark}{after}" if text else woven


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _target(url: str) -> str:
    return url.translate({ord("("): "%28", ord(")"): "%29", ord(" "): "%20"})


def _prefixed(prefix: str, text: str) -> str:
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def _image(image: Image) -> str:
    alt = _one_line(_escape(image.alt))
    return f"![{alt}]({_target(image.url)})" if image.url else f"[{alt or 'Picture'}]"


def _code_span(text: str) -> str:
    fence = "`" * (_longest_run(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{_one_line(text)}{space}{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)
