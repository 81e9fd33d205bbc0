"""What all dialogs do alike."""

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from newsreader.view.icons import ASCII, ASCII_ONLY, UNICODE, Icons

_HIGH = 20
"""Lines from which on a card has air."""

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A card over the panes. Escape closes it, and nothing has happened."""

    CSS_PATH = "dialogs.tcss"
    """Parsed when a dialog is opened: the first paint does not wait for that."""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_HIGH, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "close", "close")]

    def on_resize(self) -> None:
        """A long page scrolls: title and foot of the card stay in sight, whatever the height.

        The numbers are those of dialogs.tcss: the card's share of the screen, what frames it.
        """
        frame = 6 if self.has_air else 4
        for page in self.query(".page"):
            page.styles.max_height = max(1, self.room - frame)

    @property
    def has_air(self) -> bool:
        return self.app.size.height >= _HIGH

    @property
    def room(self) -> int:
        """Lines that a card may have."""
        height = self.app.size.height
        return height * 94 // 100 if self.has_air else height

    def action_close(self) -> None:
        self.dismiss(None)


class Line(Static):
    """Words that are never read as markup."""

    def __init__(self, text: str, classes: str, id: str | None) -> None:
        super().__init__(classes=classes, id=id, markup=False)
        self._text = text

    def on_mount(self) -> None:
        self.say(self._text)

    def say(self, text: str) -> None:
        self.update(Content(icons_of(self).words(text)))


def line(text: str, classes: str = "words", id: str | None = None) -> Line:
    return Line(text, classes, id)


def icons_of(widget: Widget) -> Icons:
    return ASCII if widget.app.has_class(ASCII_ONLY) else UNICODE
