"""What is most about the words of a search, among the newest articles that say them."""

from datetime import datetime

from newsreader.models.scopes import Show
from newsreader.query.marking import positive_words
from newsreader.query.match import expression
from newsreader.query.sql import Led, led
from newsreader.query.tree import Any, Query
from newsreader.query.where import Where
from newsreader.store.asking import Search, below, here, query_of
from newsreader.store.database import Columns, Database
from newsreader.store.showing import SHOW

BEST_OF = 20_000
"""So many are compared in some 20 ms; what is older follows, the newest first."""
MOST_ABOUT = "k.rank IS NULL, k.rank"
"""The order among tables with `ranks` as `k`."""
_RANK = "bm25(search, 4.0, 1.0) AS rank"
"""The less, the more an article is about the words; titles count four times."""


def ranks(query: Query, way: Led | None, best_of: int = BEST_OF) -> Where:
    """Ids and ranks. Without words, or with only those that must not be there, it is empty."""
    newest = f"ORDER BY rowid DESC LIMIT {best_of}"
    if way and way.ranks:
        ids = way.ids.sql.replace("AS id", f"AS id, {_RANK}", 1)
        return Where(f"{ids} {newest}", way.ids.parameters)
    words = tuple(positive_words(query.root))
    if not words:
        return Where("SELECT 0 AS id, 0 AS rank WHERE 0")
    sql = f"SELECT rowid AS id, {_RANK} FROM search WHERE search MATCH ? {newest}"
    return Where(sql, (expression(Any(words), "search"),))


def best(
    db: Database, search: Search, show: Show, now: datetime, limit: int, best_of: int = BEST_OF
) -> Columns | None:
    """So many ids; `None` where it takes a look at all that is found to know them."""
    query = query_of(search)
    way = led(query, now.astimezone(), below(db, query, now))
    if way is None or not way.ranks:
        return None
    ranked = ranks(query, way, best_of)
    sql = (
        f"SELECT s.id FROM ({ranked.sql}) r CROSS JOIN status s ON s.id = r.id"
        f" WHERE {here(db, query)} AND ({way.rest.sql}){SHOW[show]}"
        " ORDER BY r.rank, s.placed DESC, s.id DESC"
    )
    found = db.columns(sql, (*ranked.parameters, *way.rest.parameters), limit=limit)
    return found if len(found[0]) == limit else None
