"""What all dialogs do alike."""

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A card over the panes. Escape closes it, and nothing has happened."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "close", "close")]

    def action_close(self) -> None:
        self.dismiss(None)


def line(text: str, classes: str = "words", id: str | None = None) -> Static:  # noqa: A002
    """Words that are never read as markup."""
    return Static(Content(text), classes=classes, id=id, markup=False)
