"""Text and its spans, woven into one marked-up string."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter

from msgspec.structs import replace

from newsreader.models.document import Inline, Span

Escape = Callable[[str], str]
Wrap = Callable[[Span, str, str], str]
"""(span, what is inside of it already woven, the same as plain text) → marked up."""


def weave(content: Inline, escape: Escape, wrap: Wrap) -> str:
    """Spans that overlap without nesting are cut where the outer one ends."""
    spans = sorted(content.spans, key=lambda span: (span.start, -span.end))
    return _weave(content.text, 0, len(content.text), spans, (escape, wrap))


def _weave(
    text: str, start: int, end: int, spans: Sequence[Span], marks: tuple[Escape, Wrap]
) -> str:
    escape, wrap = marks
    woven = []
    at = 0
    while at < len(spans):
        outer = spans[at]
        after = bisect_left(spans, outer.end, at + 1, key=attrgetter("start"))
        inside = [replace(s, end=min(s.end, outer.end)) for s in spans[at + 1 : after]]
        at = after
        woven.append(escape(text[start : outer.start]))
        inner = _weave(text, outer.start, outer.end, inside, marks)
        woven.append(wrap(outer, inner, text[outer.start : outer.end]))
        start = outer.end
    return "".join([*woven, escape(text[start:end])])
