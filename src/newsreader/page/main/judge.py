"""Which text of a page is its article: two extractors are asked, a third decides between them."""

from collections.abc import Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from newsreader.page.main.leaves import leaves_of
from newsreader.page.main.opinions import generous, precise, readable
from newsreader.page.main.words import Words, agreement, words_of

_AGREED = 0.7

Lines = Sequence[Words]


class Judgement(NamedTuple):
    """The words of the article, and what readability alone takes for them; a line for a block."""

    lines: Lines
    readable: Lines
    html: str
    """Readability's, for when the page's own tree does not give what the lines say."""


def judged(html: str, url: str) -> Judgement:
    """Where the two agree, the precise one is right; else who is nearer to the third."""
    narrow = [tuple(words_of(line)) for line in precise(html, url).splitlines()]
    taken = readable(html, url)
    wide = _lines_of(taken)
    if _agreement(narrow, wide) >= _AGREED:
        return Judgement(narrow, wide, taken)
    whole = [tuple(words_of(generous(html)))]
    nearer = max((narrow, wide), key=lambda lines: _agreement(lines, whole))
    return Judgement(nearer, wide, taken)


def _lines_of(html: str) -> Lines:
    body = LexborHTMLParser(html).body
    return [leaf.words for leaf in leaves_of(body)] if body is not None else []


def _agreement(one: Lines, other: Lines) -> float:
    return agreement([w for line in one for w in line], [w for line in other for w in line])
