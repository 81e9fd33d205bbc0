"""The whole of moving in: following feeds, taking articles over, then a sync."""

import logging
from collections.abc import Sequence
from contextlib import ExitStack, aclosing
from pathlib import Path

from msgspec.structs import replace

from newsreader.models.moving import Home, KeptFeed
from newsreader.models.syncing import Imported, Refused, Skipped
from newsreader.parse.newsboat.config import settings
from newsreader.store.errors import LibraryError
from newsreader.store.newsboat import CacheError, NewsboatCache
from newsreader.sync.events import Events
from newsreader.sync.flow import sync
from newsreader.sync.importing.articles import Move
from newsreader.sync.importing.following import follow_kept, follow_opml, follow_urls
from newsreader.sync.importing.luggage import Luggage, unpacked
from newsreader.sync.parts import Parts

log = logging.getLogger(__name__)
_MOST_WRITTEN = 200


async def load(parts: Parts, path: str, homes: Sequence[Home] = ()) -> Events:
    """Moving as articles come along, Imported, then the events of a sync; or Refused."""
    try:
        luggage = unpacked(Path(path), homes)
        async with aclosing(_take_in(parts, luggage)) as events:
            async for event in events:
                if isinstance(event, Imported):
                    _write_down(event)
                yield event
    except (OSError, ValueError) as error:
        yield Refused(_sentence(path, error))
        return
    except LibraryError as error:
        yield Refused(str(error))
        return
    async with aclosing(sync(parts)) as events:
        async for event in events:
            yield event


async def _take_in(parts: Parts, luggage: Luggage) -> Events:
    """Raises ValueError with one sentence, and LibraryError."""
    if luggage.config is not None:
        yield Imported(0, 0, settings(luggage.config))
        return
    if luggage.opml is not None:
        yield follow_opml(parts, luggage.opml)
        return
    with ExitStack() as stack:
        cache, kept, trouble = _opened(stack, luggage)
        imported = (
            follow_kept(parts, kept)
            if luggage.urls is None
            else follow_urls(parts, luggage.urls, kept)
        )
        imported = replace(imported, skipped=imported.skipped + trouble)
        if cache is None:
            yield imported
            return
        move = Move(parts, cache)
        async with aclosing(move.run(kept)) as events:
            async for event in events:
                yield event
        yield _with_articles(imported, move)


def _opened(
    stack: ExitStack, luggage: Luggage
) -> tuple[NewsboatCache | None, list[KeptFeed], tuple[Skipped, ...]]:
    """Feeds are followed also where the cache beside them cannot be read."""
    if luggage.cache is None:
        return None, [], ()
    try:
        cache = stack.enter_context(NewsboatCache(luggage.cache))
        return cache, cache.feeds(), ()
    except CacheError as error:
        if luggage.urls is None:
            raise
        return None, [], (Skipped(str(luggage.cache), str(error)),)


def _with_articles(imported: Imported, move: Move) -> Imported:
    return replace(
        imported,
        skipped=(*imported.skipped, *move.skipped),
        articles=move.tally.articles,
        read=move.tally.read,
        bookmarked=move.tally.bookmarked,
    )


def _write_down(imported: Imported) -> None:
    """The app has no room for all of it."""
    for line in imported.skipped[:_MOST_WRITTEN]:
        log.warning("Import: %s: %s", line.what, line.reason)


def _sentence(path: str, error: Exception) -> str:
    name = "Standard input" if path == "/dev/stdin" else path
    if isinstance(error, OSError):
        return f"{name} cannot be read: {error.strerror or error}."
    return f"{name}: {error}"
