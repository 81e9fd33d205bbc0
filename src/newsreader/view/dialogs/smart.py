"""The name and the query of a smart feed."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from newsreader.cleaning import clean_line
from newsreader.models.scopes import OwnSmart
from newsreader.query.errors import QueryError
from newsreader.query.parse import parse
from newsreader.view.dialogs.dialog import Dialog, Line, line
from newsreader.view.dialogs.querying import QueryHighlighter

_FOOT = "tab name, query · enter save · esc leave it"


class SmartDialog(Dialog[OwnSmart]):
    """Gives back what the smart feed is to be; a query that makes no sense is not let through."""

    AUTO_FOCUS = "#name"

    def __init__(self, head: str, smart: OwnSmart) -> None:
        super().__init__()
        self._head, self._smart = head, smart

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line(self._head, "head")
            yield line("Its name in the sources")
            yield Input(self._smart.title, id="name")
            yield line("What it finds")
            yield Input(self._smart.query, id="query", highlighter=QueryHighlighter())
            yield line("", "trouble", id="wrong")
            yield line(_FOOT, "foot")

    @on(Input.Changed)
    def _judge(self) -> None:
        self.query_one("#wrong", Line).say(self._fault())

    @on(Input.Submitted)
    def _give_back(self) -> None:
        if not self._fault():
            self.dismiss(self._typed)

    @property
    def _typed(self) -> OwnSmart:
        values = (self.query_one(name, Input).value for name in ("#name", "#query"))
        return OwnSmart(*(clean_line(value).strip() for value in values))

    def _fault(self) -> str:
        """Why it cannot be so."""
        typed = self._typed
        if not typed.title:
            return "It needs a name."
        if not typed.query:
            return "It needs something to find, such as is:unread since:3d."
        try:
            parse(typed.query)
        except QueryError as error:
            return str(error)
        return ""
