"""A note at a highlight."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from newsreader.cleaning import clean_line
from newsreader.view.dialogs.dialog import Dialog, line

_LONGEST = 300


class NoteDialog(Dialog[str]):
    """Gives back the note, which may be empty."""

    AUTO_FOCUS = "#note"

    def __init__(self, quote: str, note: str = "") -> None:
        super().__init__()
        self._quote = quote
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line("Note", "head")
            yield line(f"“{clean_line(self._quote, _LONGEST)}”")
            yield line("")
            yield Input(self._note, id="note", select_on_focus=False)
            yield line("enter keeps it · esc leaves it as it was", "foot")

    @on(Input.Submitted)
    def _give_back(self, submitted: Input.Submitted) -> None:
        self.dismiss(submitted.value.strip())
