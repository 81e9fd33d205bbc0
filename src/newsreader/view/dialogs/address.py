"""Another address for a feed."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from newsreader.cleaning import clean_line
from newsreader.models.feeds import Feed
from newsreader.view.dialogs.dialog import Dialog, line

_HINT = "Everything it has stays with it. Enter moves it, escape leaves it."


class AddressDialog(Dialog[str]):
    """Gives back the new address."""

    AUTO_FOCUS = "#address"

    def __init__(self, feed: Feed) -> None:
        super().__init__()
        self._feed = feed

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line(f"The address of {clean_line(self._feed.title, 60)}", "head")
            yield Input(self._feed.url, id="address")
            yield line(_HINT)

    @on(Input.Submitted)
    def _give_back(self, submitted: Input.Submitted) -> None:
        address = submitted.value.strip()
        self.dismiss(address if address not in ("", self._feed.url) else None)
