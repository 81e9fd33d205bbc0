"""Choosing moments for Python's garbage collector.

What a frame is made of is freed without it; to look through that with every frame would take a
fifth of the frame's time. Looking through everything takes a tenth of a second, which a key would
have to wait for: that is done in pauses. What is alive then is taken for permanent, so that the
next look is short.
"""

import gc
from enum import Enum, auto

_PAUSE = 1.0
_LONG = 60.0
"""Seconds without a key."""
_YOUNG = 10_000
"""Objects more than before: a frame makes half as many, and frees as many old ones then."""
_NEVER = 1_000_000
_SOME = 2000
"""Objects more than before that are worth a look in a pause."""
_MUCH = 160
"""Collections of the young: pause or not, memory is not to grow for ever."""


class Chore(Enum):
    """What the collector is to do now."""

    NOTHING = auto()
    LATEST = auto()
    """Look through what came since it was done last."""
    EVERYTHING = auto()
    """Look through what was taken for permanent too: dialogs were closed meanwhile."""


def chore(pause: float, young: int, collected: int, frozen_since: int) -> Chore:
    """`young` objects came since the young were `collected` the last time since the last look.

    `frozen_since` is how often that was done since everything was looked through.
    """
    if pause >= _LONG and frozen_since:
        return Chore.EVERYTHING
    some = collected or young >= _SOME
    if (pause >= _PAUSE and some) or collected >= _MUCH:
        return Chore.LATEST
    return Chore.NOTHING


class Collector:
    """One for the process."""

    def __init__(self) -> None:
        self._frozen_since = 0

    def begin(self) -> None:
        """What an app is made of stays alive; the collector rested while it was made."""
        gc.freeze()
        gc.set_threshold(_YOUNG, _NEVER, _NEVER)
        gc.enable()

    def look(self, pause: float) -> None:
        """`pause` is how many seconds the person has not pressed a key."""
        young, collected, _ = gc.get_count()
        match chore(pause, young, collected, self._frozen_since):
            case Chore.LATEST:
                gc.collect()
                gc.freeze()
                self._frozen_since += 1
            case Chore.EVERYTHING:
                gc.unfreeze()
                gc.collect()
                gc.freeze()
                self._frozen_since = 0

    def end(self) -> None:
        gc.unfreeze()
        gc.set_threshold(700, 10, 10)
