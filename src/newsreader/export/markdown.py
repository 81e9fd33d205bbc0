"""A document as Markdown: CommonMark with the tables and strikethrough of GitHub's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod

from newsreader.export.markup import Source, no_picture
from newsreader.export.weaving import weave
from newsreader.models import document as doc
from newsreader.models.document import Style

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|])")
_STARTS_BLOCK = re.compile(
    r"^([^\S\n]*(?:\d+(?=[.)]\s))?)(#{1,6}(?=\s)|[-+.)](?=\s)|(?:=+|-+)[^\S\n]*$)", re.MULTILINE
)
_MARKS = {Style.STRONG: "**", Style.EMPHASIS: "*", Style.STRIKE: "~~"}
_PADDED = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def markdown_of(document: doc.Document, source: Source = no_picture) -> str:
    """Pictures that are not at hand are named by their address."""
    return "\n\n".join(_Writer(document.links, source).blocks(document.blocks)) + "\n"


class _Writer:
    """Knows where the document's links lead and which pictures are at hand."""

    def __init__(self, links: Sequence[doc.Link], source: Source) -> None:
        self._links = links
        self._source = source

    def blocks(self, blocks: Iterable[doc.Block]) -> list[str]:
        return [text for block in blocks if (text := "\n".join(self._lines(block)))]

    @singledispatchmethod
    def _lines(self, block: doc.Block) -> Iterator[str]:
        raise TypeError(f"{type(block).__name__} is no block")

    @_lines.register
    def _(self, block: doc.Heading) -> Iterator[str]:
        yield f"{'#' * block.level} {_one_line(self._inline(block.content))}"

    @_lines.register(doc.Paragraph)
    @_lines.register(doc.Embed)
    def _(self, block: doc.Paragraph | doc.Embed) -> Iterator[str]:
        yield _begun(self._inline(block.content)).replace("\n", "\\\n")

    @_lines.register
    def _(self, block: doc.Listing) -> Iterator[str]:
        between = "\n" if block.tight else "\n\n"
        for number, item in enumerate(block.items, block.start):
            marker = f"{number}. " if block.ordered else "- "
            text = _prefixed(" " * len(marker), between.join(self.blocks(item.blocks)))
            yield marker + text[len(marker) :]

    @_lines.register
    def _(self, block: doc.Definitions) -> Iterator[str]:
        for term, blocks in block.items:
            yield f"- **{_one_line(self._inline(term))}**"
            if text := "\n\n".join(self.blocks(blocks)):
                yield "\n" + _prefixed("  ", text)

    @_lines.register
    def _(self, block: doc.Quote) -> Iterator[str]:
        yield _prefixed("> ", "\n\n".join(self.blocks(block.blocks)))

    @_lines.register
    def _(self, block: doc.Code) -> Iterator[str]:
        fence = "`" * max(3, _longest_run(block.text) + 1)
        yield f"{fence}{block.language or ''}\n{block.text}\n{fence}"

    @_lines.register
    def _(self, block: doc.Table) -> Iterator[str]:
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
    def _(self, block: doc.Figure) -> Iterator[str]:
        yield from map(self._image, block.images)
        if block.caption and block.caption.text:
            yield f"\n*{_one_line(self._inline(block.caption))}*"

    @_lines.register
    def _(self, block: doc.Details) -> Iterator[str]:
        yield "\n\n".join([f"**{self._inline(block.summary)}**", *self.blocks(block.blocks)])

    @_lines.register
    def _(self, block: doc.Rule) -> Iterator[str]:
        yield "---"

    def _row(self, row: Sequence[doc.Cell], width: int) -> str:
        cells = [text for cell in row for text in self._cell(cell)]
        return f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |"

    def _cell(self, cell: doc.Cell) -> list[str]:
        text = weave(cell.content, _escape, self._wrap_in_cell)
        return [_one_line(text), *[""] * (cell.span - 1)]

    def _image(self, image: doc.Image) -> str:
        alt = _one_line(_escape(image.alt))
        if not image.url:
            return f"[{alt or 'Picture'}]"
        return f"![{alt}]({target(self._source(image.url) or image.url)})"

    def _inline(self, content: doc.Inline) -> str:
        return weave(content, _escape, self._wrap)

    def _wrap_in_cell(self, span: doc.Span, woven: str, plain: str) -> str:
        """A bar ends a cell, in code too (GFM §4.10)."""
        return self._wrap(span, woven, plain.replace("|", "\\|"))

    def _wrap(self, span: doc.Span, woven: str, plain: str) -> str:
        if span.style in (Style.CODE, Style.KEY):
            return _code_span(plain)
        if span.style is Style.LINK and span.link is not None and span.link < len(self._links):
            return f"[{_one_line(woven)}]({target(self._links[span.link].url)})"
        mark = _MARKS.get(span.style, "")
        parts = _PADDED.fullmatch(woven)
        assert parts is not None, "the pattern takes every text"
        before, text, after = parts.groups()
        return f"{before}{mark}{text}{mark}{after}" if text else woven


def plain(text: str) -> str:
    """Text of several lines, nothing of which is Markdown's."""
    return _begun(_escape(text))


def target(url: str) -> str:
    """An address as it stands in a link's brackets."""
    return url.translate({ord("("): "%28", ord(")"): "%29", ord(" "): "%20"})


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _begun(text: str) -> str:
    """No line begins a heading, a list or a rule, or makes a heading of the line above."""
    return _STARTS_BLOCK.sub(r"\1\\\2", text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _prefixed(prefix: str, text: str) -> str:
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def _code_span(text: str) -> str:
    fence = "`" * (_longest_run(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{_one_line(text)}{space}{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)
