"""From one unread article to the next, through all sources."""

from functools import partial

from newsreader.models.scopes import Scope, SearchScope, Show
from newsreader.view.acting.acts import Acts
from newsreader.view.listing import Entrance
from newsreader.view.rows import SourceRow
from newsreader.view.walking import source_at_the_end, sources_ahead

_ACTION = {1: "next_unread", -1: "previous_unread"}
_END = {1: "below", -1: "above"}
_START = {1: "the top", -1: "the bottom"}

Turn = tuple[Scope, int | None, int]
"""The list, the article and the direction in which nothing was left."""


class WalkingActions(Acts):
    """Never round in a circle unasked: at the end it is said, and the same key starts over."""

    _turn: Turn | None = None

    def action_next_unread(self) -> None:
        self.desk.lister.go_to_unread(1, partial(self._walk_on, 1))

    def action_previous_unread(self) -> None:
        self.desk.lister.go_to_unread(-1, partial(self._walk_on, -1))

    def _walk_on(self, step: int) -> None:
        """Nothing unread is left in this list."""
        rows, scope = self.desk.every_source(), self.desk.lister.reading.scope
        ahead, start = sources_ahead(rows, scope, step), source_at_the_end(rows, scope, step)
        turn = (scope, self.desk.headlines.article_id(self.desk.headlines.cursor), step)
        if ahead:
            self._walk_to(ahead[0], step)
        elif start is None and not isinstance(scope, SearchScope):
            self._nothing_left()
        elif turn == self._turn:
            self._start_over(start, step)
        else:
            self._turn = turn
            self.desk.say(self._end_words(start, step))

    def _walk_to(self, row: SourceRow, step: int) -> None:
        assert row.scope is not None, "a walk leads to sources only"
        show = Show.UNREAD if self.desk.lister.reading.show is Show.UNREAD else Show.ALL
        self.desk.say(f"On to {row.label} · {row.unread:,} unread")
        self.desk.point_at(row.scope)
        self.desk.lister.open(row.scope, row.label, show, entrance=Entrance(unread=step))

    def _start_over(self, row: SourceRow | None, step: int) -> None:
        self._turn = None
        if row is not None and row.scope != self.desk.lister.reading.scope:
            self._walk_to(row, step)
        else:
            self.desk.lister.go_to_unread(step, self._nothing_left, around=True)

    def _nothing_left(self) -> None:
        self.desk.say("Nothing unread is left here.")

    def _end_words(self, row: SourceRow | None, step: int) -> str:
        key = self.desk.key(_ACTION[step])
        if row is None or row.scope == self.desk.lister.reading.scope:
            return f"No more unread {_END[step]} · {key} again starts at {_START[step]}"
        return f"No more unread · {key} again starts over at {row.label}, {row.unread:,} unread"
