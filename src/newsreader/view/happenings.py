"""What groups of actions are told of by the desk."""

from collections.abc import Callable
from typing import ParamSpec

from newsreader.models.acts import Act
from newsreader.models.articles import Article
from newsreader.view.syncing import Progress

P = ParamSpec("P")


class Happenings:
    """For each, those that want to know: called in order, after the desk has done its own part."""

    def __init__(self) -> None:
        self.mounted: list[Callable[[], None]] = []
        self.ticked: list[Callable[[], None]] = []
        """Time has passed: some seconds."""
        self.listed: list[Callable[[], None]] = []
        """Another list was opened."""
        self.counted: list[Callable[[], None]] = []
        """Something changed in the library, and what is seen of it is right again."""
        self.presented: list[Callable[[Article], None]] = []
        """An article stands in the reader."""
        self.synced: list[Callable[[Progress], None]] = []
        """A sync ended."""
        self.acted: list[Callable[[Act], None]] = []
        """An act as a whole was done, undone or done again."""


def tell(listeners: list[Callable[P, None]], *args: P.args, **kwargs: P.kwargs) -> None:
    for listener in listeners:
        listener(*args, **kwargs)
