"""The gist of an article as blocks above it. PURE."""

from collections.abc import Iterator

from newsreader.cleaning import clean_line
from newsreader.models.document import Block, Inline, Item, Listing, Paragraph, Quote, Style
from newsreader.models.gists import Gist

_LABEL = "Extract"
_OF_THE_PUBLISHER = "The publisher's summary"
_NOTHING = "There is no text to take a gist from."


def foreword_of(gist: Gist | None) -> tuple[Block, ...]:
    if gist is None:
        return (Paragraph(Inline(_NOTHING), Style.NOTE),)
    return (Quote(tuple(_blocks(gist)), upright=True),)


def _blocks(gist: Gist) -> Iterator[Block]:
    yield _small(_OF_THE_PUBLISHER if gist.described else _LABEL)
    yield Paragraph(Inline(clean_line(gist.lead, 1_000)))
    points = tuple(Item((Paragraph(Inline(clean_line(point, 400))),)) for point in gist.points)
    if points:
        yield _small("Further down")
        yield Listing(points)
    for words in (gist.names, gist.numbers):
        if words:
            yield _small(" · ".join(map(_whole, words)))


def _whole(words: str) -> str:
    """A name, or a number with what it counts, stays on one line."""
    return clean_line(words, 60).replace(" ", "\u00a0")


def _small(words: str) -> Paragraph:
    return Paragraph(Inline(words), Style.META)
