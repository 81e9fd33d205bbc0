"""The article scrolls by itself."""

from collections.abc import Callable, Sequence

from textual.dom import DOMNode
from textual.timer import Timer

from newsreader.view.grip import Grip

SPEED = 20
"""Lines a minute: a line of 80 cells has a dozen words."""
_STEP = 5
_MOST = 300
_FASTER, _SLOWER = ("+", "="), ("-", "_")


class Rolling(Grip):
    """A line at a time; every key but those for the speed stops it."""

    keys: Sequence[tuple[str, str]] = (("+ -", "faster, slower"), ("any key", "stop"))

    def __init__(
        self,
        host: DOMNode,
        roll: Callable[[], None],
        tell: Callable[[int], None],
        speed: int,
        stop_keys: Sequence[str],
    ) -> None:
        """`roll` goes on by a line, `tell` is told the speed; `stop_keys` do nothing but stop."""
        self._host = host
        self._roll = roll
        self._tell = tell
        self._speed = speed
        self._stop_keys = ("escape", *stop_keys)
        self._timer: Timer | None = None
        self._start()

    def press(self, key: str) -> bool:
        if key not in (*_FASTER, *_SLOWER):
            return False
        self._speed = changed(self._speed, faster=key in _FASTER)
        self._start()
        return True

    def passes_on(self, key: str) -> bool:
        return key not in self._stop_keys

    def end(self) -> None:
        if self._timer:
            self._timer.stop()

    def _start(self) -> None:
        self.end()
        self._timer = self._host.set_interval(60 / self._speed, self._roll)
        self._tell(self._speed)


def changed(speed: int, *, faster: bool) -> int:
    """PURE."""
    return min(max(speed + (_STEP if faster else -_STEP), _STEP), _MOST)
