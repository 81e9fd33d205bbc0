"""Undo and redo of what changed feeds.toml."""

import json
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

from newsreader.addresses import feed_key
from newsreader.models.acts import IN_THE_FILE, Act, ActKind
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.feedlist import collecting, subscribing
from newsreader.store.feedlist.feeds import feed, feeds
from newsreader.store.feedlist.relocating import move_again, move_back
from newsreader.store.history import journal
from newsreader.store.history.claims import Claim, Told, verdicts

_OF_FEEDS = frozenset({ActKind.SUBSCRIBE, ActKind.UNSUBSCRIBE})
_OF_SMART_FEEDS = frozenset({ActKind.ADD_SMART, ActKind.REMOVE_SMART, ActKind.CHANGE_SMART})
_CHANGING = frozenset({ActKind.MOVE, ActKind.MOVED, ActKind.CHANGE_SMART})
"""Acts that change what they are about: what came after builds on them."""


def turn(db: Database, path: Path, act: Act, *, stands: bool) -> int:
    """Within a transaction: how many feeds changed. Raises LibraryError."""
    payload = json.loads(journal.payload(db, act) or "{}")
    _refuse_out_of_turn(db, act, payload, stands=stands)
    match act.kind:
        case ActKind.MOVE | ActKind.MOVED:
            return (move_again if stands else move_back)(db, path, act, payload)
        case ActKind.CHANGE_SMART:
            return collecting.change_back(db, path, payload, stands=stands)
    return _settle(db, path, act, payload, stands=stands)


def _settle(db: Database, path: Path, act: Act, payload: dict[str, Any], *, stands: bool) -> int:
    kinds = _OF_FEEDS if act.kind in _OF_FEEDS else _OF_SMART_FEEDS
    earlier, later = list[Told[Any]](), list[Told[Any]]()
    for other, said in journal.others(db, act, kinds):
        told = [Told(one, not other.undone) for one in _claims(other, json.loads(said or "{}"))]
        (earlier if other.id < act.id else later).extend(told)
    (claim,) = _claims(act, payload)
    wanted = verdicts(claim, earlier, later, stands=stands)
    to_be, not_to_be = wanted.get(True, set()), wanted.get(False, set())
    if kinds is _OF_FEEDS:
        return _follow(db, path, to_be, not_to_be, payload.get("urls", ()))
    return _collect(db, path, act, to_be, not_to_be)


def _claims(act: Act, payload: dict[str, Any]) -> list[Claim[Any]]:
    """Which feeds are followed, which smart feeds are there: a rename says two things."""
    if act.kind is ActKind.CHANGE_SMART:
        former, title = payload["former"], payload["title"]
        if former == title:
            return []
        return [Claim(act.kind, False, [former]), Claim(act.kind, True, [title])]
    so = act.kind in (ActKind.SUBSCRIBE, ActKind.ADD_SMART)
    return [Claim(act.kind, so, payload.get("feeds") or payload.get("titles") or ())]


def _follow(
    db: Database, path: Path, wanted: set[int], unwanted: set[int], urls: Sequence[str]
) -> int:
    here = feeds(db)
    going = [one for one in here if one.id in unwanted]
    taken = {feed_key(one.url) for one in here}
    coming = [
        one for id_ in sorted(wanted) if (one := feed(db, id_)) and feed_key(one.url) not in taken
    ]
    if going:
        subscribing.let_go(db, path, going)
    if coming:
        subscribing.bring_back(db, path, coming, urls)
    return len(going) + len(coming)


def _collect(db: Database, path: Path, act: Act, wanted: set[str], unwanted: set[str]) -> int:
    here = collecting.titles(db)
    going = unwanted & here
    if going:
        collecting.let_go(db, path, going, act)
    return len(going) + collecting.bring_back(db, path, wanted - here, act)


def _refuse_out_of_turn(db: Database, act: Act, payload: dict[str, Any], *, stands: bool) -> None:
    """Where one of two acts about the same changed it, the later one is undone first."""
    about = _about(payload)
    for other, said in journal.others(db, act, IN_THE_FILE):
        builds = other.kind in _CHANGING or act.kind in _CHANGING
        later = other.id > act.id and not other.undone
        if builds and later and about & _about(json.loads(said or "{}")):
            done = "done again" if stands else "undone"
            raise LibraryError(
                f"“{act.words}” cannot be {done} while a later act stands: "
                f"undo number {other.id} first, “{other.words}”."
            )


def _about(payload: dict[str, Any]) -> set[Hashable]:
    """Ids of feeds, titles of smart feeds."""
    joined = payload.get("joined") or {}
    several = (*payload.get("feeds", ()), *payload.get("titles", ()))
    renamed = (payload["former"], payload["title"]) if "title" in payload else ()
    return {*several, *renamed, payload.get("feed_id"), joined.get("feed_id")} - {None}
