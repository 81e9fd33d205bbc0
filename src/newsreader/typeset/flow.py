"""A document's nested blocks → its leaves, each with its margin and the space above."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct, field

from newsreader.models.document import (
    Block,
    Code,
    Definitions,
    Details,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    Item,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
)
from newsreader.typeset.colours import coloured
from newsreader.typeset.frames import NO_FRAMES, NOTHING, Frames, picture
from newsreader.typeset.leaves import MARKER, Lay, Leaf, program, prose, rule
from newsreader.typeset.numbering import numbered
from newsreader.typeset.numerals import numeral
from newsreader.typeset.runs import Run, Runs, width_of
from newsreader.typeset.setting import RAGGED, Setting
from newsreader.typeset.tables import table

_COLOURED = 100_000
_BULLETS = "•◦▪"
_INDENT: Runs = (Run("  "),)
_PICTURE: Runs = (Run("▣ ", MARKER),)
_BAR: Runs = (Run("▎ ", (Style.MARKER, Style.QUOTE)),)


class _Margin(Struct):
    first: Runs
    rest: Runs


class Flow(Struct):
    """Goes through the blocks once and collects their leaves."""

    frames: Frames = NO_FRAMES
    setting: Setting = RAGGED
    leaves: list[Leaf] = field(default_factory=list)
    _margins: list[_Margin] = field(default_factory=list)
    _base: tuple[Style, ...] = ()
    _gap: int = 0
    _above: Runs = ()
    _lists: int = 0
    _to_colour: int = _COLOURED
    """Characters of programs, before the rest stays as it is."""

    def blocks(self, blocks: Sequence[Block], gap: int = 1) -> None:
        """`gap` blank lines between two of them; what is above the first is the caller's."""
        before: Block | None = None
        for block in blocks:
            seen = self._is_seen(block)
            if before is not None and seen:
                self._space(0 if _belongs(before, block) else gap)
            self._block(block)
            before = block if seen else before

    def _is_seen(self, block: Block) -> bool:
        if not isinstance(block, Figure) or not block.silent:
            return True
        return any(self.frames.shows(image.url) for image in block.images)

    def _block(self, block: Block) -> None:
        match block:
            case Heading(level=level, content=content):
                strong = (Style.HEADING, Style.STRONG) if level < 4 else (Style.HEADING,)
                self._prose(content, strong)
            case Paragraph(content=Inline(text, spans), style=Style.META):
                after_dots = text.replace(" · ", "\xa0· ")  # where a line of facts may end
                self._prose(Inline(after_dots, spans), (Style.META,))
            case Paragraph(content=content, style=style):
                self._prose(content, (style,) if style else ())
            case Code():
                self._program(block)
            case Rule():
                self._leaf(rule())
            case Embed(content=content):
                with self._within((Run("▶ ", MARKER),), _INDENT):
                    self._prose(content, ())
            case _:
                self._nested(block)

    def _program(self, code: Code) -> None:
        colours: Sequence[Span] = ()
        if code.language and self._to_colour >= len(code.text):
            self._to_colour -= len(code.text)
            colours = coloured(code.text, code.language)
        lay = program(code.text, (*self._base, Style.PROGRAM), colours)
        with self._within(_INDENT, _INDENT):
            self._leaf(lay, code.text, turns=False)

    def _nested(self, block: Listing | Definitions | Quote | Details | Table | Figure) -> None:
        match block:
            case Listing():
                self._listing(block)
            case Definitions():
                self._definitions(block)
            case Quote(blocks=blocks, upright=upright):
                with self._within(_BAR, _BAR, None if upright else Style.QUOTE):
                    self.blocks(blocks)
            case Details():
                self._details(block)
            case Table(caption=caption):
                if caption is not None:
                    self._prose(caption, (Style.CAPTION,))
                    self._space(0)
                self._leaf(table(block))
            case Figure():
                self._figure(block)

    def _details(self, details: Details) -> None:
        margins = ((), ()) if details.bare else ((Run("▾ ", MARKER),), _INDENT)
        with self._within(*margins):
            self._prose(details.summary, (Style.META if details.bare else Style.STRONG,))
            self._space(0)
            self.blocks(details.blocks)

    def _listing(self, listing: Listing) -> None:
        gap = 0 if listing.tight else 1
        bullet = _BULLETS[min(self._lists, len(_BULLETS) - 1)]
        markers = _numbers(listing) if listing.ordered else [f"{bullet} "] * len(listing.items)
        self._lists += 1
        for index, (marker, item) in enumerate(zip(markers, listing.items, strict=True)):
            if index:
                self._space(gap)
            self._item(item, (Run(marker, MARKER),), gap)
        self._lists -= 1

    def _item(self, item: Item, marker: Runs, gap: int) -> None:
        """An item that brings its own marker (the footer's `[1]`) hangs from that."""
        blocks = item.blocks
        match blocks:
            case (
                Paragraph(content=Inline(text, (Span(0, end, Style.MARKER, link), *rest))),
                *more,
            ):
                marker = (Run(text[:end] + " ", MARKER, link),)
                spans = tuple(
                    Span(s.start - end - 1, s.end - end - 1, s.style, s.link) for s in rest
                )
                blocks = (Paragraph(Inline(text[end + 1 :], spans)), *more)
        with self._within(marker, (Run(" " * width_of(marker)),)):
            self.blocks(blocks, gap)

    def _definitions(self, definitions: Definitions) -> None:
        for index, (term, meaning) in enumerate(definitions.items):
            if index:
                self._space(1 if len(meaning) > 1 else 0)
            if term.text:
                self._prose(term, (Style.STRONG,))
                self._space(0)
            with self._within(_INDENT * 2, _INDENT * 2):
                self.blocks(meaning)

    def _figure(self, figure: Figure) -> None:
        """Each picture over what it shows (muted), then what the publisher says about them.

        It has as many leaves whether its pictures are here or not: places in the text stay.
        """
        before = False
        for image in figure.images:
            shown = self.frames.shows(image.url)
            if before:
                self._space(1)
            self._picture(image)
            if _alt_of(image, figure):
                first = () if shown else _PICTURE
                with self._within(first, () if shown else _INDENT):
                    self._prose(Inline(image.alt), (Style.META,))
            before = shown
        self._say_what_is_missing(figure)
        if figure.caption is not None:
            with self._within(*self._caption_margin(figure)):
                self._prose(figure.caption, (Style.CAPTION,))

    def _picture(self, image: Image) -> None:
        if image.url is not None and self.frames.shows(image.url):
            self._leaf(picture(image.url, self.frames.sizes[image.url], self.frames.rows))
        else:
            self.leaves.append(NOTHING)

    def _say_what_is_missing(self, figure: Figure) -> None:
        """Of pictures without words how many there are, unless the caption speaks for one."""
        unseen = [image for image in figure.images if not self.frames.shows(image.url)]
        wordless = not any(_alt_of(image, figure) for image in unseen)
        if not figure.silent and wordless and len(unseen) > (figure.caption is not None):
            words = "Picture" if len(unseen) == 1 else f"{len(unseen)} pictures"
            with self._within(_PICTURE, _INDENT):
                self._prose(Inline(words), (Style.META,))
        else:
            self.leaves.append(NOTHING)

    def _caption_margin(self, figure: Figure) -> tuple[Runs, Runs]:
        if any(self.frames.shows(image.url) for image in figure.images):
            return (), ()
        alone = len(figure.images) == 1 and not _alt_of(figure.images[0], figure)
        return (_PICTURE if alone else _INDENT), _INDENT

    def _set(self, styles: tuple[Style, ...]) -> Setting:
        return RAGGED if Style.HEADING in styles or Style.META in styles else self.setting

    def _prose(self, content: Inline, styles: tuple[Style, ...]) -> None:
        content = numbered(content)
        self._leaf(prose(content, (*self._base, *styles), self._set(styles)), content.text)

    def _leaf(self, lay: Lay, text: str = "", *, turns: bool = True) -> None:
        first = tuple(run for margin in self._margins for run in margin.first)
        for margin in self._margins:
            margin.first = margin.rest
        leaf = Leaf(lay, first, self._beside(), self._gap, self._above, text, turns)
        self.leaves.append(leaf)
        self._gap, self._above = 0, leaf.rest

    def _space(self, gap: int) -> None:
        self._gap, self._above = gap, self._beside()

    def _beside(self) -> Runs:
        return tuple(run for margin in self._margins for run in margin.rest)

    @contextmanager
    def _within(self, first: Runs, rest: Runs, style: Style | None = None) -> Iterator[None]:
        base = self._base
        self._margins.append(_Margin(first, rest))
        self._base = (*base, style) if style else base
        yield
        self._margins.pop()
        self._base = base


def _belongs(before: Block, block: Block) -> bool:
    """The byline stands right under the title; small lines stand together."""
    match before, block:
        case ((Heading(level=1) | Paragraph(style=Style.META)), Paragraph(style=Style.META)):
            return True
        case _:
            return False


def _alt_of(image: Image, figure: Figure) -> str:
    """What it shows, unless the publisher says that below it too."""
    caption = figure.caption.text.casefold() if figure.caption is not None else ""
    return "" if image.alt.casefold() in caption else image.alt


def _numbers(listing: Listing) -> list[str]:
    """They end below each other."""
    numbers = [
        numeral(listing.start + place * listing.step, listing.numerals)
        for place in range(len(listing.items))
    ]
    digits = max(map(len, numbers), default=0)
    return [f"{number:>{digits}}. " for number in numbers]
