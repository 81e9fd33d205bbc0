"""Feeds that moved: when a permanent redirect is believed, and what is done about it."""

import logging

from newsreader.addresses import feed_key, goes_along
from newsreader.models.acts import ActKind
from newsreader.models.feeds import SyncState
from newsreader.models.syncing import FeedMoved
from newsreader.store.errors import DiskError, LibraryError
from newsreader.store.library import Library

_SYNCS = 3
"""In a row, with the same target, which gave a feed each time."""
log = logging.getLogger(__name__)


def times_seen(state: SyncState, moved_to: str | None) -> int:
    """In a row, this time included."""
    if moved_to is None:
        return 0
    return state.moved_seen + 1 if moved_to == state.moved_to else 1


def is_settled(state: SyncState, moved_to: str | None, declared: str | None) -> bool:
    """Seen often enough, or at once where the document itself names the same new address.

    What is meant for the old server alone must not follow to another one, and what came safely
    must not come in the open.
    """
    if moved_to is None or (state.url.startswith("https:") and moved_to.startswith("http:")):
        return False
    if state.access.personal and not goes_along(state.url, moved_to):
        return False
    agreed = declared is not None and feed_key(declared) == feed_key(moved_to)
    return agreed or times_seen(state, moved_to) >= _SYNCS


def move(library: Library, state: SyncState, to: str) -> FeedMoved | None:
    """Follow the feed there from now on. Raises DiskError.

    Where feeds.toml cannot say so, that is told once, and tried again each time.
    """
    try:
        act = library.move_feed(state.feed_id, to, ActKind.MOVED)
    except DiskError:
        raise
    except LibraryError as error:
        log.warning("Feed %d has moved, but stays: %s", state.feed_id, error)
        told = FeedMoved(state.feed_id, state.title, state.url, to, str(error))
        return told if times_seen(state, to) == _SYNCS else None
    return FeedMoved(state.feed_id, state.title, state.url, to, act_id=act.id)
