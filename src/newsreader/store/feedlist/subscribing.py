"""Following feeds and letting them go."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from newsreader.addresses import feed_key
from newsreader.models.acts import Act, ActKind
from newsreader.models.feeds import Feed, Subscription
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.feedlist import cuts
from newsreader.store.feedlist.feeds import feed, feeds
from newsreader.store.feedlist.feedsfile import edit
from newsreader.store.feedlist.subscriptions import addresses, with_added, with_back, without
from newsreader.store.feedlist.wanted import cleaned, list_key, listed
from newsreader.store.history import journal
from newsreader.store.tables import Cut

_NAME = "feeds"


def subscribe(
    db: Database, path: Path, wanted: Sequence[Subscription], at: datetime
) -> list[tuple[Feed, bool]]:
    """In the order of `wanted`; False beside a feed that was followed already.

    http and https of an address are one feed. Two addresses in `wanted` that differ in a slash at
    their end are two: who lists both means both.
    """
    asked = [cleaned(subscription) for subscription in wanted]
    with db.transaction():
        followed = {feed_key(one.url) for one in feeds(db)}
        new = listed(one for one in asked if feed_key(one.url) not in followed)
        if new:
            edit(db, path, lambda text: with_added(text, list(new.values())))
        now = feeds(db)
        by_key = {feed_key(one.url): one for one in reversed(now)}
        by_key |= {list_key(one.url): one for one in reversed(now)}
        if new:
            came = [by_key[key] for key in new]
            _record(db, ActKind.SUBSCRIBE, f"Subscribed to {_named(came)}", came, at)
    return [_outcome(one.url, by_key, new) for one in asked]


def unsubscribe(db: Database, path: Path, feed_id: int, at: datetime) -> Act:
    """Its articles leave the lists and come back with it."""
    with db.transaction():
        going = followed_feed(db, feed_id)
        let_go(db, path, [going])
        words = f"Unsubscribed from {going.title}"
        return _record(db, ActKind.UNSUBSCRIBE, words, [going], at)


def let_go(db: Database, path: Path, going: Collection[Feed]) -> None:
    """Their tables out of the file, and kept, within a transaction."""
    found: dict[str, list[Cut]] = {}

    def cut_out(text: str) -> str:
        after, some = without(text, {one.url for one in going})
        for cut in some:
            found.setdefault(addresses(cut.text)[0], []).append(cut)
        return after

    edit(db, path, cut_out)
    cuts.keep(db, _NAME, found)


def bring_back(
    db: Database, path: Path, coming: Collection[Feed], urls: Collection[str] = ()
) -> None:
    """Their tables as they were when they were let go, within a transaction.

    Raises LibraryError where one is neither at an address it was let go from nor at one of `urls`.
    """
    kept = cuts.kept(db, _NAME, [one.url for one in coming])
    strayed = [one for one in coming if urls and one.url not in (*kept, *urls)]
    if strayed:
        raise LibraryError(f"{strayed[0].url} was moved since: add the feed again instead.")
    anew = [Subscription(one.url) for one in coming if one.url not in kept]
    edit(db, path, _with_both(cuts.in_order(kept), anew))


def _with_both(kept: Sequence[Cut], anew: Sequence[Subscription]) -> Callable[[str], str]:
    def change(text: str) -> str:
        text = with_back(text, kept)
        return with_added(text, anew) if anew else text

    return change


def followed_feed(db: Database, feed_id: int) -> Feed:
    """Raises LibraryError."""
    found = feed(db, feed_id)
    if found is None or found.id not in {one.id for one in feeds(db)}:
        raise LibraryError("This feed is not followed any more.")
    return found


def _record(db: Database, kind: ActKind, words: str, turned: Sequence[Feed], at: datetime) -> Act:
    payload = json.dumps({"feeds": [one.id for one in turned], "urls": [one.url for one in turned]})
    return journal.record(db, kind, words, at, payload=payload, count=len(turned))


def _outcome(
    url: str, feeds_by_key: Mapping[str, Feed], new: dict[str, Subscription]
) -> tuple[Feed, bool]:
    key = list_key(url)
    is_new = new.pop(key, None) is not None
    return feeds_by_key.get(key) or feeds_by_key[feed_key(url)], is_new


def _named(new: Sequence[Feed]) -> str:
    return new[0].title if len(new) == 1 else f"{len(new):,} feeds"
