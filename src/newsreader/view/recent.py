"""What was made lately and may be wanted again."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(dict[K, V]):
    """Keeps the newest `most` values.

    Textual's LRUCache is a circle of lists: what falls out of it, 1,600 objects with every article,
    waits for the garbage collector, which then holds the screen up for a tenth of a second.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        self.pop(key, None)
        super().__setitem__(key, value)
        if len(self) > self._most:
            del self[next(iter(self))]

    def setdefault(self, key: K, default: V) -> V:
        """The dict's own would keep them all."""
        if key not in self:
            self[key] = default
        return self[key]
