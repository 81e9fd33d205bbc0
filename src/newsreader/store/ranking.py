"""What is most about the words of a search, among the newest articles that say them."""

from newsreader.query.marking import positive_words
from newsreader.query.match import expression
from newsreader.query.sql import Sifted
from newsreader.query.tree import Any, Query
from newsreader.query.where import Where
from newsreader.store.asking import Asked
from newsreader.store.database import Columns, Database

BEST_OF = 20_000
"""So many are compared in some 20 ms; what is older follows, the newest first."""
MOST_ABOUT = "k.rank IS NULL, k.rank"
"""The order among tables with `ranks` as `k`."""
_RANK = "bm25(search, 4.0, 1.0) AS rank"
"""The less, the more an article is about the words; titles count four times."""


def ranks(query: Query, sifted: Sifted, best_of: int = BEST_OF) -> Where:
    """Ids and ranks. Without words, or with only those that must not be there, it is empty."""
    newest = f"ORDER BY rowid DESC LIMIT {best_of}"
    if sifted.said:
        ids = sifted.said.sql.replace("AS id", f"AS id, {_RANK}", 1)
        return Where(f"{ids} {newest}", sifted.said.parameters)
    words = tuple(positive_words(query.root))
    if not words:
        return Where("SELECT 0 AS id, 0 AS rank WHERE 0")
    sql = f"SELECT rowid AS id, {_RANK} FROM search WHERE search MATCH ? {newest}"
    return Where(sql, (expression(Any(words), "search"),))


def best(db: Database, search: Asked, limit: int, best_of: int = BEST_OF) -> Columns | None:
    """So many ids; `None` where it takes a look at all that is found to know them."""
    sifted = search.sifted
    if not sifted.said:
        return None
    ranked = ranks(search.query, sifted, best_of)
    among = _among(db, search, sifted, ranked)
    rest = sifted.asked_of_each(search.now, search.above)
    sql = (
        f"SELECT s.id FROM ({ranked.sql}) r CROSS JOIN status s ON s.id = r.id"
        f" WHERE {search.here}{among.following}{rest.following}"
        " ORDER BY r.rank, s.placed DESC, s.id DESC"
    )
    parameters = (*ranked.parameters, *among.parameters, *rest.parameters)
    found = db.columns(sql, parameters, limit=limit)
    return found if len(found[0]) == limit else None


def _among(db: Database, search: Asked, sifted: Sifted, ranked: Where) -> Where:
    """What other indexes know, of those that are compared."""
    if len(sifted.words) == 1 and not sifted.inside and not sifted.outside:
        return Where("")
    lowest = db.value(f"SELECT min(id) FROM ({ranked.sql})", ranked.parameters) or 0
    ids = sifted.among().select(max(lowest - 1, search.above))
    return Where(f"r.id IN ({ids.sql} ORDER BY 1)", ids.parameters)
