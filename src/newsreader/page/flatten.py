"""Blocks as lines of running text: for cells and captions, for the index, for excerpts."""

from collections.abc import Iterable, Iterator

from newsreader.models.document import (
    Block,
    Code,
    Definitions,
    Details,
    Embed,
    Figure,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from newsreader.page.inline import joined


def lines_of(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every text in reading order, captions and alt texts included."""
    for block in blocks:
        match block:
            case Heading(content=content) | Paragraph(content=content) | Embed(content=content):
                yield content
            case Code(text=text):
                yield Inline(text)
            case Rule():
                pass
            case Figure():
                yield from _figure(block)
            case Table():
                yield from _table(block)
            case _:
                yield from _container(block)


def one_line(blocks: Iterable[Block]) -> Inline:
    """All of it as one line: headings, terms."""
    return joined(list(lines_of(blocks)), " ")


def _container(block: Listing | Definitions | Quote | Details) -> Iterator[Inline]:
    match block:
        case Listing(items=items):
            for item in items:
                yield from lines_of(item.blocks)
        case Definitions(items=definitions):
            for term, meaning in definitions:
                yield term
                yield from lines_of(meaning)
        case Quote(blocks=blocks):
            yield from lines_of(blocks)
        case Details(summary=summary, blocks=blocks):
            yield summary
            yield from lines_of(blocks)


def _figure(figure: Figure) -> Iterator[Inline]:
    yield from (Inline(image.alt) for image in figure.images if image.alt)
    if figure.caption is not None:
        yield figure.caption


def _table(table: Table) -> Iterator[Inline]:
    if table.caption is not None:
        yield table.caption
    for row in table.rows:
        yield joined([cell.content for cell in row], " ")
