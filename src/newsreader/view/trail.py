"""The way back from an article that a link led to. PURE."""

from msgspec import Struct

from newsreader.view.reading import Reading

_LONGEST = 50


class Left(Struct, frozen=True):
    """What was read before: a list, and the article in it."""

    reading: Reading
    article_id: int
    towards: int
    """The article that the link led to."""


class Trail:
    """Steps back along links, as long as the person is where the last of them led."""

    def __init__(self) -> None:
        self._steps: list[Left] = []

    def follow(self, reading: Reading, article_id: int, towards: int) -> None:
        self._steps = [*self._steps[1 - _LONGEST :], Left(reading, article_id, towards)]

    def back(self, here: int | None) -> Left | None:
        """The step that led here, which is gone then; `None` from anywhere else."""
        if self._steps and self._steps[-1].towards == here:
            return self._steps.pop()
        return None
