"""Smart feeds of the person's own: added, removed, changed."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from newsreader.models.acts import Act, ActKind
from newsreader.models.scopes import OwnSmart
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.feedlist import cuts, smart
from newsreader.store.feedlist.feedsfile import edit
from newsreader.store.history import journal
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
        words = f"Removed the smart feed {title}"
        act = _record(db, ActKind.REMOVE_SMART, words, [title], at)
        let_go(db, path, [title], act)
        return act


def change_smart(
    db: Database, path: Path, title: str, wanted: OwnSmart, at: datetime
) -> Act | None:
    """`None` when it is so already. Raises LibraryError when it cannot be so, QueryError."""
    wanted = smart.cleaned(wanted)
    if not wanted.title:
        raise LibraryError("A smart feed needs a name.")
    with db.transaction():
        _refuse_unknown(db, title)
        former = _called(db, title)
        if wanted == former:
            return None
        change(db, path, former, wanted)
        payload = {"former": title, "title": wanted.title}
        payload |= {"former_query": former.query, "query": wanted.query}
        said = json.dumps(payload, ensure_ascii=False)
        words = _change_words(former, wanted)
        return journal.record(db, ActKind.CHANGE_SMART, words, at, payload=said, count=1)


def change_back(db: Database, path: Path, said: Mapping[str, str], *, stands: bool) -> int:
    """Undo and redo, within a transaction; 0 when it is called otherwise by now.

    A query that was edited by hand since stays. Raises LibraryError.
    """
    former = OwnSmart(said["former"], said["former_query"])
    later = OwnSmart(said["title"], said["query"])
    before, after = (former, later) if stands else (later, former)
    if before.title not in titles(db):
        return 0
    here = _called(db, before.title)
    query = after.query if here.query == before.query else here.query
    change(db, path, here, OwnSmart(after.title, query))
    return 1


def change(db: Database, path: Path, former: OwnSmart, wanted: OwnSmart) -> None:
    """Only its title and its query change in the file, within a transaction."""
    if wanted.title != former.title and wanted.title in titles(db):
        raise LibraryError(f"There is a smart feed called “{wanted.title}” already.")
    edit(db, path, lambda text: smart.with_changed(text, former, wanted))


def let_go(db: Database, path: Path, going: Collection[str], act: Act) -> None:
    """Their tables out of the file, and kept as the act found them, within a transaction."""
    found: dict[str, list[Cut]] = {}

    def cut_out(text: str) -> str:
        after, some = smart.without(text, frozenset(going))
        for cut in some:
            found.setdefault(smart.read(cut.text)[0].title, []).append(cut)
        return after

    edit(db, path, cut_out)
    cuts.keep(db, _NAME, found | {_key(title, act): some for title, some in found.items()})


def bring_back(db: Database, path: Path, coming: Collection[str], act: Act) -> int:
    """As this act found them, else as they were last; within a transaction; how many."""
    kept = cuts.kept(db, _NAME, coming)
    own = cuts.kept(db, _NAME, [_key(title, act) for title in kept])
    kept = {title: own.get(_key(title, act), some) for title, some in kept.items()}
    if kept:
        edit(db, path, lambda text: smart.with_back(text, cuts.in_order(kept)))
    return len(kept)


def titles(db: Database) -> set[str]:
    return {one.title for one in smart.smart_feeds(db)}


def _refuse_unknown(db: Database, title: str) -> None:
    if title not in titles(db):
        raise LibraryError(f"There is no smart feed called “{title}”.")


def _key(title: str, act: Act) -> str:
    """A title is one line: it is never taken for another's."""
    return f"{title}\n{act.id}"


def _called(db: Database, title: str) -> OwnSmart:
    return next(one for one in smart.smart_feeds(db) if one.title == title)


def _change_words(former: OwnSmart, wanted: OwnSmart) -> str:
    if wanted.title == former.title:
        return f"Changed the query of {wanted.title} to {wanted.query}"
    also = "" if wanted.query == former.query else ", and its query"
    return f"Renamed the smart feed {former.title} to {wanted.title}{also}"


def _record(db: Database, kind: ActKind, words: str, turned: Sequence[str], at: datetime) -> Act:
    payload = json.dumps({"titles": turned}, ensure_ascii=False)
    return journal.record(db, kind, words, at, payload=payload, count=len(turned))
