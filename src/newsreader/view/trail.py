"""The way back from an article that a link led to."""

from msgspec import Struct

from newsreader.models.places import Left as Place
from newsreader.view.listing import Left

_LONGEST = 50


class Step(Struct, frozen=True):
    """What was read before: a list, and the article in it."""

    left: Left
    article_id: int
    towards: int
    """The article that the link led to."""
    place: Place | None = None
    """Where in the article the person was; `None` at its top."""


class Trail:
    """Steps back along links, as long as the person is where the last of them led."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def follow(self, step: Step) -> None:
        self._steps = [*self._steps[1 - _LONGEST :], step]

    def back(self, here: int | None) -> Step | None:
        """The step that led here, which is gone then; `None` from anywhere else."""
        if self._steps and self._steps[-1].towards == here:
            return self._steps.pop()
        return None
