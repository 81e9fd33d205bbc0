"""A note, at a highlight or on an article."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, TextArea

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


class ArticleNoteDialog(Dialog[str]):
    """As long as one likes. Gives back the note, which may be empty."""

    AUTO_FOCUS = "#text"
    BINDINGS = [("ctrl+s", "keep", "keep")]

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self._title = title
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line("Your note", "head")
            yield line(clean_line(self._title, _LONGEST))
            yield TextArea(self._note, id="text", highlight_cursor_line=False)
            yield line("ctrl+s keeps it · esc leaves it as it was", "foot")

    def on_mount(self) -> None:
        text = self.query_one(TextArea)
        text.move_cursor(text.document.end)

    def action_keep(self) -> None:
        self.dismiss(self.query_one(TextArea).text.strip())
