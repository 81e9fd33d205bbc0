"""What a person types where an address is asked for."""

import re
from pathlib import Path

from textual import events
from textual.widgets import Input

from newsreader.paths import is_there, path_of

_ADDRESS = re.compile(r"[^\s.]\.[^\s.]|[:/@]|^localhost")


def path_in(words: str) -> Path | None:
    """The file that the person means, where it looks like one."""
    path = path_of(words)
    named, lower = words.startswith(("/", "~", "./", "../")), words.casefold()
    listed = "://" not in words and (
        lower.endswith(".opml") or (lower.endswith(".xml") and is_there(path))
    )
    return path if named or listed else None


def are_addresses(words: str) -> bool:
    """Whether each of the words looks like an address."""
    return bool(words.split()) and all(map(_ADDRESS.search, words.split()))


class Addresses(Input):
    """Takes several lines that are pasted: an address each."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(" ".join(event.text.split()))
