"""Things to choose from, a line each."""

from collections.abc import Hashable, Sequence

from msgspec import Struct
from rich.cells import cell_len
from textual.message import Message

from newsreader.view.cells import cut, fit, steady
from newsreader.view.panes.virtual import Piece, VirtualList


class Choice(Struct, frozen=True):
    """One line."""

    key: object
    """What it stands for."""
    words: str
    where: str = ""
    """Quieter, after the words; found by what is typed too."""
    aside: str = ""
    """In the right column."""
    sign: str = ""
    """Before the words."""
    turned: str = ""
    """Instead of the sign, once it is picked."""
    over: bool = False
    """It holds no longer: struck through."""

    @property
    def text(self) -> str:
        return f"{self.words} {self.where}"


class ChoiceList(VirtualList):
    """The cursor is on the one that Enter takes; others may be picked besides."""

    COMPONENT_CLASSES = {
        "choices--words",
        "choices--quiet",
        "choices--sign",
        "choices--over",
    }

    DEFAULT_CSS = """
    ChoiceList {
        background: $surface;
        scrollbar-background: $surface;
        & > .choices--words { color: $foreground; }
        & > .choices--quiet { color: $foreground 68%; }
        & > .choices--sign { color: $accent; }
        & > .choices--over { color: $foreground 60%; text-style: strike; }
    }
    """

    class Taken(Message):
        """A click on the line under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, empty_words="Nothing fits.")
        self.choices: Sequence[Choice] = ()
        self._picked: dict[object, Choice] = {}

    def show(self, choices: Sequence[Choice], cursor: int = 0) -> None:
        self.choices = choices
        self.set_rows(len(choices), cursor)

    @property
    def current(self) -> Choice | None:
        return self.choices[self.cursor] if self.choices else None

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """What is picked; when nothing is, what is under the cursor."""
        here = (self.current,) if self.current else ()
        return tuple(self._picked.values()) or here

    def turn(self) -> None:
        """Pick the one under the cursor, or leave it."""
        choice = self.current
        if choice and self._picked.pop(choice.key, None) is None:
            self._picked[choice.key] = choice
        self.refresh_line(self.cursor)

    def row_opened(self, index: int) -> None:
        self.post_message(self.Taken())

    def row_key(self, index: int) -> Hashable:
        choice = self.choices[index]
        return choice, choice.key in self._picked

    def render_row(self, index: int, width: int) -> list[Piece]:
        choice, dots = self.choices[index], self.icons.ellipsis
        picked = choice.key in self._picked
        sign = f" {choice.turned if picked else choice.sign} " if choice.sign else " "
        aside = f" {choice.aside} " if choice.aside else ""
        room = max(0, width - cell_len(sign) - cell_len(aside))
        words = cut(steady(choice.words), room, dots)
        where = f"  {steady(choice.where)}" if choice.where else ""
        return [
            (sign, "choices--sign"),
            (words, "choices--over" if choice.over else "choices--words"),
            (fit(where, room - cell_len(words), dots), "choices--quiet"),
            (aside, "choices--quiet"),
        ]
