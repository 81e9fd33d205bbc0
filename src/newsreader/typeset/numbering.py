"""Link numbers: `text[3]`, as the footer lists them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from newsreader.models.document import Inline, Span, Style


def numbered(content: Inline) -> Inline:
    """Each link followed by its number; the number is part of the link, but in MARKER style."""
    ends = sorted(
        (span.end, span.link)
        for span in content.spans
        if span.link is not None and span.style is Style.LINK
    )
    if not ends:
        return content
    at, length = 0, 0
    pieces: list[str] = []
    markers: list[Span] = []
    for end, link in ends:
        marker = f"[{link + 1}]"
        pieces += (content.text[at:end], marker)
        length += end - at + len(marker)
        markers.append(Span(length - len(marker), length, Style.MARKER, link))
        at = end
    text = "".join(pieces) + content.text[at:]
    return Inline(text, (*_moved(content.spans, [end for end, _ in ends], markers), *markers))


def _moved(spans: Sequence[Span], ends: Sequence[int], markers: Sequence[Span]) -> Iterator[Span]:
    """A marker moves what begins behind its link, and what ends farther on."""
    shifts = list(accumulate((marker.end - marker.start for marker in markers), initial=0))
    for span in spans:
        start = span.start + shifts[bisect_right(ends, span.start)]
        end = span.end + shifts[bisect_left(ends, span.end)]
        yield Span(start, end, span.style, span.link)
