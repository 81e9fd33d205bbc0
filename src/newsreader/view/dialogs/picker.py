"""A line to type in, and below it what fits: one thing to choose, or several."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from newsreader.view.dialogs.dialog import Dialog, icons_of, line
from newsreader.view.fuzzy import fitting
from newsreader.view.panes.choices import Choice, ChoiceList

Typed = Callable[[str], Sequence[Choice]]
"""What the words mean besides: they may name something that is not among the choices."""

_MOST_ROWS = 14
_AROUND = 9
"""Lines of a high card that are not the list's."""


def nothing_more(words: str) -> Sequence[Choice]:
    return ()


class Picker(Dialog[tuple[Choice, ...]]):
    """Gives back what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down,ctrl+n,ctrl+j", "move(1)", "down"),
        ("up,ctrl+p,ctrl+k", "move(-1)", "up"),
        ("pagedown", "page(1)", "page down"),
        ("pageup", "page(-1)", "page up"),
        ("tab", "turn", "pick"),
    ]
    AUTO_FOCUS = "#typed"

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        hint: str,
        *,
        typed: Typed = nothing_more,
        several: bool = False,
        at: int = 0,
    ) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._choices = choices
        self._typed = typed
        self._several = several
        self._at = at
        self.list = ChoiceList(id="choices")

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line(self._title, "head")
            yield Input(id="typed")
            yield self.list
            yield line(self._hint, "foot")

    def on_mount(self) -> None:
        self.list.icons = icons_of(self)
        self.list.show(self._choices, self._at)

    def on_resize(self) -> None:
        """As many lines as there are choices, if there is room."""
        super().on_resize()
        self._give_room()

    def _give_room(self) -> None:
        room = min(self.app.size.height - _AROUND, _MOST_ROWS)
        self.list.styles.height = max(1, min(len(self._choices), room))

    @on(Input.Changed)
    def _filter(self, changed: Input.Changed) -> None:
        words = changed.value.strip()
        fit = fitting(words, self._choices, lambda choice: choice.text)
        self.list.show([*fit, *(self._typed(words) if words else ())], 0 if words else self._at)
        self._give_room()

    @on(Input.Submitted)
    @on(ChoiceList.Taken)
    def _take(self) -> None:
        if self.list.chosen:
            self.dismiss(self.list.chosen)

    def action_move(self, delta: int) -> None:
        self.list.move(delta)

    def action_page(self, direction: int) -> None:
        self.list.page(direction)

    def action_turn(self) -> None:
        """What was typed has done its work: on to the next."""
        choice = self.list.current
        if not self._several or choice is None:
            return
        self.list.turn()
        if choice not in self._choices:
            self._choices = [choice, *self._choices]
        self.query_one(Input).value = ""
