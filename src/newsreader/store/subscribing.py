"""Following feeds: feeds.toml says which, the library's rows come after it.

The library's write lock is held from reading the file to replacing it, so that two programs
never undo each other's edit. A kill in between is mended by the next `reconcile`.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from newsreader.addresses import feed_key
from newsreader.cleaning import without_user_info
from newsreader.models.acts import Act, ActKind
from newsreader.models.feeds import Feed, FeedState, Subscription
from newsreader.models.scopes import OwnSmart
from newsreader.store import journal, smart
from newsreader.store.access import written
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError, SubscriptionsError
from newsreader.store.feeds import feeds, subscriptions
from newsreader.store.files import replace_text, stamp
from newsreader.store.moves import moves
from newsreader.store.moving import Joined, readdress, take_apart
from newsreader.store.showing import shown
from newsreader.store.subscriptions import (
    NEW_FILE,
    folder_path,
    read,
    web_address,
    with_added,
    with_address,
    with_back,
    without,
)
from newsreader.store.tables import Cut, Unreadable

_T = TypeVar("_T")

_MEMO = "feeds.toml"
_BARE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?(/.*)?")
"""An address as people type it, without its scheme."""
IN_THE_FILE = frozenset({ActKind.SUBSCRIBE, ActKind.UNSUBSCRIBE, ActKind.MOVE, ActKind.ADD_SMART})
"""The acts that changed feeds.toml."""


def reconcile(db: Database, path: Path) -> bool:
    """Follow what feeds.toml says, when it changed. Raises SubscriptionsError.

    What was followed before goes on being followed then.
    """
    if stamp(path) == _remembered(db):
        return False
    with db.transaction():
        now = stamp(path)
        if not now and not subscriptions(db):
            _remember(db, now)
            return False
        text = _text(path)
        if text is None:
            raise SubscriptionsError(
                f"{path} is missing. Its feeds are followed as before, "
                "and the file is written anew when you add or remove one."
            )
        _take_in(db, path, text)
        _remember(db, now)
    return True


def subscribe(
    db: Database, path: Path, wanted: Sequence[Subscription], at: datetime
) -> list[tuple[Feed, bool]]:
    """In the order of `wanted`; False beside a feed that was followed already.

    http and https of an address are one feed. Two addresses in `wanted` that differ in a slash at
    their end are two: who lists both means both.
    """
    cleaned = [_cleaned(subscription) for subscription in wanted]
    with db.transaction():
        followed = {feed_key(one.url) for one in subscriptions(db)}
        new = _listed(one for one in cleaned if feed_key(one.url) not in followed)
        if new:
            _edit(db, path, lambda text: with_added(text, list(new.values())))
        now = feeds(db)
        by_key = {feed_key(one.url): one for one in reversed(now)}
        by_key |= {_list_key(one.url): one for one in reversed(now)}
        if new:
            words = f"Subscribed to {_named([by_key[key] for key in new])}"
            payload = json.dumps({"urls": [one.url for one in new.values()]})
            journal.record(db, ActKind.SUBSCRIBE, words, at, payload=payload, count=len(new))
    return [_outcome(one.url, by_key, new) for one in cleaned]


def _outcome(
    url: str, feeds_by_key: Mapping[str, Feed], new: dict[str, Subscription]
) -> tuple[Feed, bool]:
    key = _list_key(url)
    is_new = new.pop(key, None) is not None
    return feeds_by_key.get(key) or feeds_by_key[feed_key(url)], is_new


def add_smart(db: Database, path: Path, wanted: Sequence[OwnSmart], at: datetime) -> list[bool]:
    """In the order of `wanted`; False beside a title that a smart feed has already."""
    wanted = [smart.cleaned(one) for one in wanted]
    with db.transaction():
        here = {one.title for one in smart.smart_feeds(db)}
        new = {one.title: one for one in reversed(wanted) if one.title not in here}
        if new:
            titles = [one.title for one in wanted if new.get(one.title) is one]
            _edit(db, path, lambda text: smart.with_added(text, [new[one] for one in titles]))
            several = f"{len(titles):,} smart feeds"
            words = f"Added {f'the smart feed {titles[0]}' if len(titles) == 1 else several}"
            payload = json.dumps({"titles": titles})
            journal.record(db, ActKind.ADD_SMART, words, at, payload=payload, count=len(titles))
    return [new.get(one.title) is one for one in wanted]


def unsubscribe(db: Database, path: Path, feed_id: int, at: datetime) -> Act:
    """Its articles leave the lists and come back with it."""
    with db.transaction():
        going = _followed_feed(db, feed_id)
        cuts: list[Cut] = []

        def cut_out(text: str) -> str:
            after, found = without(text, {going.url})
            cuts.extend(found)
            return after

        _edit(db, path, cut_out)
        payload = json.dumps({"url": going.url, "cuts": [asdict(cut) for cut in cuts]})
        words = f"Unsubscribed from {going.title}"
        return journal.record(db, ActKind.UNSUBSCRIBE, words, at, payload=payload, count=1)


def move(db: Database, path: Path, feed_id: int, url: str, at: datetime) -> Act:
    """Only its address changes in the file. Raises LibraryError when it cannot be there."""
    with db.transaction():
        going = _followed_feed(db, feed_id)
        new = _free_address(db, going, url)
        before = _current(db, path)
        after, written = _understood(path, lambda: with_address(before, going.url, new))
        joined = readdress(db, feed_id, new)
        _write(db, path, after)
        payload = {
            "feed_id": feed_id,
            "url": new,
            "former": going.url,
            "written": written,
            "joined": joined and asdict(joined),
        }
        words = f"Moved {going.title} to {new}"
        return journal.record(db, ActKind.MOVE, words, at, payload=json.dumps(payload), count=1)


def take_back(db: Database, path: Path, act: Act) -> None:
    """Undo a change of feeds.toml, within a transaction, as far as it still stands."""
    payload = json.loads(journal.payload(db, act))
    if act.kind is ActKind.MOVE:
        _move_back(db, path, **payload)
    elif act.kind is ActKind.ADD_SMART:
        titles = frozenset(payload["titles"])
        _edit(db, path, lambda text: smart.without(text, titles))
    elif act.kind is ActKind.SUBSCRIBE:
        urls = frozenset(payload["urls"])
        _edit(db, path, lambda text: without(text, urls)[0])
    elif payload["url"] not in {one.url for one in subscriptions(db)}:
        cuts = [Cut(**cut) for cut in payload["cuts"]]
        _edit(db, path, lambda text: with_back(text, cuts))


def _move_back(
    db: Database,
    path: Path,
    *,
    feed_id: int,
    url: str,
    former: str,
    written: str,
    joined: dict[str, Any] | None,
) -> None:
    at = {one.url: one.id for one in feeds(db)}
    if at.get(url) == feed_id and former not in at:
        before = _current(db, path)
        after = _understood(path, lambda: with_address(before, url, written)[0])
        take_apart(db, feed_id, former, Joined(**joined) if joined else None)
        _write(db, path, after)


def _edit(db: Database, path: Path, change: Callable[[str], str]) -> None:
    before = _current(db, path)
    _write(db, path, _understood(path, lambda: change(before)))


def _current(db: Database, path: Path) -> str:
    """The file's text; what it should say where it is lost."""
    text = _text(path)
    return _written_anew(db) if text is None else text


def _write(db: Database, path: Path, text: str) -> None:
    _take_in(db, path, text)
    try:
        replace_text(path, text)
    except OSError as error:
        raise SubscriptionsError(f"{path} cannot be written: {error.strerror}.") from error
    _remember(db, stamp(path))


def _take_in(db: Database, path: Path, text: str) -> None:
    """What the file says, all of it or, within a transaction, nothing."""
    _follow(db, _understood(path, lambda: read(text)))
    smart.keep(db, _understood(path, lambda: smart.read(text)))


def _written_anew(db: Database) -> str:
    text = NEW_FILE
    if kept := subscriptions(db):
        text = with_added(text, kept)
    if own := smart.smart_feeds(db):
        text = smart.with_added(text, own)
    return text


def _understood(path: Path, reading: Callable[[], _T]) -> _T:
    try:
        return reading()
    except Unreadable as error:
        raise SubscriptionsError(f"{path}, {error} What was followed before stays.") from error


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise SubscriptionsError(f"{path} is not UTF-8 (byte {error.start}).") from error
    except OSError as error:
        raise SubscriptionsError(f"{path} cannot be read: {error.strerror}.") from error


def _follow(db: Database, wanted: Sequence[Subscription]) -> None:
    """Turn feeds on and off; their articles are shown or not with them."""
    _follow_moves(db, wanted)
    before = _followed(db)
    db.run("UPDATE feed SET followed = 0")
    db.run_many(
        "INSERT INTO feed (url, own_title, full_text, position, every, access, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (url) DO UPDATE SET followed = 1, own_title = excluded.own_title,"
        " full_text = excluded.full_text, position = excluded.position, every = excluded.every,"
        " access = excluded.access, state = CASE WHEN excluded.state = 'paused' THEN 'paused'"
        " WHEN state = 'paused' THEN 'ok' ELSE state END",
        [_row(one, place) for place, one in enumerate(wanted)],
    )
    db.run("DELETE FROM folder")
    db.run_many(
        "INSERT INTO folder (path, feed_id) SELECT ?, id FROM feed WHERE url = ?",
        [(path, one.url) for one in wanted for path in one.folders],
    )
    _show(db, before ^ _followed(db))


def _follow_moves(db: Database, wanted: Sequence[Subscription]) -> None:
    lived = db.rows(
        "SELECT url FROM feed WHERE NOT followed"
        " AND EXISTS (SELECT 1 FROM status WHERE feed_id = feed.id)"
    )
    for old, new in moves(subscriptions(db), wanted, {url for (url,) in lived}).items():
        readdress(db, db.value("SELECT id FROM feed WHERE url = ?", (old,)), new)


def _row(one: Subscription, place: int) -> tuple[object, ...]:
    access = json.dumps(written(one.access))
    state = FeedState.PAUSED if one.paused else FeedState.OK
    return one.url, one.title, one.full_text, place, one.every, access, state


def _followed(db: Database) -> set[int]:
    return {id_ for (id_,) in db.rows("SELECT id FROM feed WHERE followed")}


def _show(db: Database, turned: Iterable[int]) -> None:
    db.run_many(
        f"UPDATE status SET shown = {shown()} WHERE feed_id = ?",
        [(feed_id,) for feed_id in turned],
    )


def _remembered(db: Database) -> str:
    return db.value("SELECT value FROM memo WHERE name = ?", (_MEMO,)) or ""


def _remember(db: Database, now: str) -> None:
    db.run("INSERT OR REPLACE INTO memo (name, value) VALUES (?, ?)", (_MEMO, now))


def _followed_feed(db: Database, feed_id: int) -> Feed:
    found = next((one for one in feeds(db) if one.id == feed_id), None)
    if found is None:
        raise LibraryError("This feed is not followed any more.")
    return found


def _free_address(db: Database, going: Feed, words: str) -> str:
    bare = words.strip()
    url = _clean_address(f"https://{bare}" if _BARE.fullmatch(bare) else bare)
    if url == going.url:
        raise LibraryError(f"{going.title} is followed at {url} already.")
    taken = [one for one in feeds(db) if feed_key(one.url) == feed_key(url) and one != going]
    if taken:
        raise LibraryError(
            f"You follow {taken[0].title} at {taken[0].url} already: unsubscribe from one of them."
        )
    return url


def _clean_address(words: str) -> str:
    url = web_address(words)
    if url is None:
        given = without_user_info(words)
        raise LibraryError(f"{given!r} is not an address of the web (http or https).")
    return url


def _cleaned(subscription: Subscription) -> Subscription:
    url = _clean_address(subscription.url)
    folders = tuple(path for folder in subscription.folders if (path := folder_path(folder)))
    return replace(subscription, url=url, folders=folders)


def _listed(wanted: Iterable[Subscription]) -> dict[str, Subscription]:
    """The first of each."""
    first: dict[str, Subscription] = {}
    for one in wanted:
        first.setdefault(_list_key(one.url), one)
    return first


def _list_key(url: str) -> str:
    """A feed's key within one list."""
    slash = "/" if urlsplit(url).path.endswith("/") else ""
    return f"{feed_key(url)} {slash}"


def _named(new: Sequence[Feed]) -> str:
    return new[0].title if len(new) == 1 else f"{len(new):,} feeds"
