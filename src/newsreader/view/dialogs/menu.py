"""A few things to do, each with a key of its own."""

from collections.abc import Sequence

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from newsreader.view.dialogs.dialog import Dialog, icons_of, line


class Entry(Struct, frozen=True):
    """One of them; `key` is pressed."""

    key: str
    words: str


class MenuDialog(Dialog[str]):
    """Gives back the key of what was chosen; enter chooses the first."""

    def __init__(self, title: str, words: str, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._entries = entries

    def compose(self) -> ComposeResult:
        icons = icons_of(self)
        rows = [
            ((f" {entry.key}  ", "bold $accent"), entry.words + "\n") for entry in self._entries
        ]
        with Vertical(classes="card"):
            yield line(self._title, "head")
            yield line(self._words)
            yield Static(Content.assemble("\n", *(piece for row in rows for piece in row)).rstrip())
            yield line(icons.words("enter does the first · esc close"), "foot")

    def on_key(self, event: events.Key) -> None:
        chosen = [entry.key for entry in self._entries if event.character == entry.key]
        if event.key == "enter":
            chosen = [self._entries[0].key]
        if chosen:
            event.stop()
            self.dismiss(chosen[0])
