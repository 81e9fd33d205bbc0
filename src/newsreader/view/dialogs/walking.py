"""Rows to be walked through and picked: what the first run and adding feeds do alike."""

from abc import abstractmethod
from typing import Protocol

from textual.binding import BindingType

WALKING: list[BindingType] = [
    ("j,down", "move(1)", "down"),
    ("k,up", "move(-1)", "up"),
    ("pagedown,ctrl+d", "page(1)", "page down"),
    ("pageup,ctrl+u", "page(-1)", "page up"),
    ("g,home", "top", "top"),
    ("G,end", "bottom", "bottom"),
    ("space", "pick", "pick"),
]


class Pickable(Protocol):
    """A list with a cursor; `turn` picks what is under it, or lets it go."""

    def move(self, rows: int, /) -> object: ...

    def page(self, direction: int, /) -> object: ...

    def top(self) -> object: ...

    def bottom(self) -> object: ...

    def turn(self) -> None: ...


class Walking:
    """Mixed into a screen with those bindings."""

    @property
    @abstractmethod
    def rows(self) -> Pickable: ...

    def action_move(self, rows: int) -> None:
        self.rows.move(rows)

    def action_page(self, direction: int) -> None:
        self.rows.page(direction)

    def action_top(self) -> None:
        self.rows.top()

    def action_bottom(self) -> None:
        self.rows.bottom()

    def action_pick(self) -> None:
        self.rows.turn()
