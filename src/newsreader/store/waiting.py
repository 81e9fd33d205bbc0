"""Links that wait for the network: kept and let go, each an act of the journal."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from newsreader.cleaning import clean_line
from newsreader.models.acts import OF_LINKS, Act, ActKind
from newsreader.models.links import QueuedLink
from newsreader.store.database import Database
from newsreader.store.history import journal
from newsreader.store.times import moment, seconds

_LONGEST = 200
_SHOWN = 60
_SELECT = "SELECT url, words, at, article_id FROM queued"


def every(db: Database) -> list[QueuedLink]:
    """The newest first."""
    rows = db.rows(f"{_SELECT} ORDER BY at DESC, url")
    return [QueuedLink(url, words, moment(at), article_id) for url, words, at, article_id in rows]


def keep(db: Database, url: str, words: str, article_id: int | None, at: datetime) -> Act | None:
    """`None` when it waits already: it stays as it is."""
    link = QueuedLink(url, clean_line(words, _LONGEST), at, article_id)
    with db.transaction():
        return _record(db, ActKind.QUEUE, [link], at) if _put(db, link) else None


def let_go(db: Database, urls: Sequence[str], at: datetime) -> Act | None:
    """`None` when none of them waits any more."""
    with db.transaction():
        links = [link for link in every(db) if link.url in set(urls)]
        for link in links:
            _take(db, link)
        return _record(db, ActKind.UNQUEUE, links, at) if links else None


def turn(db: Database, act: Act, *, stands: bool) -> int:
    """Within a transaction: how many links really wait now, or do no more."""
    payload = journal.payload(db, act)
    about = [(replace(act, undone=not stands), payload), *journal.others(db, act, OF_LINKS)]
    acts = [
        (one, {link.url for link in _links(said)})
        for one, said in sorted(about, key=lambda about: about[0].id)
    ]
    return sum(
        _set(db, link, waits=_waits([one for one, urls in acts if link.url in urls]))
        for link in _links(payload)
    )


def _waits(acts: Sequence[Act]) -> bool:
    """As the newest that stands says; without one, as it was before the first."""
    standing = [act for act in acts if not act.undone]
    if standing:
        return standing[-1].kind is ActKind.QUEUE
    return acts[0].kind is not ActKind.QUEUE


def _set(db: Database, link: QueuedLink, *, waits: bool) -> bool:
    return _put(db, link) if waits else _take(db, link)


def _put(db: Database, link: QueuedLink) -> bool:
    """The article where it stood may be gone since."""
    return bool(
        db.run(
            "INSERT OR IGNORE INTO queued (url, words, article_id, at)"
            " VALUES (?, ?, (SELECT id FROM status WHERE id = ?), ?)",
            (link.url, link.words, link.article_id, seconds(link.at)),
        )
    )


def _take(db: Database, link: QueuedLink) -> bool:
    return bool(db.run("DELETE FROM queued WHERE url = ?", (link.url,)))


def _record(db: Database, kind: ActKind, links: Sequence[QueuedLink], at: datetime) -> Act:
    what = _called(links)
    words = f"Kept for later: {what}" if kind is ActKind.QUEUE else f"Waits no more: {what}"
    payload = msgspec.json.encode(links).decode()
    return journal.record(db, kind, words, at, payload=payload, count=len(links))


def _called(links: Sequence[QueuedLink]) -> str:
    if len(links) > 1:
        return f"{len(links):,} links"
    return f"“{clean_line(links[0].words or links[0].url, _SHOWN)}”"


def _links(payload: str | None) -> list[QueuedLink]:
    return msgspec.json.decode(payload or "[]", type=list[QueuedLink])
