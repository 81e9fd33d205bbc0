"""The rows of what is followed, after what feeds.toml says."""

import json
from collections.abc import Iterable, Sequence

from newsreader.models.feeds import FeedState, Subscription
from newsreader.store.database import Database
from newsreader.store.feedlist.access import written
from newsreader.store.feedlist.feeds import subscriptions
from newsreader.store.feedlist.moves import moves
from newsreader.store.feedlist.moving import readdress
from newsreader.store.showing import shown


def follow(db: Database, wanted: Sequence[Subscription]) -> None:
    """Turn feeds on and off, within a transaction; their articles are shown or not with them."""
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
