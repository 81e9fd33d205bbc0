"""What all panes do alike: draw visible lines only, once, in one frame.

Private names of Textual 8.2 are used in `lay_out`, `vertical_scrollbar`, `watch_has_focus` alone.

No style depends on the focus: Textual would make 37 objects of styles anew each time it moves, and
paint both panes whole. What looks different with it is a component class of its own.
"""

from abc import abstractmethod

from rich.style import Style
from textual import events
from textual.color import TRANSPARENT
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from newsreader.view.panes.bar import FOCUSED, Bar


class Canvas(ScrollView, can_focus=True, inherit_bindings=False):
    """A pane drawn line by line. Its keys come from the app's registry, so it binds none."""

    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False
    COMPONENT_CLASSES = {FOCUSED}

    # The scrollbar always has its column, so that no length of content changes the layout.
    DEFAULT_CSS = """
    Canvas {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-color: $foreground 18%;
        scrollbar-color-hover: $foreground 35%;
        scrollbar-color-active: $accent;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        & > .canvas--focused { scrollbar-color: $accent 50%; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._inks: dict[tuple[str, ...], Style] = {}
        self._restyled = False
        self.fitted = Size(0, 0)
        """What the content is laid out for; no size at all while the pane is hidden."""

    @abstractmethod
    def draw(self, y: int, width: int) -> Strip:
        """Line `y` of the content, exactly `width` cells wide."""

    @abstractmethod
    def fit(self) -> None:
        """Lay the content out again: the pane has another size, or is seen again."""

    def ink(self, *components: str) -> Style:
        """The style of component classes laid over each other, translucent colours blended."""
        if components not in self._inks:
            self._inks[components] = self._blended(components)
        return self._inks[components]

    def _blended(self, components: tuple[str, ...]) -> Style:
        _, _, background, color = self.colors
        style = Style()
        for name in components:
            layer = self.get_component_styles(name)
            if layer.has_rule("background"):
                background += layer.background
            if layer.has_rule("color"):
                color = layer.color
                if layer.auto_color:
                    color = background.get_contrast_text(color.a)
            style += layer.text_style
        bgcolor = None if background == TRANSPARENT else background.rich_color
        return style + Style.from_color((background + color).rich_color, bgcolor)

    def notify_style_update(self) -> None:
        """The theme changed: before the next line is drawn, its inks are looked at again."""
        super().notify_style_update()
        self._restyled = True

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = Bar()
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def on_focus(self, event: events.Focus) -> None:
        event.prevent_default()
        self._turn_focus(events.DescendantFocus(self), has_focus=True)

    def on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self._turn_focus(events.DescendantBlur(self), has_focus=False)

    def _turn_focus(self, news: Message, *, has_focus: bool) -> None:
        self.has_focus = has_focus
        if isinstance(self.parent, Widget):
            self.parent.post_message(news)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """The scrollbar left to itself would be painted in a later frame."""
        self.repaint_focus()
        self.vertical_scrollbar.refresh()
        self.vertical_scrollbar._check_refresh()

    def repaint_focus(self) -> None:
        """What looks different with the focus; the scrollbar is seen to."""

    def _look_at_inks(self) -> None:
        """What was drawn in inks of other colours is not true any more."""
        self._restyled = False
        before, self._inks = self._inks, {}
        if any(self.ink(*components) != style for components, style in before.items()):
            self.forget_lines()

    def forget_lines(self, first: int = 0) -> None:
        """Drop whatever was drawn from that line on and kept. Repaints nothing."""

    def on_resize(self) -> None:
        if self.fitted != self.size:
            self.fit()

    def render_line(self, y: int) -> Strip:
        return self.draw(y + self.scroll_offset.y, self.size.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Without borders and padding there is nothing to be done by the CSS box pipeline.

        A pane that comes back on the screen does not always hear of it by a Resize event.
        """
        self.on_resize()
        if self._restyled:
            self._look_at_inks()
        if self.styles.gutter.totals != (0, 0):
            return super().render_lines(crop)
        width, top = self.size.width, self.scroll_offset.y
        lines = [self.draw(y + top, width) for y in crop.line_range]
        background = self.background_colors[1]
        for line_filter in self.get_line_filters():
            lines = [line.apply_filter(line_filter, background) for line in lines]
        if crop.column_span == (0, width):
            return lines
        return [line.crop(*crop.column_span) for line in lines]

    def lay_out(self, height: int, top: int, anew: int = 0) -> None:
        """Content of `height` lines, seen from line `top`, in one frame.

        Lines above `anew` look as they did, unless they stand elsewhere now.
        Assigning `virtual_size` would lay out the whole screen and paint three times. Content is
        at least as high as the pane, which leaves the scrollbar of a short one empty.
        """
        self.fitted = self.size
        size = Size(0, max(height, self.size.height))
        top = max(0, min(top, size.height - self.size.height))
        moved = top != round(self.scroll_y)
        self.set_reactive(Widget.virtual_size, size)
        self.set_reactive(Widget.scroll_y, float(top))
        self.set_reactive(Widget.scroll_target_y, float(top))
        self._scroll_update(size)
        self.vertical_scrollbar.position = top
        if anew == 0 or moved:
            self.refresh()
        elif anew < top + self.size.height:
            self.refresh_lines(anew, top + self.size.height - anew)

    def jump(self, top: int) -> bool:
        """Show the content from line `top` on, at once; False when it was shown so already."""
        top = max(0, min(top, self.max_scroll_y))
        if top == round(self.scroll_y):
            return False
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        return True
