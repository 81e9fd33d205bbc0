"""A name for something."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from newsreader.cleaning import clean_line
from newsreader.view.dialogs.dialog import Dialog, line


class NameDialog(Dialog[str]):
    """Gives back the name that was typed."""

    AUTO_FOCUS = "#name"

    def __init__(self, head: str, words: str, name: str) -> None:
        super().__init__()
        self._head, self._words, self._name_given = head, words, name

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line(self._head, "head")
            yield line(self._words)
            yield Input(self._name_given, id="name")
            yield line("enter save · esc leave it", "foot")

    @on(Input.Submitted)
    def _give_back(self, submitted: Input.Submitted) -> None:
        self.dismiss(clean_line(submitted.value.strip()) or None)
