"""Running text: white space folded across elements as HTML does, styles as spans."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from newsreader.cleaning import clean_text
from newsreader.models.document import Inline, Span, Style
from newsreader.page.chrome import is_permalink, leads_on
from newsreader.page.links import Links

_WIDE = re.compile("[ \xa0]{2,}")  # NBSPs that only push things apart
_FOLD = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")  # HTML's white space: never NBSP


class _Opened(Struct, gc=False):
    style: Style
    url: str | None
    start: int = 0
    end: int = 0
    own: bool = False
    """It leads to the article itself: words, but no link."""


_CLOSING = " \n\xa0.…»›>→])|·"
_OPENING = " \n\xa0«‹<←[(|·–—"


def _is_attribution(text: str, own: Sequence[_Opened], closed: Sequence[_Opened]) -> bool:
    """`The post <title> appeared first on <site>.`, in any language: WordPress's last words."""
    sites = [span for span in closed if span.url and span.start > own[0].end]
    if len(own) != 1 or len(sites) != 1 or own[0].start == 0 or "\n" in text:
        return False
    between = text[own[0].end : sites[0].start]
    around = text[: own[0].start] + text[sites[0].end :]
    return 1 < len(between.split()) <= 6 and len(around.split()) <= 3


class InlineBuilder:
    """Collects one block's text. Styles that stay open at a block's end go on in the next."""

    def __init__(self, links: Links, opened: Sequence[tuple[Style, str | None]] = ()) -> None:
        self._links = links
        self._parts: list[str] = []
        self._length = 0
        self._after_space = True
        self._opened = [_Opened(style, url) for style, url in opened]
        self._closed: list[_Opened] = []
        self._linked = sum(style is Style.LINK for style, _ in opened)
        self.cut_short = False
        """Some text ended with a link to the rest of it."""

    @property
    def opened(self) -> tuple[tuple[Style, str | None], ...]:
        return tuple((span.style, span.url) for span in self._opened if not span.own)

    @property
    def is_linked(self) -> bool:
        return self._linked > 0

    @property
    def is_literal(self) -> bool:
        """Within a link, or within what must be read to the letter."""
        return any(span.style in (Style.LINK, Style.CODE, Style.KEY) for span in self._opened)

    @property
    def ends_with_break(self) -> bool:
        return bool(self._parts) and self._parts[-1].endswith("\n")

    def ends_with(self, characters: AbstractSet[str]) -> bool:
        """One of them."""
        return bool(self._parts) and self._parts[-1][-1] in characters

    def text(self, raw: str) -> None:
        if raw.isprintable() and "  " not in raw:  # no NBSP in it, either
            text = raw if raw.isascii() else clean_text(raw)
        else:
            text = self._folded(raw)
        if self._after_space:
            text = text.lstrip(" ")
        if text:
            self._append(text)
            self._after_space = text[-1] == " "

    def _folded(self, raw: str) -> str:
        text = clean_text(_FOLD.sub(" ", raw))
        if "\n" in text:  # what clean_text made of U+2028 and its like
            text = _FOLD.sub(" ", text)
        return self._narrowed(text) if "\xa0" in text else text

    def line_break(self) -> None:
        if self._parts:
            last = self._parts.pop()
            self._length -= len(last)
            self._append(last.rstrip(" ") + "\n")
        self._after_space = True

    def open(self, style: Style, url: str | None = None, *, own: bool = False) -> None:
        self._opened.append(_Opened(style, url, self._length, own=own))
        self._linked += style is Style.LINK

    def close(self) -> None:
        """Close the innermost style."""
        span = self._opened.pop()
        self._linked -= span.style is Style.LINK
        span.end = self._length
        self._closed.append(span)

    def take(self) -> Inline | None:
        """What was collected, or `None` when there is nothing to read; begins anew."""
        if not self._parts and not self._closed:
            return None
        text = self._without_ways_out("".join(self._parts).rstrip(" \n\xa0"))
        inline = Inline(text, self._spans(text)) if text else None
        self._parts.clear()
        self._closed.clear()
        self._length, self._after_space = 0, True
        for span in self._opened:
            span.start = 0
        return inline

    def _narrowed(self, text: str) -> str:
        """One space for several, but the indentation of a line (verse) stays."""
        indented = not self._parts or self._parts[-1].endswith("\n")
        kept = len(text) - len(text.lstrip(" \xa0")) if indented else 0
        return text[:kept] + _WIDE.sub(" ", text[kept:])

    def _without_ways_out(self, text: str) -> str:
        """Without the links to the article's own page that a text ends with."""
        own = [span for span in self._closed if span.own]
        if own and _is_attribution(text, own, self._closed):
            return ""
        if own and own[0].start == 0 and leads_on(text) and len(text[own[0].end :].split()) <= 4:
            self.cut_short = True
            return ""
        for span in sorted(own, key=lambda span: -span.end):
            words, rest = text[span.start : span.end], text[span.end :]
            onwards = leads_on(words)
            if rest.strip(_CLOSING) or not (onwards or is_permalink(words)):
                break
            self.cut_short = self.cut_short or onwards
            text = text[: span.start].rstrip(_OPENING)
        return text

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _spans(self, text: str) -> tuple[Span, ...]:
        if not self._closed and not self._opened:
            return ()
        still_open = [_Opened(span.style, span.url, span.start, len(text)) for span in self._opened]
        collected = sorted(self._closed + still_open, key=lambda span: (span.start, -span.end))
        return tuple(span for opened in collected if (span := self._span(text, opened)))

    def _span(self, text: str, opened: _Opened) -> Span | None:
        start, end = opened.start, min(opened.end, len(text))
        while start < end and text[start] in " \n\xa0":
            start += 1
        while end > start and text[end - 1] in " \n\xa0":
            end -= 1
        if start >= end or opened.own:
            return None
        link = self._links.number(opened.url, text[start:end]) if opened.url else None
        return Span(start, end, opened.style, link)


def joined(inlines: Sequence[Inline], separator: str) -> Inline:
    """Several texts as one, their spans moved along."""
    if len(inlines) == 1:
        return inlines[0]
    spans: list[Span] = []
    offset = 0
    for inline in inlines:
        spans += (
            Span(span.start + offset, span.end + offset, span.style, span.link)
            for span in inline.spans
        )
        offset += len(inline.text) + len(separator)
    return Inline(separator.join(inline.text for inline in inlines), tuple(spans))


def cut(inline: Inline, end: int) -> Inline:
    """Its beginning, up to that character."""
    if end >= len(inline.text):
        return inline
    spans = (replace(span, end=min(span.end, end)) for span in inline.spans if span.start < end)
    return Inline(inline.text[:end], tuple(spans))
