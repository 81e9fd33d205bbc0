"""What the library holds: its feeds and its numbers, all of one moment."""

from collections.abc import Sequence

from msgspec import Struct

from newsreader.models.feeds import Counts, Feed
from newsreader.store.library import Library

NONE = Counts(0, 0, 0, 0, 0, 0, None, 0)


class Tally(Struct, frozen=True):
    """What the sources pane and the titles tell."""

    feeds: Sequence[Feed] = ()
    counts: Counts = NONE
    newest_id: int = 0
    """Of all articles: those with a greater one have come since."""


def tally_of(library: Library) -> Tally:
    """The newest first: what comes meanwhile may be counted, but counts as new."""
    newest = library.newest_id()
    return Tally(library.feeds(), library.counts(), newest)
