"""The stage: three panes, their title lines, the status line, and which of them are seen."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Self

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.geometry import Region
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from newsreader.config import Config
from newsreader.view.actions import Pane
from newsreader.view.dialogs.querying import QueryHighlighter
from newsreader.view.dialogs.search import SearchBar
from newsreader.view.icons import icons_named
from newsreader.view.keybar import bar_of, bar_of_chosen
from newsreader.view.layout import Layout, is_tall, layout
from newsreader.view.lines import HeadlineLook
from newsreader.view.panes.headlines import HeadlineList
from newsreader.view.panes.reader import Reader
from newsreader.view.panes.sources import SourcesPane
from newsreader.view.panes.ways import Ways
from newsreader.view.presets import chosen
from newsreader.view.statusline import StatusLine, TitleLine

_SHORT = 20
"""Fewer lines are too dear for a blank one above the article."""

_QUERY = "words, “a phrase”, feed:name, title:word, is:unread, since:3d"


class Stage(Screen[None]):
    """Lays the panes out and moves the focus between them; what they show is not its business."""

    AUTO_FOCUS = ""
    ESCAPE_TO_MINIMIZE = False
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual would paint the whole screen anew; the two panes concerned paint themselves."""

    def __init__(self, config: Config, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.config = config
        self.keys: Mapping[str, str] = chosen(config.keys)
        """The keys of every action that has others than the default."""
        self._clock = clock
        icons = icons_named(config.look.icons)
        look = HeadlineLook(icons, config.look.absolute_times, badges=config.look.badges)
        self.sources = SourcesPane(icons=icons, id="sources")
        self.headlines = HeadlineList(look=look, now=self.now(), id="headlines")
        self.reader = Reader(
            measure=config.reading.width,
            hyphenate=config.reading.hyphenate,
            justify=config.reading.justify,
            icons=icons,
            id="reader",
        )
        self.search_bar = SearchBar("search-bar", _QUERY, QueryHighlighter())
        self.find_bar = SearchBar("find-bar", "words to find in this article")
        self.sources_title = TitleLine(id="sources-title", icons=icons)
        self.headlines_title = TitleLine(id="headlines-title", icons=icons)
        self.reader_title = TitleLine(id="reader-title", icons=icons)
        self.status = StatusLine(icons)
        self.ways = Ways(icons)
        self._desk = Container(id="desk")
        self._sides = {pane: Vertical(id=f"{pane}-side", classes="side") for pane in Pane}
        self.pane = Pane.HEADLINES
        self.zen = False
        self._layout = Layout(tuple(Pane))
        self._new = False

    def now(self) -> datetime:
        """In the person's time zone."""
        return self._clock().astimezone()

    def compose(self) -> ComposeResult:
        """Arranged before anything is mounted, so that it is styled and laid out once."""
        self._arrange()
        with Container(id="body"):
            with self._sides[Pane.SOURCES]:
                yield self.sources_title
                yield self.sources
            with self._desk:
                with self._sides[Pane.HEADLINES]:
                    yield self.headlines_title
                    yield self.search_bar
                    yield self.headlines
                with self._sides[Pane.READER]:
                    yield self.reader_title
                    yield self.find_bar
                    yield self.reader
        yield self.status
        yield self.ways

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
        self._arrange()
        self.status.offer(self.bar())

    def bar(self) -> list[tuple[str, str]]:
        """(key, words) of what is most useful where the person is."""
        if self.pane is Pane.HEADLINES and len(self.headlines.selection):
            return bar_of_chosen(self.keys)
        return bar_of(self.pane, self.keys)

    def _arrange(self) -> None:
        width, height = self.app.size
        seen = self._layout = layout(width, height, self.pane, zen=self.zen)
        for pane, side in self._sides.items():
            side.display = pane in seen.panes
        desk, both = self._desk, {Pane.HEADLINES, Pane.READER} <= set(seen.panes)
        alone = seen.panes == (Pane.SOURCES,)
        self.set_class(is_tall(height), "-tall")
        self._sides[Pane.SOURCES].set_class(alone, "-alone")
        self._sides[Pane.READER].set_class(self.zen and height > _SHORT, "-zen")
        desk.display = not alone
        desk.set_class(both and seen.stacked, "-stacked")
        desk.set_class(both and not seen.stacked, "-beside")
        desk.set_class(Pane.SOURCES in seen.panes, "-after-sources")
        self.reader_title.display = not self.zen

    def on_screen_resume(self) -> None:
        """Comes before Textual's own, which lays it out, paints it and paints it again."""
        self._new = not self.outer_size

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Not what was painted for the first time a moment ago."""
        again, self._new = self._new and not layout, self._new and layout
        if again:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def update_node_styles(self, animate: bool = True) -> None:
        """Not before it is seen: everything has just been styled as it was mounted."""
        if self.outer_size:
            super().update_node_styles(animate)

    def _compositor_refresh(self) -> None:
        """Below a dialog Textual 8.2 would paint it whole again after every message it gets."""
        super()._compositor_refresh()
        if self._new or self.app.screen is not self:
            self._repaint_required = False
        if self._new:
            self._forget_wishes()

    def _forget_wishes(self) -> None:
        """Whatever was to be painted before the first frame was painted with it."""
        for widget in self.query("*"):
            widget._exchange_repaint_regions()

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
