"""The scrollbar of a pane: one column that costs little to paint.

Textual sends every scrollbar through the CSS box pipeline with every line scrolled: a quarter of
the frame's time, and hundreds of objects that only the garbage collector frees.
"""

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

from newsreader.view.paint import Line

FOCUSED = "canvas--focused"
"""The component class that colours it while its pane has the focus."""


class Bar(ScrollBar):
    """Vertical, one cell wide."""

    def __init__(self) -> None:
        super().__init__(name="vertical")

    def render_lines(self, crop: Region) -> list[Strip]:
        cells = self._cells()
        lines = {cell: Line([cell], 1) for cell in set(cells)}
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            lines = {
                cell: line.apply_filter(line_filter, background) for cell, line in lines.items()
            }
        return [lines[cell] for cell in cells[crop.y : crop.bottom]]

    def _cells(self) -> list[Segment]:
        """From the top to the bottom."""
        bar = self.render()
        assert isinstance(bar, ScrollBarRender)
        color, back = self._colors(bar)
        return bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            back_color=back,
            bar_color=color,
        ).segments

    def _colors(self, bar: ScrollBarRender) -> tuple[Color, Color]:
        pane, style = self.parent, bar.style
        assert isinstance(pane, Widget)
        assert isinstance(style, Style)
        assert style.color
        assert style.bgcolor
        if not pane.has_focus or self.grabbed or self.mouse_over:
            return style.color, style.bgcolor
        focused = pane.get_component_styles(FOCUSED).scrollbar_color
        return (pane.styles.scrollbar_background + focused).rich_color, style.bgcolor
