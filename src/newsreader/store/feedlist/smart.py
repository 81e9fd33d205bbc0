"""Smart feeds of the person's own: the `[[smart]]` tables of feeds.toml, and their rows."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import tomli_w

from newsreader.cleaning import clean_line
from newsreader.models.scopes import OwnSmart
from newsreader.query.errors import QueryError
from newsreader.store import tables
from newsreader.store.database import Database
from newsreader.store.tables import Cut, Unreadable, Values

_NAME = "smart"
_LONGEST = 100
"""Characters of a title."""


def read(text: str) -> list[OwnSmart]:
    """Raises Unreadable, also for a query that makes no sense."""
    found: dict[str, OwnSmart] = {}
    for place, table in tables.placed(text, _NAME):
        smart = _smart_feed(table, place)
        if smart.title in found:
            raise Unreadable(f"{place}: there is a smart feed called “{smart.title}” already.")
        found[smart.title] = smart
    return list(found.values())


def with_added(text: str, wanted: Sequence[OwnSmart]) -> str:
    """At the end, a table for each. Raises Unreadable when the file's form does not allow that."""
    return tables.with_added(text, _NAME, [_rendered(one) for one in wanted])


def without(text: str, titles: AbstractSet[str]) -> tuple[str, list[Cut]]:
    """Raises Unreadable."""
    return tables.without(text, _NAME, lambda table: _title(table) in titles)


def with_back(text: str, cuts: Sequence[Cut]) -> str:
    """The lines where they stood, else before the table that took their place."""
    return tables.with_back(text, _NAME, cuts)


def with_changed(text: str, former: OwnSmart, wanted: OwnSmart) -> str:
    """Raises Unreadable."""
    here = [_title(table) for table in tables.tables(text, _NAME)]
    if former.title not in here:
        raise Unreadable(f"it has no [[smart]] table called “{former.title}”.")
    index = here.index(former.title)
    if wanted.title != former.title:
        text = tables.with_value(text, _NAME, index, "title", wanted.title)
    if wanted.query != former.query:
        text = tables.with_value(text, _NAME, index, "query", wanted.query)
    return text


def clean_title(words: str) -> str:
    return clean_line(words, _LONGEST)


def cleaned(smart: OwnSmart) -> OwnSmart:
    """Raises QueryError. The language is loaded by who has smart feeds: the others open faster."""
    from newsreader.query.parse import parse

    parse(smart.query)
    return OwnSmart(clean_title(smart.title), clean_line(smart.query))


def smart_feeds(db: Database) -> list[OwnSmart]:
    return [OwnSmart(*row) for row in db.rows("SELECT title, query FROM smart ORDER BY position")]


def keep(db: Database, wanted: Sequence[OwnSmart]) -> None:
    """These and no others, within a transaction."""
    db.run("DELETE FROM smart")
    db.run_many(
        "INSERT INTO smart (title, query, position) VALUES (?, ?, ?)",
        [(one.title, one.query, place) for place, one in enumerate(wanted)],
    )


def _smart_feed(table: Values, place: str) -> OwnSmart:
    title, query = _title(table), table.get("query")
    if not title:
        raise Unreadable(f'{place}: the smart feed needs title = "…".')
    if not isinstance(query, str) or not query.strip():
        raise Unreadable(
            f'{place}: the smart feed needs query = "…", such as "is:unread since:3d".'
        )
    try:
        return cleaned(OwnSmart(title, query))
    except QueryError as error:
        raise Unreadable(f"{place}: the query of “{title}”: {error}") from error


def _title(table: Values) -> str:
    title = table.get("title")
    return clean_title(title) if isinstance(title, str) else ""


def _rendered(smart: OwnSmart) -> str:
    return "[[smart]]\n" + tomli_w.dumps({"title": smart.title, "query": smart.query})
