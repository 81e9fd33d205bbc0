"""The reader: its visible lines drawn, with what is found, marked and selected in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style as Ink
from textual import events
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from newsreader.models.document import Link, Style
from newsreader.models.places import Place
from newsreader.typeset.finding import Part
from newsreader.typeset.runs import Run, Runs, width_of
from newsreader.typeset.sheet import Sheet
from newsreader.typeset.ways import Way
from newsreader.typeset.wrap import is_eastern, wrap
from newsreader.view.bidi.isolates import LEFT_TO_RIGHT_MARK
from newsreader.view.finding import Matches, Span, Spans
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.paint import Line, Painted, highlight, strip
from newsreader.view.panes.edge import at_the_right
from newsreader.view.panes.inks import COMPONENTS, CSS
from newsreader.view.panes.labels import Labels, known_number, lettered
from newsreader.view.panes.paper import Paper
from newsreader.view.panes.strokes import Strokes
from newsreader.view.recent import Recent

_SLANTED = frozenset({Style.QUOTE, Style.CAPTION})
_UPRIGHT = Ink(italic=False)
"""As Chinese, Japanese and Korean are set; what their writers stress stays slanted."""
_AROUND = frozenset({Style.MARKER, Style.RULE, Style.META})
"""Styles of what is not the article's own text."""


class Reader(Paper):
    """Marks lie over the text; what is drawn is kept until one of them changes."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES = COMPONENTS
    DEFAULT_CSS = CSS

    class LinkChosen(Message):
        """A link in the text was clicked; it was cleaned when the document was made."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    def __init__(
        self,
        *,
        measure: int = 80,
        hyphenate: bool = False,
        justify: bool = False,
        icons: Icons = UNICODE,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            measure=measure, hyphenate=hyphenate, justify=justify, id=id, classes=classes
        )
        self.icons = icons
        self._lines: Recent[tuple[int, int], Strip] = Recent(512)
        self._spans: Spans | None = None
        self._matches: Matches | None = None
        self._searched: Sheet | None = None
        """The one they are in."""
        self._labels: Labels | None = None
        self._labelled: Sheet | None = None
        """The one they are in."""
        self._known: frozenset[int] = frozenset()
        """Links that lead to articles which are here."""
        self.strokes = Strokes()
        self._here: int | None = None
        """Which match was gone to."""

    def forget_marks(self) -> None:
        self._labels, self.strokes, self._here = None, Strokes(), None
        self._known = frozenset()

    # Finding

    def find(self, spans: Spans | None) -> None:
        """Mark every match, in this article and in those that come; `None` marks nothing."""
        self._spans, self._here, self._matches = spans, None, None
        self.redraw()

    @property
    def finding(self) -> bool:
        return self._spans is not None

    @property
    def matches(self) -> Matches:
        if self._matches is None or self._searched is not self._sheet:
            self._searched = sheet = self._sheet
            ys = range(sheet.height) if sheet and self._spans else range(0)
            divided = {y for y in ys if sheet and sheet.goes_on(y)}
            lines = [sheet.bare(y) for y in ys if sheet]
            self._matches = Matches(lines, self._spans or _nothing, divided)
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

    # Links

    def label_links(self) -> Labels:
        """Of those in sight: give them letters, then `show_labels`."""
        self._labels, self._labelled = Labels(self._in_sight()), self._sheet
        return self._labels

    def show_labels(self, labels: Labels | None) -> None:
        """`None` takes them away."""
        self._labels = labels
        self.redraw()

    def _in_sight(self) -> Iterator[tuple[int, Runs]]:
        top, sheet = self.scroll_offset.y, self._sheet
        last = min(top + self.size.height, sheet.height) if sheet else top
        return ((y, sheet.runs(y)) for y in range(top, last) if sheet)

    def _lettered_on(self, y: int) -> Mapping[int, str]:
        if self._labels is None:
            return {}
        if self._labelled is not self._sheet:
            self._labels.place(self._in_sight())
            self._labelled = self._sheet
        return self._labels.on_line(y)

    def mark_known(self, links: frozenset[int]) -> None:
        """By their numbers: those that lead to articles which are here."""
        if links != self._known:
            self._known = links
            self.redraw()

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
            self.redraw()

    def reveal(self, part: Part) -> None:
        """Bring where it begins on the screen, a third down where it was out of sight."""
        if self._sheet is None:
            return
        line, top = self._sheet.line(Place(part.block, part.start)), self.scroll_offset.y
        if not top <= line < top + self.size.height:
            self.jump(max(0, line - self.size.height // 3))

    def on_click(self, event: events.Click) -> None:
        if self.choose_picture(event.y):
            event.stop()
            return
        link = event.style.meta.get("link")
        if self._document is not None and isinstance(link, int):
            event.stop()
            self.post_message(self.LinkChosen(self.links[link]))

    # Drawing

    def forget_lines(self, first: int = 0) -> None:
        for line in [line for line in self._lines if line[0] >= first]:
            del self._lines[line]

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
        (left, measure), fill = self._column_of(y, width), self.ink("reader--text")
        if any(run.tile for run in runs):
            left += measure - width_of(runs) if self._way(y) is not Way.ONWARD else 0
            return self.framed(list(map(self._framed, runs)), left, width, fill)
        painted = list(self._painted(runs, y))
        for span, ink in (*self._stroked(y), *self._found_on(y)):
            painted = highlight(painted, span, ink)
        painted = highlight(painted, selected, self.selection_style)
        margin = Segment(" " * left, fill)
        after = Segment(" " * (width - left - measure), fill)
        return Line([margin, *self._arranged(painted, y, measure, fill), after], width)

    def _arranged(
        self, painted: Sequence[Painted], y: int, width: int, fill: Ink
    ) -> Iterable[Segment]:
        way = self._way(y)
        if way is Way.ONWARD or self._sheet is None:
            return strip(painted, width, fill).apply_offsets(0, y)
        return at_the_right(painted, self._sheet.hanging(y), way, (width, y), fill)

    def _way(self, y: int) -> Way:
        return self._sheet.way(y) if self._sheet else Way.ONWARD

    def _column_of(self, y: int, width: int) -> tuple[int, int]:
        """As far from the scrollbar, in the last cell, as other lines are from the left edge."""
        left, measure = self.column
        return left if self._way(y) is Way.ONWARD else max(0, width - 1 - left - measure), measure

    def _framed(self, run: Run) -> tuple[Run, Ink]:
        return run, self.ink("reader--text", "reader--picture") if run.tile else self._ink_of(run)

    def _painted(self, runs: Sequence[Run], y: int) -> Iterator[Painted]:
        words = self._lettered_on(y)
        edge = "" if self._way(y) is Way.ONWARD else LEFT_TO_RIGHT_MARK
        for place, run in enumerate(runs):
            ink = self._ink_of(run)
            if self._labels and place in words:
                pieces = lettered(run, words[place], len(self._labels.typed))
                for text, name in ((edge, ""), *pieces, (edge, "")):
                    yield text, self.ink(f"reader--{name}") if name else ink
            else:
                yield self._text_of(run), ink

    def _stroked(self, y: int) -> Iterator[tuple[Span, Ink]]:
        for span, name in self.strokes.on_line(self._sheet, y) if self._sheet else ():
            yield span, self.ink("reader--text", f"reader--{name}")

    def _found_on(self, y: int) -> Iterator[tuple[Span, Ink]]:
        found = self.matches.on_line(y) if self._spans else ()
        columns = self._sheet.columns(y) if self._sheet and found else ()
        for which, (start, end) in found:
            name = "reader--here" if which == self._here else "reader--found"
            yield (columns[start], columns[end - 1] + 1), self.ink("reader--text", name)

    def _text_of(self, run: Run) -> str:
        if not _AROUND.intersection(run.styles):
            return run.text
        return self.icons.signs(known_number(run.text) if run.link in self._known else run.text)

    def _ink_of(self, run: Run) -> Ink:
        ink = self._coloured(run)
        slanted = ink.italic and _SLANTED.intersection(run.styles)
        return ink + _UPRIGHT if slanted and is_eastern(run.text) else ink

    def _coloured(self, run: Run) -> Ink:
        names = [f"reader--{style}" for style in run.styles]
        if run.link is None:
            return self.ink("reader--text", *names)
        known = ["reader--known"] if run.link in self._known else []
        return self.ink("reader--text", *names, *known) + Ink.from_meta({"link": run.link})

    def _empty(self, y: int, width: int) -> Strip:
        style = self.ink("reader--empty")
        room = max(2, width - 4)
        words = [self.words[start:end] for start, end in wrap(self.words, room)]
        text = words[y - 1] if 1 <= y <= len(words) else ""
        return strip([(f"  {text}", style)], width, style)

    # Selecting with the mouse

    def _selected(self, y: int) -> tuple[int, int] | None:
        selection = self.text_selection
        return None if selection is None else selection.get_span(y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What a line was filled and a word divided with is left out."""
        sheet = self._sheet
        if sheet is None:
            return None
        text, goes_on = "", False
        for y in range(sheet.height):
            if span := selection.get_span(y):
                first = sheet.margin(y) if goes_on else span[0]
                text += sheet.cut(y, first, span[1])
                goes_on = span[1] < 0 and sheet.goes_on(y)
                text += "" if goes_on else "\n"
        return text[:-1], "\n"


def _nothing(_text: str) -> list[Span]:
    return []
