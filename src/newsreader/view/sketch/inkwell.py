"""The inks that the screen is painted in, for sketches of it. Loads Textual."""

from collections.abc import Iterator

from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from newsreader.view.panes.bar import FOCUSED as BAR
from newsreader.view.panes.virtual import VirtualList
from newsreader.view.screen import MainScreen
from newsreader.view.sketch.drawing import (
    CURSOR,
    FOCUSED,
    HEADLINES,
    ROW,
    RULE,
    SOURCES,
    STATUS,
    THUMB,
    TITLE,
    ink,
)
from newsreader.view.spread import LOUD, PLAIN, QUIET, STRONG
from newsreader.view.statusline import OneLine

Inked = tuple[str, Style]
"""The name of an ink, and what it is."""


def inks_of(screen: MainScreen) -> dict[str, str]:
    """Of a screen that is arranged."""
    console = screen.app.console
    colours = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
    return {name: Strip.render_ansi(style, colours) for name, style in _styles(screen)}


def _styles(screen: MainScreen) -> Iterator[Inked]:
    yield from _of_list(SOURCES, screen.sources)
    yield from _of_list(HEADLINES, screen.headlines)
    yield from _of_line(TITLE, screen.headlines_title)
    yield from _of_line(STATUS, screen.status)
    yield RULE, _rule(screen)


def _of_list(place: str, pane: VirtualList) -> Iterator[Inked]:
    for component in VirtualList.COMPONENT_CLASSES | pane.COMPONENT_CLASSES:
        for band in (ROW, CURSOR, FOCUSED):
            style = pane.ink_over(component, "" if band == ROW else band)
            yield ink(place, component, band), _filtered(pane, style)
    bar = pane.get_component_styles(BAR) if place == HEADLINES else pane.styles
    thumb = pane.styles.scrollbar_background + bar.scrollbar_color
    yield ink(place, THUMB), _filtered(pane, Style(color=thumb.rich_color, reverse=True))


def _of_line(place: str, line: OneLine) -> Iterator[Inked]:
    for words in (PLAIN, QUIET, STRONG, LOUD):
        [strip] = Visual.to_strips(line, Content.styled("x", words), 1, 1, line.visual_style)
        [segment] = strip
        yield ink(place, words), _filtered(line, segment.style or Style())


def _rule(screen: MainScreen) -> Style:
    """The hairlines between panes; they are where the desk's border is, or the reader's."""
    background = screen.background_colors[1]
    line = background + Color.parse(screen.app.theme_variables["border"])
    return _filtered(screen, Style.from_color(line.rich_color, background.rich_color))


def _filtered(widget: Widget, style: Style) -> Style:
    """Without colours, or in those of the terminal."""
    strip = Strip([Segment("x", style)])
    for line_filter in widget.get_line_filters():
        strip = strip.apply_filter(line_filter, widget.background_colors[1])
    [segment] = strip
    return segment.style or Style()
