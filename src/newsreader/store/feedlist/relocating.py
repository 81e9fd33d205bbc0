"""A feed moved to another address by the person, and back again."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from newsreader.models.acts import Act, ActKind
from newsreader.store.database import Database
from newsreader.store.feedlist.feeds import feeds
from newsreader.store.feedlist.feedsfile import current, understood, write
from newsreader.store.feedlist.moving import Joined, readdress, take_apart
from newsreader.store.feedlist.subscribing import followed_feed
from newsreader.store.feedlist.subscriptions import with_address
from newsreader.store.feedlist.wanted import free_address, refuse_taken
from newsreader.store.history import journal


def move(
    db: Database, path: Path, feed_id: int, url: str, at: datetime, kind: ActKind = ActKind.MOVE
) -> Act:
    """Only its address changes in the file. Raises LibraryError when it cannot be there."""
    with db.transaction():
        going = followed_feed(db, feed_id)
        new = free_address(db, going, url)
        payload = _moved(db, path, feed_id, going.url, new)
        words = f"Moved {going.title} to {new}"
        return journal.record(db, kind, words, at, payload=payload, count=1)


def move_back(db: Database, path: Path, act: Act, moved: Mapping[str, Any]) -> int:
    """Undo, within a transaction; 0 when it is not there any more. Raises LibraryError."""
    feed_id, former = moved["feed_id"], moved["former"]
    if not _is_at(db, feed_id, moved["url"]):
        return 0
    refuse_taken(db, feed_id, former)
    before = current(db, path)
    after = understood(path, lambda: with_address(before, moved["url"], moved["written"])[0])
    take_apart(db, feed_id, former, Joined(**moved["joined"]) if moved["joined"] else None)
    write(db, path, after)
    return 1


def move_again(db: Database, path: Path, act: Act, moved: Mapping[str, Any]) -> int:
    """Redo, within a transaction; 0 when it is not where it was. Raises LibraryError."""
    feed_id, url = moved["feed_id"], moved["url"]
    if not _is_at(db, feed_id, moved["former"]):
        return 0
    refuse_taken(db, feed_id, url)
    journal.keep_payload(db, act, _moved(db, path, feed_id, moved["former"], url))
    return 1


def _moved(db: Database, path: Path, feed_id: int, old: str, new: str) -> str:
    """What taking it back needs."""
    before = current(db, path)
    after, written = understood(path, lambda: with_address(before, old, new))
    joined = readdress(db, feed_id, new)
    write(db, path, after)
    return json.dumps(
        {
            "feed_id": feed_id,
            "url": new,
            "former": old,
            "written": written,
            "joined": joined and asdict(joined),
        }
    )


def _is_at(db: Database, feed_id: int, url: str) -> bool:
    return any(one.id == feed_id and one.url == url for one in feeds(db))
