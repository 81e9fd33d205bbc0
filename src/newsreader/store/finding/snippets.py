"""Out of the texts of articles, the part around what a search looks for."""

from collections.abc import Callable, Sequence

from newsreader.store.database import Database
from newsreader.store.index import search
from newsreader.store.packing import id_list

_BEFORE, _AFTER = 30, 170
"""Characters around the first match."""

Spans = Callable[[str], Sequence[tuple[int, int]]]


def snippets(db: Database, ids: Sequence[int], spans: Spans) -> dict[int, str]:
    """On one line each; an article whose text has no match has none."""
    rows = search.texts(db, "a.id IN (SELECT value FROM json_each(?))", id_list(ids))
    around = ((id_, _around(text, spans)) for id_, _, text in rows)
    return {id_: part for id_, part in around if part}


def _around(text: str, spans: Spans) -> str:
    found = spans(text)
    if not found:
        return ""
    start = max(0, found[0][0] - _BEFORE)
    start = text.find(" ", start, found[0][0]) + 1 or start if start else 0
    part = " ".join(text[start : found[0][1] + _AFTER].split())
    return f"…{part}" if start else part
