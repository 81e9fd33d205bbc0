"""Which rows are chosen: a byte for each place of a snapshot, so that a million are a moment. PURE.

What is chosen is chosen by id: a list that is read anew keeps it, also what is not listed any more.
"""

from array import array
from collections.abc import Sequence
from itertools import compress

_SOME = 65_536
"""Places looked at without giving other threads a turn."""


class Selection:
    """Of one snapshot."""

    def __init__(self, ids: "array[int] | None" = None) -> None:
        self.ids = array("q") if ids is None else ids
        self._flags = bytearray()
        """Empty while nothing was ever chosen."""
        self._count = 0
        self._elsewhere: Sequence[int] = ()
        """Chosen, and not listed any more."""
        self.range: range | None = None
        """Places from where a range was begun to the cursor; not kept yet."""
        self._begun = range(0)
        self.anchor = 0
        self.turns = 0
        """Another number than before: others are chosen."""

    def __len__(self) -> int:
        return self._count + len(self._elsewhere) + self._more

    def holds(self, places: range) -> bool:
        """Whether all of these are chosen."""
        if not places or not (self._count or self.range):
            return False
        if self.range and places.start in self.range and places[-1] in self.range:
            return True
        return self._chosen_in(places) == len(places)

    def _chosen_in(self, places: range) -> int:
        """Kept ones, the range aside."""
        return self._flags.count(1, places.start, places.stop) if self._count else 0

    @property
    def _more(self) -> int:
        """What the range adds."""
        if self.range is None:
            return 0
        return len(self.range) - self._chosen_in(self.range)

    def begin(self, places: range) -> None:
        self.anchor = places.start
        self._begun = self.range = places
        self.turns += 1

    def reach(self, places: range) -> None:
        """The range goes from where it was begun to these."""
        if self.range is not None and places:
            start, stop = self._begun.start, self._begun.stop
            self.range = range(min(start, places.start), max(stop, places.stop))
            self.turns += 1

    def keep(self) -> None:
        """The range ends, what it holds stays chosen."""
        if self.range is not None:
            self.set(self.range, on=True)
            self.range = None

    def toggle(self, places: range) -> None:
        """All of them, or none if all of them were."""
        self.keep()
        self.set(places, on=not self.holds(places))

    def set(self, places: range, *, on: bool) -> None:
        if not self._flags:
            self._flags = bytearray(len(self.ids))
        before = self._chosen_in(places)
        self._flags[places.start : places.stop] = (b"\1" if on else b"\0") * len(places)
        self._count += (len(places) if on else 0) - before
        self.turns += 1

    def set_all(self) -> None:
        self.range = None
        self._flags = bytearray(b"\1") * len(self.ids)
        self._count = len(self.ids)
        self.turns += 1

    def clear(self) -> bool:
        """False when nothing was chosen."""
        had_any = bool(len(self))
        self.turns += had_any
        self._flags, self._count, self._elsewhere, self.range = bytearray(), 0, (), None
        return had_any

    @property
    def whole(self) -> bool:
        """Everything that is listed is chosen."""
        return bool(self._count) and self._count == len(self.ids)

    def chosen(self) -> Sequence[int]:
        """Ids, in the order of the list. Called in a thread where they may be many."""
        if self.whole:
            listed = self.ids
        elif self.range is not None:
            flags = bytearray(self._flags or len(self.ids))
            flags[self.range.start : self.range.stop] = b"\1" * len(self.range)
            listed = array("q", compress(self.ids, flags))
        else:
            listed = array("q", compress(self.ids, self._flags))
        return listed + array("q", self._elsewhere) if self._elsewhere else listed

    def frozen(self) -> "Selection":
        """As it is now, for a thread to look at."""
        frozen = Selection(self.ids)
        frozen._flags, frozen._count = self._flags[:], self._count
        frozen._elsewhere, frozen.range = self._elsewhere, self.range
        return frozen

    def carried_to(self, ids: "array[int]") -> "Selection":
        """The same articles chosen of another snapshot; in a thread where there may be many."""
        carried = Selection(ids)
        if len(self):
            chosen = set(self.chosen())
            for start in range(0, len(ids), _SOME):
                some = ids[start : start + _SOME]
                carried._flags += bytes(map(chosen.__contains__, some))
            carried._count = carried._flags.count(1)
            carried._elsewhere = self._not_in(carried)
        return carried

    def _not_in(self, carried: "Selection") -> Sequence[int]:
        if carried._count == len(self):
            return ()
        listed = set(compress(carried.ids, carried._flags))
        return tuple(article_id for article_id in self.chosen() if article_id not in listed)
