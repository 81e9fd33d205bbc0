"""Search as you type, in a line over the list that it fills."""

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

_TYPING = 0.08
"""Seconds without a key until the library is asked."""
SEARCH_KEYS = (("enter", "to what was found"), ("esc", "back"))
"""For the key bar."""


class SearchBar(Input):
    """Hidden until it is asked for. The list below it answers while the person types."""

    class Asked(Message):
        """The person wants to see what `words` find."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Finished(Message):
        """Enter or an arrow: on to what was found."""

    class GivenUp(Message):
        """Escape: back to where the person was."""

    def __init__(self) -> None:
        super().__init__(
            placeholder="words, “a phrase”, feed:name, title:word, is:unread, since:3d",
            id="search-bar",
            compact=True,
        )
        self.display = False
        self._typing: Timer | None = None

    def begin(self, words: str = "") -> None:
        with self.prevent(Input.Changed):
            self.value = words
        self.display = True
        self.focus()

    def end(self) -> None:
        self._stop()
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._stop()
        self._typing = self.set_timer(_TYPING, self._ask)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._stop()
        self._ask()
        self.post_message(self.Finished())

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            self._stop()
            self.post_message(self.GivenUp())
        elif event.key in ("down", "tab"):
            event.prevent_default().stop()
            self.post_message(self.Finished())

    def _ask(self) -> None:
        self.post_message(self.Asked(self.value.strip()))

    def _stop(self) -> None:
        if self._typing:
            self._typing.stop()
            self._typing = None
