"""What the reader marks: one article typeset to a measure, read by lines, pages and paragraphs."""

import logging
from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct

from newsreader.cleaning import clean_line, clean_text
from newsreader.models.document import Block, Document, Inline, Link, Paragraph, Style
from newsreader.models.pictures import KeptPicture
from newsreader.models.places import Left
from newsreader.typeset.galley import EMPTY, Galley, Mould, galley_of
from newsreader.typeset.hyphens import points_of
from newsreader.typeset.setting import Setting
from newsreader.typeset.sheet import Sheet
from newsreader.view.panes.framed import Framed

log = logging.getLogger(__name__)

UNREADABLE = "This article could not be laid out. Here is its plain text; o opens the original."
CONTEXT = 2
"""Lines that stay on the screen when a page is turned."""
_UNFRAMED: Mapping[str, KeptPicture] = {}


class Cast(Struct, frozen=True):
    """A document that is typeset already."""

    mould: Mould
    galley: Galley


class Paper(Framed):
    """A column of text, centred where the pane is wider than the measure."""

    def __init__(
        self,
        *,
        measure: int = 80,
        hyphenate: bool = False,
        justify: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.measure = measure
        self._hyphenate = hyphenate
        self._justify = justify
        self.key: int | None = None
        """Of the document on the screen."""
        self.words = ""
        """Why there is none."""
        self._document: Document | None = None
        self._forewords: dict[str, Sequence[Block]] = {}
        self._afterword: Sequence[Block] = ()
        self._own = self._before = self._after = EMPTY
        self._links_after: Sequence[Link] = ()
        self._plain = ""
        self._wanted: Left | None = None
        self._held: tuple[int, Left] | None = None
        """The line a place was found in, and the place: good until the text is moved."""

    def forget_marks(self) -> None:
        """Those on a document that is not shown any more."""

    # What is shown

    def show(
        self,
        key: int,
        document: Document,
        left: Left | None = None,
        *,
        plain: str = "",
        pictures: Mapping[str, KeptPicture] = _UNFRAMED,
        cast: Cast | None = None,
    ) -> None:
        """Another document in one frame, from its beginning or from where it was left.

        `plain` stands in for a document that cannot be typeset; `cast` is what `cast` made of it.
        """
        if key != self.key:
            self._forewords, self._afterword, self._links_after = {}, (), ()
        self.key, self._document, self.words = key, document, ""
        self._plain = plain
        self.forget_marks()
        self.hanging.turn_to(pictures)
        self._typeset(document, left, cast)

    def cast(
        self,
        document: Document,
        pictures: Mapping[str, KeptPicture] = _UNFRAMED,
        plain: str = "",
    ) -> Cast | None:
        """Typeset it beforehand, in a thread; `None` while the pane is hidden."""
        if self.size.width == 0:
            return None
        mould = self._mould(document, pictures)
        return Cast(mould, self._galley_of(document, mould, plain))

    def put_before(self, name: str, blocks: Sequence[Block]) -> None:
        """Above the document, in the place of what has that name; what is read stays where it is.

        What is new stands above what is there.
        """
        if blocks == self._forewords.get(name, ()):
            return
        top = self.scroll_offset.y
        inside = self._sheet is None or self._sheet.place(top).block < 0
        left = None if top == 0 else self.left
        if not blocks:
            del self._forewords[name]
        elif name in self._forewords:
            self._forewords[name] = blocks
        else:
            self._forewords = {name: blocks, **self._forewords}
        if self._sheet:
            self._before = self._set_forewords()
            self._lay(left)
            if inside:
                self.jump(top)

    def put_after(self, blocks: Sequence[Block], links: Sequence[Link] = ()) -> None:
        """Below the document, in the place of what stood there; what is read stays where it is.

        Who left the article in it is there again. `links` are numbered on from those of the
        document.
        """
        if blocks == self._afterword:
            return
        self._afterword, self._links_after = blocks, links
        if self._sheet:
            top = self.scroll_offset.y
            held = self._held[1] if self._held and self._held[0] == top else None
            self._after = self._around(blocks)
            self._sheet = sheet = Sheet(self._own, self._before, self._after)
            self.forget_lines(sheet.end)
            self.lay_out(sheet.height, sheet.line_left(held) if held else top, anew=sheet.end)
            self._held = (self.scroll_offset.y, held) if held else None

    def hang(self, key: int, pictures: Mapping[str, KeptPicture], cast: Cast | None = None) -> None:
        """These have come for the document with that key; what is read stays where it is."""
        if key == self.key and self._document and pictures != self.hanging.pictures:
            self.hanging.pictures = pictures
            self._typeset(self._document, self.left if self.scroll_offset.y else None, cast)

    def clear(self, words: str = "") -> None:
        """Nothing to read; `words` say why."""
        self.key = self._document = self._sheet = None
        self.words = words
        self.forget_marks()
        self.forget_lines()
        self.lay_out(0, 0)

    @property
    def document(self) -> Document | None:
        return self._document

    @property
    def own_links(self) -> Sequence[Link]:
        """Of the document."""
        return self._document.links if self._document else ()

    @property
    def links(self) -> Sequence[Link]:
        return (*self.own_links, *self._links_after) if self._links_after else self.own_links

    @property
    def left(self) -> Left | None:
        """What stands in the first visible line; survives another width, and another text."""
        top = self.scroll_offset.y
        if self._sheet is None:
            return self._wanted
        if self._held and self._held[0] == top:
            return self._held[1]
        return self._sheet.left(top, self.progress)

    @property
    def stopped_at(self) -> Left | None:
        """The same, where there is something to come back to: not at the top, nor at the end."""
        inside = self._sheet is not None and self.scroll_offset.y > 0 and self.progress < 1
        return self.left if inside else None

    @property
    def progress(self) -> float:
        """How much has been seen: 1.0 once the text's last line is on the screen."""
        if self._sheet is None or self._sheet.end <= self.size.height:
            return 1.0
        return min(1.0, (self.scroll_offset.y + self.size.height) / self._sheet.end)

    def _typeset(self, document: Document, left: Left | None, cast: Cast | None = None) -> None:
        if self.size.width == 0:  # hidden: `fit` comes back to it
            self.fitted, self._sheet, self._wanted = self.size, None, left
            return
        mould = self._mould(document, self.hanging.pictures)
        fits = cast is not None and cast.mould == mould
        self._own = cast.galley if cast and fits else self._galley_of(document, mould, self._plain)
        self._before = self._set_forewords()
        self._after = self._around(self._afterword)
        self._lay(left)

    def _lay(self, left: Left | None) -> None:
        self._sheet = sheet = Sheet(self._own, self._before, self._after)
        self.forget_lines()
        self.lay_out(sheet.height, 0 if left is None else sheet.line_left(left))
        self._held = None if left is None else (self.scroll_offset.y, left)

    def _mould(self, document: Document, pictures: Mapping[str, KeptPicture]) -> Mould:
        points = points_of(document.language) if self._hyphenate else None
        frames = self.hanging.frames(self.size.height, pictures)
        return Mould(self.column[1], frames, Setting(points, self._justify))

    def _galley_of(self, document: Document, mould: Mould, plain: str) -> Galley:
        try:
            return galley_of(document.blocks, mould)
        except Exception:
            log.exception("“%s” cannot be typeset", clean_line(plain, 60))
            words = Paragraph(Inline(clean_text(plain)))
            return galley_of((Paragraph(Inline(UNREADABLE), Style.NOTE), words), mould)

    def _set_forewords(self) -> Galley:
        return self._around(tuple(chain.from_iterable(self._forewords.values())))

    def _around(self, blocks: Sequence[Block]) -> Galley:
        """What is not the article's has ragged lines."""
        return galley_of(blocks, Mould(self.column[1])) if blocks else EMPTY

    @property
    def column(self) -> tuple[int, int]:
        """Left margin and width of the text; a blank before the scrollbar."""
        width = self.size.width
        measure = max(1, min(self.measure, width - 3))
        return (width - measure) // 2, measure

    # Acts

    def move(self, lines: int) -> bool:
        """False where the text ends."""
        return self.jump(self.scroll_offset.y + lines)

    def page(self, direction: int) -> bool:
        return self.move(direction * max(1, self.size.height - CONTEXT))

    def half_page(self, direction: int) -> bool:
        return self.move(direction * max(1, self.size.height // 2))

    def paragraph(self, count: int) -> bool:
        """So many on, or back; False where the text ends."""
        if self._sheet is None:
            return False
        return self.jump(self._sheet.block_from(self.scroll_offset.y, count))

    def top(self) -> bool:
        return self.jump(0)

    def bottom(self) -> bool:
        return self.jump(self.max_scroll_y)

    def fit(self) -> None:
        if self._document is None:
            self.lay_out(0, 0)
        else:
            self._typeset(self._document, self.left)
