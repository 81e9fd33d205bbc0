"""One-line widgets: the title over a pane, and the status line at the bottom."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from newsreader.view.cells import cut, steady
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.keybar import key_pieces, least_at_rest
from newsreader.view.spread import LOUD, PLAIN, QUIET, STRONG, Piece, cells_of, spread


def line_of(
    left: Sequence[Piece], right: Sequence[Piece], width: int, ellipsis: str = "…"
) -> Content:
    """Left and right on one line of exactly `width` cells; the left is cut for the right."""
    return Content.assemble(*spread(left, right, width, ellipsis))


class OneLine(Widget):
    """A line that is drawn anew when its words change; never a layout."""

    DEFAULT_CSS = "OneLine { height: 1; width: 1fr; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str, icons: Icons = UNICODE) -> None:
        super().__init__(id=id)
        self.icons = icons

    def _draw(self) -> None:
        self.refresh(layout=False)


class TitleLine(OneLine):
    """What a pane shows, and how much of it."""

    def __init__(self, *, id: str, icons: Icons = UNICODE) -> None:
        super().__init__(id=id, icons=icons)
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()

    def show(self, left: str, right: str = "", news: str = "") -> None:
        """`news` stands out."""
        lefts = ((steady(left), STRONG),)
        gap = "  " if news and right else ""
        news, right = self.icons.words(news), self.icons.words(right)
        rights = ((news, LOUD), (gap, PLAIN), (right, QUIET))
        if (lefts, rights) != (self._left, self._right):
            self._left, self._right = lefts, rights
            self._draw()

    def render(self) -> Content:
        return line_of(self._left, self._right, self.size.width, self.icons.ellipsis)


class StatusLine(OneLine):
    """Left: what happens or happened. Right: the keys that matter where the person is."""

    def __init__(self, icons: Icons = UNICODE) -> None:
        super().__init__(id="status", icons=icons)
        self.lasting = 6.0
        """Seconds that a message stays."""
        self._resting = ""
        self._working = ""
        self._message: Piece | None = None
        self._keys: Sequence[tuple[str, str]] = ()
        self._hint = ""
        self._brief = False
        self._whole = False
        """The message needs more than one line."""
        self._forget: Timer | None = None

    def say(self, words: str, *, wrong: bool = False, hint: str = "", brief: bool = False) -> None:
        """For some seconds; what went wrong stays twice as long.

        Brief words, and words before a hint, are cut to one line; a hint is never cut.
        """
        words = self.icons.words(steady(words))
        self._message = (words, "bold $warning" if wrong else STRONG)
        self._hint = self.icons.words(f" · {hint}") if hint else ""
        self._brief = brief or bool(hint)
        if self._forget:
            self._forget.stop()
        self._forget = self.set_timer(self.lasting * (1 + wrong), self.hush)
        self._make_room()
        self._draw()

    def hush(self) -> None:
        self._message = None
        self._make_room()
        self._draw()

    def _make_room(self) -> None:
        """A sentence that does not fit on a line gets as many as it needs."""
        width, words = max(20, self.size.width), self._message[0] if self._message else ""
        lines = 1 if self._brief else -(-cell_len(words) // width)
        if self._whole or lines > 1:  # even the height that it has would lay out the whole screen
            self.styles.height = min(lines + 1, 5) if lines > 1 else 1
        self._whole = lines > 1

    @property
    def words(self) -> str:
        """What the left side says now."""
        return self._message[0] + self._hint if self._message else self._working or self._resting

    def rest(self, words: str) -> None:
        words = self.icons.words(words)
        seen, self._resting = self.words, words
        if self.words != seen:
            self._draw()

    def work(self, words: str) -> None:
        """Live progress; the empty text ends it. What was said before it began is over."""
        words = self.icons.words(words)
        if words and not self._working:
            self.hush()
        seen, self._working = self.words, words
        if self.words != seen:
            self._draw()

    def offer(self, keys: Sequence[tuple[str, str]]) -> None:
        if keys != self._keys:
            self._keys = keys
            self._draw()

    def render(self) -> Content:
        width = max(0, self.size.width)
        if self._message and self._whole:
            return Content.styled(*self._message)
        resting = not (self._message or self._working)
        least = least_at_rest(self.words, width) if resting else cell_len(self.words)
        right = key_pieces(self._keys, least, width)
        room = width - cells_of(right)
        return line_of(self._left(room), right, width, self.icons.ellipsis)

    def _left(self, room: int) -> list[Piece]:
        if self._message is None:
            return [(self.words, QUIET)]
        words, style = self._message
        room -= cell_len(self._hint) + 2
        return [(cut(words, room, self.icons.ellipsis), style), (self._hint, QUIET)]
