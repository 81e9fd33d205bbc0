"""As many rows in Textual's own list: what the headline list is measured against."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class ListApp(App[None]):
    """One list."""

    BINDINGS = [("q", "quit", "Quit"), ("j", "down", "Down")]

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield OptionList("READY", *(f"Headline {number}" for number in range(self._rows)))

    def action_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()


if __name__ == "__main__":
    ListApp(int(sys.argv[1])).run()
