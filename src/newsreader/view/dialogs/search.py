"""A line to search in, over what it is about: the list, or the article."""

from rich.highlighter import Highlighter
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.timer import Timer
from textual.widgets import Input

_TYPING = 0.005
"""Seconds without a key until the library is asked."""
SEARCH_KEYS = (("enter", "to what was found"), ("ctrl+s", "save"), ("esc", "back"))
FIND_KEYS = (("enter", "next match"), ("esc", "back"))
"""For the key bar."""


class SearchBar(Input):
    """Hidden until it is asked for. What is below it answers while the person types."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """Unlike that of other widgets: a letter more does not lay out the screen anew."""

    class Said(Message):
        """What the bar has to say."""

        def __init__(self, bar: "SearchBar", words: str) -> None:
            super().__init__()
            self.bar = bar
            self.words = words

        @property
        def control(self) -> "SearchBar":
            return self.bar

    class Asked(Said):
        """The person wants to see what `words` find."""

    class Finished(Said):
        """Enter or an arrow: on to what was found."""

    class GivenUp(Said):
        """Escape: back to where the person was."""

    class Kept(Said):
        """ctrl+s: what `words` find is to have a name of its own."""

    def __init__(self, id: str, placeholder: str, highlighter: Highlighter | None = None) -> None:
        super().__init__(
            placeholder=placeholder,
            id=id,
            classes="search-bar",
            compact=True,
            highlighter=highlighter,
        )
        self.display = False
        self._typing: Timer | None = None
        self._heard: events.Key | None = None

    def begin(self, words: str = "") -> None:
        with self.prevent(Input.Changed):
            self.value = words
        self.display = True
        self.screen.set_focus(self)

    def catch_up(self, event: events.Key) -> None:
        """What was typed so fast that it went to the pane which had the focus before."""
        if event is not self._heard:
            event.stop()
            self.post_message(events.Key(event.key, event.character))

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
        self.post_message(self.Finished(self, self.value.strip()))

    def on_key(self, event: events.Key) -> None:
        self._heard = event
        if event.key == "escape":
            event.stop()
            self._stop()
            self.post_message(self.GivenUp(self, self.value))
        elif event.key == "ctrl+s":
            event.stop()
            self.post_message(self.Kept(self, self.value.lstrip()))
        elif event.key in ("down", "tab"):
            event.prevent_default().stop()
            self.post_message(self.Finished(self, self.value.strip()))

    def _ask(self) -> None:
        self.post_message(self.Asked(self, self.value.lstrip()))

    def _stop(self) -> None:
        if self._typing:
            self._typing.stop()
            self._typing = None
