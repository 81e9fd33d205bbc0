"""The next unread article of the list, near at once, far in a thread."""

from newsreader.models.scopes import Show
from newsreader.store.library import Library
from newsreader.view.panes.headlines import HeadlineList
from newsreader.view.reading import Reading, seek

_NEAR = 320
"""Headlines looked at on the spot, before the library is asked."""


class Seeker:
    """One walk through the rows in one direction."""

    def __init__(self, rows: HeadlineList, reading: Reading, step: int) -> None:
        self._rows = rows
        self._layout = rows.rows
        self._reading = reading
        self._step = step
        self._next = 0

    @property
    def end(self) -> int:
        """Where a walk through all of the list begins."""
        return 0 if self._step > 0 else self._rows.row_count - 1

    @property
    def more(self) -> bool:
        """Whether rows are left to look at."""
        return 0 <= self._next < self._rows.row_count

    def seek_near(self, start: int) -> bool:
        """Put the cursor on the first unread row from row `start` on, if it is near."""
        stop = max(-1, min(start + self._step * _NEAR, self._rows.row_count))
        self._next = stop
        return self.go(next(filter(self._is_unread, range(start, stop, self._step)), None))

    def seek_far(self, library: Library) -> int | None:
        """Called in a thread. What is folded away is found at its header."""
        unread = set(library.snapshot(self._reading.scope, Show.UNREAD))
        ids, rows, step = self._reading.ids, self._layout, self._step
        place = seek(ids, rows.place_at(self._next, step), step, unread.__contains__)
        return None if place is None else rows.row(place)

    def go(self, row: int | None) -> bool:
        if row is not None:
            self._rows.cursor = row
        return row is not None

    def _is_unread(self, row: int) -> bool:
        headline = self._rows.headline(row)
        return not headline.read if headline else self._rows.hides_unread(row)
