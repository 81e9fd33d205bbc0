"""Before something is asked: what would be sent where, and into which language."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from newsreader.cleaning import clean_line
from newsreader.models.asking import Sending
from newsreader.view.dialogs.dialog import Dialog, line


class SendingDialog(Dialog[bool]):
    """Gives back True when the person agrees, for this and for all that is asked there later."""

    BINDINGS = [("enter,y", "agree", "send it"), ("q,n", "close", "send nothing")]

    def __init__(self, sending: Sending) -> None:
        super().__init__()
        self._sending = sending

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line(f"Ask {clean_line(self._sending.to, 60)}?", "head")
            yield line(clean_line(self._sending.words))
            yield line("")
            yield line("You are asked this once for each place that articles are sent to.", "quiet")
            yield line("enter sends it · esc sends nothing", "foot")

    def action_agree(self) -> None:
        self.dismiss(True)


class LanguageDialog(Dialog[str]):
    """Gives back a language."""

    AUTO_FOCUS = "#language"

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line("Translate into which language?", "head")
            yield Input(self._language, id="language", placeholder="English, 日本語, …")
            yield line("language in [assistant] of config.toml sets it for good", "foot")

    @on(Input.Submitted)
    def _give_back(self, submitted: Input.Submitted) -> None:
        self.dismiss(clean_line(submitted.value, 60) or None)
