"""The reader: one article, typeset to a measure, its visible lines drawn."""

import logging
from collections.abc import Iterator, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style as Ink
from textual import events
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from newsreader.cleaning import clean_text
from newsreader.models.document import Block, Document, Inline, Link, Paragraph, Style
from newsreader.models.pictures import KeptPicture
from newsreader.models.places import Left, Place
from newsreader.typeset.finding import Part
from newsreader.typeset.runs import Run
from newsreader.typeset.sheet import Sheet, typeset
from newsreader.typeset.wrap import wrap
from newsreader.view.finding import Matches, Span, Spans
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.paint import Line, Painted, highlight, strip
from newsreader.view.panes.framed import Framed
from newsreader.view.panes.inks import COMPONENTS, CSS
from newsreader.view.panes.labels import Labels, lettered
from newsreader.view.panes.strokes import Strokes
from newsreader.view.recent import Recent

log = logging.getLogger(__name__)

_AROUND = frozenset({Style.MARKER, Style.RULE, Style.META})
"""Styles of what is not the article's own text."""
UNREADABLE = "This article could not be laid out. Here is its plain text; o opens the original."
CONTEXT = 2
"""Lines that stay on the screen when a page is turned."""


class Reader(Framed):
    """A column of text, centred where the pane is wider than the measure."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES = COMPONENTS
    DEFAULT_CSS = CSS

    class LinkChosen(Message):
        """A link in the text was clicked; `url` was cleaned when the document was made."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    def __init__(
        self,
        *,
        measure: int = 80,
        icons: Icons = UNICODE,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.measure = measure
        self.icons = icons
        self.key: int | None = None
        """Of the document on the screen."""
        self._document: Document | None = None
        self._foreword: Sequence[Block] = ()
        self._afterword: Sequence[Block] = ()
        self._words = self._plain = ""
        self._wanted: Left | None = None
        self._held: tuple[int, Left] | None = None
        """The line a place was found in, and the place: good until the text is moved."""
        self._lines: Recent[tuple[int, int], Strip] = Recent(512)
        self._spans: Spans | None = None
        self._matches: Matches | None = None
        self._labels: Labels | None = None
        self.strokes = Strokes()
        self._here: int | None = None
        """Which match was gone to."""

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
        self.key, self._document, self._words = key, document, ""
        self._labels, self.strokes = None, Strokes()
        self._plain, self._here = plain, None
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
        self.key = self._document = self._sheet = self._here = None
        self._words = words
        self._forget_matches()
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
        self._sheet = sheet = self._sheet_of(document, self._column[1])
        self._forget_matches()
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
    def _column(self) -> tuple[int, int]:
        """Left margin and width of the text."""
        width = self.size.width
        measure = max(1, min(self.measure, width - 2))
        return (width - measure) // 2, measure

    # Finding

    def find(self, spans: Spans | None) -> None:
        """Mark every match, in this article and in those that come; `None` marks nothing."""
        self._spans, self._here = spans, None
        self._forget_matches()
        self.refresh()

    @property
    def finding(self) -> bool:
        return self._spans is not None

    @property
    def matches(self) -> Matches:
        if self._matches is None:
            lines = list(self._sheet.text()) if self._sheet and self._spans else []
            self._matches = Matches(lines, self._spans or _nothing)
        return self._matches

    def go_to_match(self, step: int) -> int | None:
        """The next in direction `step`: which one it is, `None` where there are no more."""
        top, matches = self.scroll_offset.y, self.matches
        seen = range(top, top + self.size.height)
        if self._here is not None and matches.lines[self._here] in seen:
            here = self._here + step
        else:
            found = matches.next(top - 1 if step > 0 else top + self.size.height, step)
            here = -1 if found is None else found
        if not 0 <= here < len(matches):
            return None
        self._here = here
        self.forget_lines()
        if matches.lines[here] not in seen:
            self.jump(max(0, matches.lines[here] - self.size.height // 3))
        self.refresh()
        return here

    def _forget_matches(self) -> None:
        self._matches = None
        self.forget_lines()

    # Links

    @property
    def links(self) -> Sequence[Link]:
        return self._document.links if self._document else ()

    def label_links(self) -> Labels:
        """Of those in sight: give them letters, then `show_labels`."""
        top, sheet = self.scroll_offset.y, self._sheet
        last = min(top + self.size.height, sheet.height) if sheet else top
        self._labels = Labels((y, sheet.runs(y)) for y in range(top, last) if sheet)
        return self._labels

    def show_labels(self, labels: Labels | None) -> None:
        """`None` takes them away."""
        self._labels = labels
        self.forget_lines()
        self.refresh()

    # Passages

    @property
    def sheet(self) -> Sheet | None:
        return self._sheet

    @property
    def selected_parts(self) -> list[Part]:
        """What the mouse selected, line by line."""
        sheet = self._sheet
        if sheet is None or self.text_selection is None:
            return []
        spans = ((y, self._selected(y)) for y in range(sheet.height))
        parts = (sheet.part(y, *span) for y, span in spans if span is not None)
        return [part for part in parts if part is not None]

    def show_strokes(self, strokes: Strokes) -> None:
        if strokes != self.strokes:
            self.strokes = strokes
            self.forget_lines()
            self.refresh()

    def reveal(self, part: Part) -> None:
        """Bring where it begins on the screen, a third down where it was out of sight."""
        if self._sheet is None:
            return
        line, top = self._sheet.line(Place(part.block, part.start)), self.scroll_offset.y
        if not top <= line < top + self.size.height:
            self.jump(max(0, line - self.size.height // 3))

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

    def on_click(self, event: events.Click) -> None:
        if self.choose_picture(event.y):
            event.stop()
            return
        link = event.style.meta.get("link")
        if self._document is not None and isinstance(link, int):
            event.stop()
            self.post_message(self.LinkChosen(self._document.links[link].url))

    # Drawing

    def forget_lines(self) -> None:
        self._lines.clear()

    def draw(self, y: int, width: int) -> Strip:
        if self._sheet is None:
            return self._empty(y, width)
        if y >= self._sheet.height:
            return strip([], width, self.ink("reader--text"))
        selected = self._selected(y)
        if selected is not None:
            return self._drawn(self._sheet.runs(y), y, width, selected)
        line = self._lines.get((y, width))
        if line is None:
            line = self._lines[y, width] = self._drawn(self._sheet.runs(y), y, width, (0, 0))
        return line

    def _drawn(self, runs: Sequence[Run], y: int, width: int, selected: tuple[int, int]) -> Strip:
        """The margin has no offsets, so that what is selected is text only."""
        left, measure = self._column
        fill = self.ink("reader--text")
        if any(run.tile for run in runs):
            return self.framed(list(map(self._framed, runs)), left, width, fill)
        painted = list(self._painted(runs, y))
        for span, ink in (*self._stroked(y), *self._found_on(y)):
            painted = highlight(painted, span, ink)
        text = strip(highlight(painted, selected, self.selection_style), measure, fill)
        margin = Segment(" " * left, fill)
        after = Segment(" " * (width - left - measure), fill)
        return Line([margin, *text.apply_offsets(0, y), after], width)

    def _framed(self, run: Run) -> tuple[Run, Ink]:
        return run, self.ink("reader--text", "reader--picture") if run.tile else self._ink_of(run)

    def _painted(self, runs: Sequence[Run], y: int) -> Iterator[Painted]:
        words = self._labels.on_line(y) if self._labels else {}
        for place, run in enumerate(runs):
            ink = self._ink_of(run)
            if self._labels and place in words:
                for text, name in lettered(run, words[place], len(self._labels.typed)):
                    yield text, self.ink(f"reader--{name}") if name else ink
            else:
                yield self._text_of(run), ink

    def _stroked(self, y: int) -> Iterator[tuple[Span, Ink]]:
        for span, name in self.strokes.on_line(self._sheet, y) if self._sheet else ():
            yield span, self.ink("reader--text", f"reader--{name}")

    def _found_on(self, y: int) -> Iterator[tuple[Span, Ink]]:
        for which, span in self.matches.on_line(y) if self._spans else ():
            name = "reader--here" if which == self._here else "reader--found"
            yield span, self.ink("reader--text", name)

    def _text_of(self, run: Run) -> str:
        return self.icons.signs(run.text) if _AROUND.intersection(run.styles) else run.text

    def _ink_of(self, run: Run) -> Ink:
        ink = self.ink("reader--text", *(f"reader--{style}" for style in run.styles))
        return ink if run.link is None else ink + Ink.from_meta({"link": run.link})

    def _empty(self, y: int, width: int) -> Strip:
        style = self.ink("reader--empty")
        room = max(2, width - 4)
        words = [self._words[start:end] for start, end in wrap(self._words, room)]
        text = words[y - 1] if 1 <= y <= len(words) else ""
        return strip([(f"  {text}", style)], width, style)

    # Selecting with the mouse

    def _selected(self, y: int) -> tuple[int, int] | None:
        selection = self.text_selection
        return None if selection is None else selection.get_span(y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        if self._sheet is None:
            return None
        lines = (
            "".join(run.text for run in self._sheet.runs(y)) for y in range(self._sheet.height)
        )
        return selection.extract("\n".join(lines)), "\n"


def _nothing(_text: str) -> list[Span]:
    return []
