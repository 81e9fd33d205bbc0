"""A document's blocks as markup that is HTML and XML at once (polyglot)."""

from collections.abc import Callable, Iterable, Sequence
from functools import singledispatchmethod
from html import escape
from itertools import starmap

from newsreader.export.uris import uri
from newsreader.export.weaving import weave
from newsreader.models import document as doc
from newsreader.models.document import Style

Source = Callable[[str], str | None]
"""A picture's address → what `src` says; `None` where it is not at hand."""

_TAGS = {
    Style.STRONG: "strong",
    Style.EMPHASIS: "em",
    Style.CODE: "code",
    Style.STRIKE: "s",
    Style.UNDERLINE: "u",
    Style.MARK: "mark",
    Style.KEY: "kbd",
    Style.QUOTE: "q",
}
_CLASSES = {Style.META: "meta", Style.TOPIC: "meta", Style.NOTE: "meta"}


class Markup:
    """Knows where the document's links lead and which pictures are at hand."""

    def __init__(self, links: Sequence[doc.Link], source: Source) -> None:
        self._links = links
        self._source = source

    def blocks(self, blocks: Iterable[doc.Block], between: str = "") -> str:
        return between.join(map(self._block, blocks))

    @singledispatchmethod
    def _block(self, block: doc.Block) -> str:
        raise TypeError(f"{type(block).__name__} is no block")

    @_block.register
    def _(self, block: doc.Heading) -> str:
        return f'<h{block.level} dir="auto">{self._inline(block.content)}</h{block.level}>'

    @_block.register
    def _(self, block: doc.Paragraph) -> str:
        kind = _CLASSES.get(block.style) if block.style else None
        named = f' class="{kind}"' if kind else ""
        return f'<p dir="auto"{named}>{self._inline(block.content)}</p>'

    @_block.register
    def _(self, block: doc.Embed) -> str:
        return f'<p dir="auto">{self._inline(block.content)}</p>'

    @_block.register
    def _(self, block: doc.Listing) -> str:
        items = "".join(f"<li>{self.blocks(item.blocks)}</li>" for item in block.items)
        if not block.ordered:
            return f"<ul>{items}</ul>"
        down = ' reversed="reversed"' if block.step < 0 else ""
        down += f' type="{block.numerals}"' if block.numerals in ("a", "A", "i", "I") else ""
        return f'<ol start="{block.start}"{down}>{items}</ol>'

    @_block.register
    def _(self, block: doc.Definitions) -> str:
        return f"<dl>{''.join(starmap(self._definition, block.items))}</dl>"

    @_block.register
    def _(self, block: doc.Quote) -> str:
        return f"<blockquote>{self.blocks(block.blocks)}</blockquote>"

    @_block.register
    def _(self, block: doc.Code) -> str:
        return f"<pre><code>{escape(block.text)}</code></pre>"

    @_block.register
    def _(self, block: doc.Table) -> str:
        caption = f"<caption>{self._inline(block.caption)}</caption>" if block.caption else ""
        rows = "".join(f"<tr>{''.join(map(self._cell, row))}</tr>" for row in block.rows if row)
        return f"<table>{caption}{rows}</table>"

    @_block.register
    def _(self, block: doc.Figure) -> str:
        caption = block.caption
        below = f"<figcaption>{self._inline(caption)}</figcaption>" if caption else ""
        return f"<figure>{''.join(map(self._image, block.images))}{below}</figure>"

    @_block.register
    def _(self, block: doc.Details) -> str:
        summary = f"<summary>{self._inline(block.summary)}</summary>"
        return f'<details open="open">{summary}{self.blocks(block.blocks)}</details>'

    @_block.register
    def _(self, block: doc.Rule) -> str:
        return "<hr/>"

    def _definition(self, term: doc.Inline, blocks: Iterable[doc.Block]) -> str:
        return f"<dt>{self._inline(term)}</dt><dd>{self.blocks(blocks)}</dd>"

    def _cell(self, cell: doc.Cell) -> str:
        tag = "th" if cell.heading else "td"
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        return f"<{tag}{span}>{self._inline(cell.content)}</{tag}>"

    def _image(self, image: doc.Image) -> str:
        source = self._source(image.url) if image.url else None
        if source:
            return f'<img src="{escape(source)}" alt="{escape(image.alt)}"/>'
        alt = escape(image.alt or "Picture")
        return f"<p>{_anchor(image.url, alt) if image.url else alt}</p>"

    def _inline(self, content: doc.Inline) -> str:
        return weave(content, _escape, self._wrap)

    def _wrap(self, span: doc.Span, woven: str, _plain: str) -> str:
        if span.style is Style.LINK and span.link is not None and span.link < len(self._links):
            return _anchor(self._links[span.link].url, woven)
        tag = _TAGS.get(span.style)
        return f"<{tag}>{woven}</{tag}>" if tag else woven


def no_picture(url: str) -> None:
    """Where there are none."""


def _anchor(url: str, inside: str) -> str:
    return f'<a href="{escape(uri(url))}" rel="noreferrer">{inside}</a>'


def _escape(text: str) -> str:
    return escape(text).replace("\n", "<br/>\n")
