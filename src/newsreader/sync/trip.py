"""Packing for a time without a network: what will be read, with its texts and pictures."""

from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing

from newsreader.models.scopes import Scope, SearchScope
from newsreader.models.syncing import Lacking, Packed, PicturesFetched, Refused, SyncEvent
from newsreader.models.trips import Taken
from newsreader.store.errors import LibraryError
from newsreader.sync.discussing import bring_discussions, discussions_to_take
from newsreader.sync.events import Events
from newsreader.sync.fulltexts import NO_MORE, bring_texts
from newsreader.sync.linked import bring_linked, pages_to_take
from newsreader.sync.parts import Parts
from newsreader.sync.pictures import illustrate_these
from newsreader.wording import minutes_for

EVERYTHING_UNREAD = SearchScope("is:unread")
_MARGIN = 2
"""So many times the time is looked at: texts that come may be short, or not come at all."""
_UNREACHED = "Its page could not be reached."
_HEADLINE = "There is only the headline."


async def pack(parts: Parts, scope: Scope, minutes: int, size: int) -> Events:
    """Bookmarks that the scope has come first. `size`: bytes of pictures on the wire.

    The last event is Packed or Refused.
    """
    try:
        async with aclosing(_pack(parts, scope, minutes, size)) as events:
            async for event in events:
                yield event
    except LibraryError as error:
        yield Refused(str(error))


async def _pack(parts: Parts, scope: Scope, minutes: int, size: int) -> Events:
    trip = _Trip(parts, parts.library.snapshot(scope), minutes, size)
    pictures = PicturesFetched(0, 0, 0)
    for stage in trip.stages():
        async with aclosing(stage) as events:
            async for event in events:
                yield event
                pictures = event if isinstance(event, PicturesFetched) else pictures
    yield trip.packed(pictures)


class _Trip:
    def __init__(self, parts: Parts, ids: Sequence[int], minutes: int, size: int) -> None:
        self._parts = parts
        self._ids = ids
        self._minutes = minutes
        self._size = size
        self._silent: set[int] = set()
        """Articles whose pages were to be asked for their texts."""
        self._taken: Sequence[Taken] = ()
        self._pages: Sequence[int] = ()
        """That bookmarks link to."""

    def stages(self) -> Iterator[AsyncGenerator[SyncEvent, None]]:
        """Each is looked for when the one before it is over."""
        parts, library = self._parts, self._parts.library
        likely = [one.article_id for one in library.taken(self._ids, _MARGIN * self._minutes)]
        lacking = parts.arrivals.texts_lacking(likely)
        self._silent = {one.article_id for one in lacking}
        if lacking:
            yield bring_texts(parts, lacking)
        self._taken = library.taken(self._ids, self._minutes)
        here = [one.article_id for one in self._taken]
        if discussions := discussions_to_take(parts, here):
            yield bring_discussions(parts, discussions)
        bookmarks = _to_be_read(parts, here)
        if linked := pages_to_take(parts, bookmarks):
            yield bring_linked(parts, linked)
        self._pages = library.links.pages_of(bookmarks)
        if parts.illustrating is not None and self._size:
            shown = [*here, *self._pages]
            yield illustrate_these(library, parts.illustrating, shown, self._size)

    def packed(self, came: PicturesFetched) -> Packed:
        lacking = _lacking(self._parts, self._taken, self._silent)
        return Packed(
            articles=len(self._taken),
            ready=len(self._taken) - len(lacking),
            minutes=minutes_for(sum(one.words for one in self._taken)),
            pictures=came.count,
            bytes=came.bytes,
            lacking=tuple(lacking),
            pages=len(self._pages),
        )


def _to_be_read(parts: Parts, ids: Sequence[int]) -> list[int]:
    """Of what is taken along, the bookmarks that are not done with."""
    headlines = parts.library.headlines(ids)
    return [one.id for one in headlines if one.bookmarked and not one.archived]


def _lacking(parts: Parts, taken: Sequence[Taken], asked: set[int]) -> list[Lacking]:
    """Those without a text; and why, where a page was asked for one."""
    found = []
    for one in taken:
        article = parts.library.article(one.article_id)
        if article is None or article.full or (article.words and article.no_page == NO_MORE):
            continue
        if one.article_id in asked or not article.words:
            reason = article.no_page or (_UNREACHED if one.article_id in asked else _HEADLINE)
            found.append(Lacking(one.title, reason))
    return found
