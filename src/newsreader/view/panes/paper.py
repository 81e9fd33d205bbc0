"""What the reader marks: one article typeset to a measure, read by lines, pages and paragraphs."""

import logging
from collections.abc import Mapping, Sequence

from newsreader.cleaning import clean_text
from newsreader.models.document import Block, Document, Inline, Paragraph, Style
from newsreader.models.pictures import KeptPicture
from newsreader.models.places import Left
from newsreader.typeset.sheet import Sheet, typeset
from newsreader.view.panes.framed import Framed

log = logging.getLogger(__name__)

UNREADABLE = "This article could not be laid out. Here is its plain text; o opens the original."
CONTEXT = 2
"""Lines that stay on the screen when a page is turned."""


class Paper(Framed):
    """A column of text, centred where the pane is wider than the measure."""

    def __init__(
        self, *, measure: int = 80, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.measure = measure
        self.key: int | None = None
        """Of the document on the screen."""
        self.words = ""
        """Why there is none."""
        self._document: Document | None = None
        self._foreword: Sequence[Block] = ()
        self._afterword: Sequence[Block] = ()
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
        pictures: Mapping[str, KeptPicture] | None = None,
    ) -> None:
        """Another document in one frame, from its beginning or from where it was left.

        `plain` stands in for a document that cannot be typeset.
        """
        if key != self.key:
            self._foreword = self._afterword = ()
        self.key, self._document, self.words = key, document, ""
        self._plain = plain
        self.forget_marks()
        self.hanging.turn_to(pictures or {})
        self._typeset(document, left)

    def put_before(self, blocks: Sequence[Block]) -> None:
        """Above the document, in the place of what stood there; what is read stays where it is."""
        top = self.scroll_offset.y
        inside = self._sheet is None or self._sheet.place(top).block < 0
        left = None if top == 0 else self.left
        self._foreword = blocks
        if self._document:
            self._typeset(self._document, left)
            if inside:
                self.jump(top)

    def put_after(self, blocks: Sequence[Block]) -> None:
        """Below the document, in the place of what stood there; what is read stays where it is."""
        self._afterword = blocks
        if self._document:
            self._typeset(self._document, self.left if self.scroll_offset.y else None)

    def hang(self, key: int, pictures: Mapping[str, KeptPicture]) -> None:
        """These have come for the document with that key; what is read stays where it is."""
        if key == self.key and self._document and pictures != self.hanging.pictures:
            self.hanging.pictures = pictures
            self._typeset(self._document, self.left if self.scroll_offset.y else None)

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

    def _typeset(self, document: Document, left: Left | None) -> None:
        if self.size.width == 0:  # hidden: `fit` comes back to it
            self.fitted, self._sheet, self._wanted = self.size, None, left
            return
        self._sheet = sheet = self._sheet_of(document, self.column[1])
        self.forget_lines()
        self.lay_out(sheet.height, 0 if left is None else sheet.line_left(left))
        self._held = None if left is None else (self.scroll_offset.y, left)

    def _sheet_of(self, document: Document, width: int) -> Sheet:
        try:
            frames = self.hanging.frames(self.size.height)
            return typeset(document, width, frames, self._foreword, self._afterword)
        except Exception:
            log.exception("Article %s cannot be typeset", self.key)
            words = Paragraph(Inline(clean_text(self._plain)))
            return typeset(Document((Paragraph(Inline(UNREADABLE), Style.NOTE), words)), width)

    @property
    def column(self) -> tuple[int, int]:
        """Left margin and width of the text."""
        width = self.size.width
        measure = max(1, min(self.measure, width - 2))
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
