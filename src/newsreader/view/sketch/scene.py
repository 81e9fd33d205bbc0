"""What the app will show first, read from the library as the main screen will read it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from newsreader.models.articles import Headline
from newsreader.models.scopes import FeedScope, FolderScope, Grouping, OwnSmart, Scope, Show, Smart
from newsreader.store.library import Library
from newsreader.view.reading import Reading, label_of
from newsreader.view.recalling import arrangement_of, folded_in, source_in
from newsreader.view.rows import SourceRow, source_rows
from newsreader.view.tally import Tally, tally_of
from newsreader.view.walking import folders_around

_HEAD = 500
"""Ids, as many as the app's first frame knows."""


class Scene(Struct, frozen=True):
    """The sources with their cursor, and the beginning of the list."""

    tally: Tally
    sources: Sequence[SourceRow]
    cursor: int
    """In the sources; in the list it is on the first row."""
    reading: Reading
    headlines: Sequence[Headline]
    own: Mapping[OwnSmart, int]


def scene_of(library: Library, rows: int) -> Scene | None:
    """With at most so many headlines; `None` where there is no feed or no list yet.

    Raises LibraryError.
    """
    tally, own = tally_of(library), dict.fromkeys(library.smart_feeds(), 0)
    scope = _first_scope(library, tally, own)
    reading = _begun(library, scope, label_of(scope, tally.feeds))
    if not (tally.feeds and reading):
        return None
    sources = source_rows(tally.feeds, tally.counts, folded_in(library), own)
    shown = [row.scope for row in sources]
    places = (scope, *folders_around(scope, tally.feeds))
    cursor = next((shown.index(place) for place in places if place in shown), 0)
    headlines = library.headlines(reading.ids[:rows])
    return Scene(tally, sources, cursor, reading, headlines, own)


def _first_scope(library: Library, tally: Tally, own: Mapping[OwnSmart, int]) -> Scope:
    """The last one that was listed, where it is still there and not read through."""
    last, counts = source_in(library), tally.counts
    here = {row.scope for row in source_rows(tally.feeds, counts, (), own)}
    scope = last if last is not None and last in here else Smart.UNREAD
    read_through = scope is Smart.UNREAD and counts.articles and not counts.unread
    return Smart.EVERYTHING if read_through else scope


def _begun(library: Library, scope: Scope, label: str) -> Reading | None:
    """`None` where a list is not made in some milliseconds."""
    arrangement = arrangement_of(scope, library)
    quick = arrangement.by_time and isinstance(scope, Smart | FeedScope | FolderScope)
    if not quick or arrangement.grouping is not Grouping.NONE:
        return None
    listed = library.arranged(scope, Show.ALL, arrangement, _HEAD)
    newest = None if len(listed.ids) == _HEAD else max(listed.ids, default=0)
    reading = Reading(scope, label, Show.ALL, arrangement).holding(listed, newest)
    return reading if listed.ids else None
