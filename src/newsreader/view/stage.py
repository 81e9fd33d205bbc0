"""The stage: three panes, their title lines, the status line, and which of them are seen."""

from collections.abc import Callable
from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from newsreader.config import Config
from newsreader.view.actions import Pane
from newsreader.view.dialogs.search import SearchBar
from newsreader.view.icons import icons_named
from newsreader.view.keys import bar_of
from newsreader.view.layout import Layout, layout
from newsreader.view.lines import HeadlineLook
from newsreader.view.panes.headlines import HeadlineList
from newsreader.view.panes.reader import Reader
from newsreader.view.panes.sources import SourcesPane
from newsreader.view.statusline import StatusLine, TitleLine

_SHORT = 20
"""Fewer lines are too dear for a blank one above the article."""


class Stage(Screen[None]):
    """Lays the panes out and moves the focus between them; what they show is not its business."""

    AUTO_FOCUS = ""
    ESCAPE_TO_MINIMIZE = False
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual would paint the whole screen anew; the two panes concerned paint themselves."""

    def __init__(self, config: Config, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.config = config
        self._clock = clock
        icons = icons_named(config.look.icons)
        look = HeadlineLook(icons, config.look.absolute_times)
        self.sources = SourcesPane(icons=icons, id="sources")
        self.headlines = HeadlineList(look=look, now=self.now(), id="headlines")
        self.reader = Reader(measure=config.reading.width, id="reader")
        self.search_bar = SearchBar()
        self.sources_title = TitleLine(id="sources-title")
        self.headlines_title = TitleLine(id="headlines-title")
        self.reader_title = TitleLine(id="reader-title")
        self.status = StatusLine()
        self.pane = Pane.HEADLINES
        self.zen = False
        self._layout = Layout(tuple(Pane))

    def now(self) -> datetime:
        """In the person's time zone."""
        return self._clock().astimezone()

    def compose(self) -> ComposeResult:
        with Container(id="body"):
            with Vertical(id="sources-side", classes="side"):
                yield self.sources_title
                yield self.sources
            with Container(id="desk"):
                with Vertical(id="headlines-side", classes="side"):
                    yield self.headlines_title
                    yield self.search_bar
                    yield self.headlines
                with Vertical(id="reader-side", classes="side"):
                    yield self.reader_title
                    yield self.reader
        yield self.status

    def sees(self, pane: Pane) -> bool:
        return pane in self._layout.panes

    @property
    def active(self) -> SourcesPane | HeadlineList | Reader:
        """The pane that moving keys move in."""
        return self._widget(self.pane)

    def go(self, pane: Pane) -> None:
        """Bring the pane on the stage and give it the focus."""
        self.zen = self.zen and pane is Pane.READER
        self.pane = pane
        self.set_stage()
        self.set_focus(self._widget(pane), scroll_visible=False)

    def step(self, by: int, *, around: bool = False) -> None:
        """Go to the pane on the left (-1) or on the right (1)."""
        every = list(Pane)
        target = every.index(self.pane) + by
        self.go(every[target % 3 if around else min(max(target, 0), 2)])

    def turn_zen(self) -> None:
        self.zen = not self.zen
        self.go(Pane.READER)

    def set_stage(self) -> None:
        """Show what the size of the screen has room for."""
        width, height = self.app.size
        seen = self._layout = layout(width, height, self.pane, zen=self.zen)
        for pane in Pane:
            self.query_one(f"#{pane}-side").display = pane in seen.panes
        desk, both = self.query_one("#desk"), {Pane.HEADLINES, Pane.READER} <= set(seen.panes)
        alone = seen.panes == (Pane.SOURCES,)
        self.query_one("#sources-side").set_class(alone, "-alone")
        self.query_one("#reader-side").set_class(self.zen and height > _SHORT, "-zen")
        desk.display = not alone
        desk.set_class(both and seen.stacked, "-stacked")
        desk.set_class(both and not seen.stacked, "-beside")
        desk.set_class(Pane.SOURCES in seen.panes, "-after-sources")
        self.reader_title.display = not self.zen
        self.status.offer(bar_of(self.pane, self.config.keys))

    def on_resize(self, event: events.Resize) -> None:
        self.set_stage()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click may have moved the focus."""
        pane = next((pane for pane in Pane if self._widget(pane) is event.widget), None)
        if pane and pane is not self.pane:
            self.pane = pane
            self.set_stage()

    def _widget(self, pane: Pane) -> SourcesPane | HeadlineList | Reader:
        match pane:
            case Pane.SOURCES:
                return self.sources
            case Pane.HEADLINES:
                return self.headlines
            case Pane.READER:
                return self.reader
