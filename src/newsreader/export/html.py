"""A document as one HTML file that loads nothing: pictures are links, there are no scripts."""

from collections.abc import Iterable, Sequence
from functools import singledispatchmethod
from html import escape

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
    Item,
    Link,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
)

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
_PAGE = """<!doctype html>
<html{language}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.6 serif }}
pre {{ overflow-x: auto }}
td, th {{ padding: .1rem .6rem; text-align: start; border-bottom: 1px solid }}
figcaption {{ font-size: .9rem }}
</style>
</head>
<body dir="auto">
{body}
</body>
</html>
"""


def html_of(document: Document, title: str, language: str | None = None) -> str:
    """`language` is BCP 47."""
    writer = _Writer(document.links)
    notes = [f"<p><em>{escape(note)}</em></p>" for note in document.notes]
    body = "\n".join([*map(writer.block, document.blocks), *notes])
    spoken = f' lang="{escape(language)}"' if language else ""
    return _PAGE.format(language=spoken, title=escape(title), body=body)


class _Writer:
    """Knows where the document's links lead."""

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = links

    @singledispatchmethod
    def block(self, block: Block) -> str:
        raise TypeError(f"{type(block).__name__} is no block")

    @block.register
    def _(self, block: Heading) -> str:
        return f"<h{block.level}>{self._inline(block.content)}</h{block.level}>"

    @block.register(Paragraph)
    @block.register(Embed)
    def _(self, block: Paragraph | Embed) -> str:
        return f'<p dir="auto">{self._inline(block.content)}</p>'

    @block.register
    def _(self, block: Listing) -> str:
        items = "".join(self._item(item) for item in block.items)
        return f'<ol start="{block.start}">{items}</ol>' if block.ordered else f"<ul>{items}</ul>"

    @block.register
    def _(self, block: Definitions) -> str:
        return f"<dl>{''.join(self._definition(*item) for item in block.items)}</dl>"

    @block.register
    def _(self, block: Quote) -> str:
        return f"<blockquote>{self._blocks(block.blocks)}</blockquote>"

    @block.register
    def _(self, block: Code) -> str:
        return f"<pre><code>{escape(block.text)}</code></pre>"

    @block.register
    def _(self, block: Table) -> str:
        caption = f"<caption>{self._inline(block.caption)}</caption>" if block.caption else ""
        rows = "".join(f"<tr>{''.join(map(self._cell, row))}</tr>" for row in block.rows)
        return f"<table>{caption}{rows}</table>"

    @block.register
    def _(self, block: Figure) -> str:
        caption = block.caption
        below = f"<figcaption>{self._inline(caption)}</figcaption>" if caption else ""
        return f"<figure>{''.join(map(_image, block.images))}{below}</figure>"

    @block.register
    def _(self, block: Details) -> str:
        summary = f"<summary>{self._inline(block.summary)}</summary>"
        return f"<details open>{summary}{self._blocks(block.blocks)}</details>"

    @block.register
    def _(self, block: Rule) -> str:
        return "<hr>"

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(map(self.block, blocks))

    def _item(self, item: Item) -> str:
        return f"<li>{self._blocks(item.blocks)}</li>"

    def _definition(self, term: Inline, blocks: tuple[Block, ...]) -> str:
        return f"<dt>{self._inline(term)}</dt><dd>{self._blocks(blocks)}</dd>"

    def _cell(self, cell: Cell) -> str:
        tag = "th" if cell.heading else "td"
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        return f"<{tag}{span}>{self._inline(cell.content)}</{tag}>"

    def _inline(self, content: Inline) -> str:
        return weave(content, _escape, self._wrap)

    def _wrap(self, span: Span, woven: str, _plain: str) -> str:
        if span.style is Style.LINK and span.link is not None and span.link < len(self._links):
            return f'<a href="{escape(self._links[span.link].url)}" rel="noreferrer">{woven}</a>'
        tag = _TAGS.get(span.style)
        return f"<{tag}>{woven}</{tag}>" if tag else woven


def _escape(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def _image(image: Image) -> str:
    alt = escape(image.alt or "Picture")
    return f'<p><a href="{escape(image.url)}" rel="noreferrer">{alt}</a></p>' if image.url else alt
