"""What retention would forget, before it does so for the first time."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from newsreader.models.retention import Going
from newsreader.store.aging.goingwords import STAYS, going_words
from newsreader.view.dialogs.dialog import Dialog, line


class ForgettingDialog(Dialog[bool]):
    """Gives back True when the person agrees, from now on."""

    BINDINGS = [("enter,y", "agree", "forget them"), ("q,n", "close", "keep them")]

    def __init__(self, going: Going) -> None:
        super().__init__()
        self._going = going

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line("What is kept no longer", "head")
            with VerticalScroll(classes="page", can_focus=False):
                for words in going_words(self._going):
                    yield line(words)
                yield line("")
                yield line(STAYS)
            yield line("enter forgets them, now and after syncs · esc keeps them", "foot")

    def action_agree(self) -> None:
        self.dismiss(True)
