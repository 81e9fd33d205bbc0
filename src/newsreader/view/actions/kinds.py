"""What an action is."""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct


class Pane(StrEnum):
    """The three panes."""

    SOURCES = "sources"
    HEADLINES = "headlines"
    READER = "reader"


class Group(StrEnum):
    """The sections of the help."""

    MOVE = "Move"
    READ = "Read"
    MARK = "Mark"
    CHOOSE = "Choose"
    LIST = "The list"
    FEEDS = "Feeds"
    APP = "newsreader"


class Action(Struct, frozen=True):
    """One thing to do."""

    id: str
    keys: str
    """Default keys, a comma between two; the steps of one have spaces between them: `g g,home`.

    Letters and signs are written as they are, other keys as Textual names them. Empty: only in
    the palette.
    """
    words: str
    """Two or three words for the key bar and the palette."""
    help: str
    """A sentence."""
    group: Group
    bar: tuple[Pane, ...] = ()
    """The panes whose key bar names it."""


LISTS = (Pane.SOURCES, Pane.HEADLINES)
ARTICLES = (Pane.HEADLINES, Pane.READER)
ALL = tuple(Pane)

KeyOf = Callable[[str], str]
"""The key to name in a sentence, by the id of its action."""
NO_KEY = ":"
"""Where an action has none: it is found by its name."""
