"""Reading marks as read: what was looked at long enough, opened, or read to its end."""

from textual.screen import Screen
from textual.timer import Timer

from newsreader.view.marking import Marker
from newsreader.view.panes.headlines import HeadlineList


class Dwelling:
    """Without a word: it is what reading does."""

    def __init__(self, screen: Screen[None], rows: HeadlineList, marker: Marker) -> None:
        self._screen = screen
        self._rows = rows
        self._marker = marker
        self._timer: Timer | None = None
        self._on: int | None = None

    @property
    def waits(self) -> bool:
        """An article will be read, if the cursor stays."""
        return self._timer is not None

    def begin(self, article_id: int, seconds: float) -> None:
        """From now on, until the cursor moves or another one comes, as one that was flicked past.

        Never, where `seconds` are negative.
        """
        if seconds < 0 or (self.waits and self._on == article_id):
            return
        self.stop()
        self._on = article_id
        self._timer = self._screen.set_timer(max(seconds, 0.01), lambda: self.finish(article_id))

    def stop(self) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = None

    def finish(self, article_id: int) -> None:
        """It is read now."""
        index = self._rows.index_of(article_id)
        headline = None if index is None else self._rows.headline(index)
        if headline and not headline.read:
            layer, future = self._marker.read_in_passing(article_id)
            self._screen.run_worker(self._marker.stored(layer, future, silently=True))
