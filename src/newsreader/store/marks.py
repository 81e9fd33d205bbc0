"""What the person does with articles: a part of the library's face."""

from collections.abc import Callable, Sequence
from datetime import datetime

from newsreader.models.acts import Act, ActKind
from newsreader.models.rules import Rule
from newsreader.models.scopes import Scope
from newsreader.store import marking, sweeping, tagging
from newsreader.store.database import Database
from newsreader.store.history import acts
from newsreader.store.news import copies
from newsreader.store.rules import trials

_EVERYWHERE = (ActKind.READ, ActKind.UNREAD, ActKind.ARCHIVE, ActKind.UNARCHIVE)
"""What is done to an article wherever it is."""


class Marks:
    """Each is an act that can be undone; `None` when nothing changed."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self.db = db
        self._clock = clock
        self.read_copies = True
        """What is read, or archived, is so in every feed that brought it."""

    def mark_read(self, ids: Sequence[int], read: bool = True, place: str = "") -> Act | None:
        """`place`: what the person calls where they all are."""
        return self._everywhere(ids, ActKind.READ if read else ActKind.UNREAD, place)

    def turn_read(self, ids: Sequence[int]) -> Act | None:
        """Read; when all of them are, unread."""
        return self.mark_read(ids) or self.mark_read(ids, read=False)

    def turn_bookmark(self, ids: Sequence[int]) -> Act | None:
        """Bookmark them; when all of them are, take the bookmarks away."""
        return self.bookmark(ids) or self.bookmark(ids, on=False)

    def turn_archived(self, ids: Sequence[int]) -> Act | None:
        """Archive them; when all of them are, take them out of the archive."""
        return self.archive(ids) or self.archive(ids, on=False)

    def turn_hidden(self, ids: Sequence[int]) -> Act | None:
        """Hide them; when all of them are, show them again."""
        return self.hide(ids) or self.hide(ids, on=False)

    def read_scope(self, scope: Scope, up_to: int, place: str = "") -> Act | None:
        """Mark read what is unread in the scope, but for what came after the article `up_to`.

        `place`: what the person calls the scope.
        """
        ids = sweeping.unread_in(self.db, scope, up_to, self._clock())
        return self._everywhere(ids, ActKind.READ, place)

    def read_older(self, ids: Sequence[int], than: datetime, place: str = "") -> Act | None:
        """Mark read those of the articles that were placed before that moment."""
        return self.mark_read(sweeping.unread_before(self.db, ids, than), place=place)

    def read_in_passing(self, ids: Sequence[int]) -> Act | None:
        """Read because it was looked at: one act with what was read so just before."""
        with self.db.transaction():
            every = [*ids, *self._others_of(ActKind.READ, ids)]
            return acts.read_in_passing(self.db, every, self._clock())

    def read_again(self, ids: Sequence[int]) -> None:
        """What came from another feed; in a transaction."""
        if self.read_copies:
            copies.read_again(self.db, ids, self._clock())

    def bookmark(self, ids: Sequence[int], on: bool = True) -> Act | None:
        kind = ActKind.BOOKMARK if on else ActKind.UNBOOKMARK
        return marking.mark(self.db, kind, ids, self._clock())

    def archive(self, ids: Sequence[int], on: bool = True) -> Act | None:
        """Done with and kept for good: read, bookmarked, but no longer listed among bookmarks.

        So are its copies in other feeds that are bookmarks; the others are read.
        """
        return self._everywhere(ids, ActKind.ARCHIVE if on else ActKind.UNARCHIVE)

    def hide(self, ids: Sequence[int], on: bool = True) -> Act | None:
        """Out of every list and count, but kept: `is:hidden` finds them."""
        kind = ActKind.HIDE if on else ActKind.UNHIDE
        return marking.mark(self.db, kind, ids, self._clock())

    def apply_rule(self, rule: Rule, since: datetime) -> Act | None:
        """To the articles placed since then, as one act; but nobody is told."""
        return trials.apply(self.db, rule, since, self._clock())

    def tag(self, ids: Sequence[int], name: str) -> Act | None:
        """Put the person's own label on articles; it keeps them for good, as a bookmark does."""
        return marking.tag(self.db, ActKind.TAG, ids, name, self._clock())

    def would_change(self, kind: ActKind, ids: Sequence[int], name: str = "") -> list[int]:
        """Those of the articles that marking or tagging them would change, in their order."""
        if kind in (ActKind.TAG, ActKind.UNTAG):
            changing = tagging.would_change(self.db, kind, ids, name)
        else:
            others = self._others_of(kind, ids) if kind in _EVERYWHERE else []
            changing = acts.would_change(self.db, kind, ids)
            changing.update(acts.reached(self.db, kind, others))
            ids = [*ids, *others]
        return [id_ for id_ in ids if id_ in changing]

    def tags(self) -> list[tuple[str, int]]:
        """Every tag, and how many articles have it."""
        return tagging.names(self.db)

    def tags_of(self, ids: Sequence[int]) -> dict[str, int]:
        """The tags of these articles, and how many of them have each."""
        return tagging.held(self.db, ids)

    def untag(self, ids: Sequence[int], name: str) -> Act | None:
        return marking.tag(self.db, ActKind.UNTAG, ids, name, self._clock())

    def _everywhere(self, ids: Sequence[int], kind: ActKind, place: str = "") -> Act | None:
        """In all feeds that brought it."""
        now, everywhere = self._clock(), self.read_copies
        return marking.mark(self.db, kind, ids, now, everywhere=everywhere, place=place)

    def _others_of(self, kind: ActKind, ids: Sequence[int]) -> list[int]:
        return copies.others_of(self.db, kind, ids) if self.read_copies else []
