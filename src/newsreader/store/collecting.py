"""Smart feeds of the person's own: added, removed, renamed."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from newsreader.models.acts import Act, ActKind
from newsreader.models.scopes import OwnSmart
from newsreader.store import cuts, journal, smart
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.feedsfile import edit
from newsreader.store.tables import Cut

_NAME = "smart"


def add_smart(db: Database, path: Path, wanted: Sequence[OwnSmart], at: datetime) -> list[bool]:
    """In the order of `wanted`; False beside a title that a smart feed has already."""
    wanted = [smart.cleaned(one) for one in wanted]
    with db.transaction():
        here = {one.title for one in smart.smart_feeds(db)}
        new = {one.title: one for one in reversed(wanted) if one.title not in here}
        if new:
            titles = [one.title for one in wanted if new.get(one.title) is one]
            edit(db, path, lambda text: smart.with_added(text, [new[one] for one in titles]))
            several = f"{len(titles):,} smart feeds"
            words = f"Added {f'the smart feed {titles[0]}' if len(titles) == 1 else several}"
            _record(db, ActKind.ADD_SMART, words, titles, at)
    return [new.get(one.title) is one for one in wanted]


def remove_smart(db: Database, path: Path, title: str, at: datetime) -> Act:
    """Raises LibraryError when there is none of that title."""
    with db.transaction():
        _refuse_unknown(db, title)
        let_go(db, path, [title])
        words = f"Removed the smart feed {title}"
        return _record(db, ActKind.REMOVE_SMART, words, [title], at)


def rename_smart(db: Database, path: Path, title: str, new: str, at: datetime) -> Act | None:
    """`None` when it is called so already. Raises LibraryError when it cannot be called so."""
    new = smart.clean_title(new)
    if not new:
        raise LibraryError("A smart feed needs a name.")
    with db.transaction():
        _refuse_unknown(db, title)
        if new == title:
            return None
        retitle(db, path, title, new)
        payload = json.dumps({"former": title, "title": new})
        words = f"Renamed the smart feed {title} to {new}"
        return journal.record(db, ActKind.RENAME_SMART, words, at, payload=payload, count=1)


def rename_back(db: Database, path: Path, renamed: Mapping[str, str]) -> int:
    """Undo, within a transaction; 0 when it is not called so any more. Raises LibraryError."""
    if renamed["title"] not in titles(db):
        return 0
    retitle(db, path, renamed["title"], renamed["former"])
    return 1


def retitle(db: Database, path: Path, title: str, new: str) -> None:
    """Only its title changes in the file, within a transaction. Raises LibraryError."""
    if new in titles(db):
        raise LibraryError(f"There is a smart feed called “{new}” already.")
    edit(db, path, lambda text: smart.with_title(text, title, new))


def let_go(db: Database, path: Path, going: Collection[str]) -> None:
    """Their tables out of the file, and kept, within a transaction."""
    found: dict[str, list[Cut]] = {}

    def cut_out(text: str) -> str:
        after, some = smart.without(text, frozenset(going))
        for cut in some:
            found.setdefault(smart.read(cut.text)[0].title, []).append(cut)
        return after

    edit(db, path, cut_out)
    cuts.keep(db, _NAME, found)


def bring_back(db: Database, path: Path, coming: Collection[str]) -> int:
    """Those of which the tables were kept, within a transaction; how many."""
    kept = cuts.kept(db, _NAME, coming)
    if kept:
        edit(db, path, lambda text: smart.with_back(text, cuts.in_order(kept)))
    return len(kept)


def titles(db: Database) -> set[str]:
    return {one.title for one in smart.smart_feeds(db)}


def _refuse_unknown(db: Database, title: str) -> None:
    if title not in titles(db):
        raise LibraryError(f"There is no smart feed called “{title}”.")


def _record(db: Database, kind: ActKind, words: str, turned: Sequence[str], at: datetime) -> Act:
    payload = json.dumps({"titles": turned}, ensure_ascii=False)
    return journal.record(db, kind, words, at, payload=payload, count=len(turned))
