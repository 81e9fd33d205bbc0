"""What is most about the words of a search, among the newest articles that say them."""

from msgspec import Struct

from newsreader.models.scopes import Arrangement
from newsreader.query.marking import positive_words
from newsreader.query.match import expression
from newsreader.query.sql import Sifted
from newsreader.query.streams import Ids, matching
from newsreader.query.tree import Any
from newsreader.query.where import Where
from newsreader.store.database import Columns, Database
from newsreader.store.finding import ordering
from newsreader.store.finding.asking import Asked

BEST_OF = 20_000
"""So many are compared in some 20 ms; what is older follows, the newest first."""
_RANK = "bm25(search, 4.0, 1.0)"
"""The less, the more an article is about the words; titles count four times."""


class Ranked(Struct, frozen=True):
    """What is compared: all that say the words, from an id on."""

    said: Ids
    lowest: int

    @property
    def ids(self) -> Ids:
        said = self.said.within(self.lowest - 1)
        return Ids(said.sql, said.parameters)


def ranked(db: Database, search: Asked, sifted: Sifted, best_of: int) -> Ranked | None:
    """`None` without words, or with only those that must not be there."""
    words = tuple(positive_words(search.query.root))
    if not words:
        return None
    said = sifted.said or matching("search", expression(Any(words), "search"))
    last = f"{said.sql} ORDER BY rowid DESC LIMIT 1 OFFSET {best_of - 1}"
    return Ranked(said, db.value(last, said.parameters) or 1)


def best(
    db: Database,
    search: Asked,
    sifted: Sifted,
    ranked: Ranked,
    wanted: Arrangement,
    limit: int | None,
) -> Columns:
    """Ids, and keys where there are groups. Only what is found is compared."""
    among = _among(sifted, ranked)
    rest = sifted.asked_of_each(search.now, ranked.lowest - 1, "s")
    order = ordering.order(wanted)
    sql = (
        f"SELECT {ordering.columns(wanted.grouping)} FROM search"
        f" CROSS JOIN status s ON s.id = search.rowid{ordering.joins(order)}"
        f" WHERE search MATCH ? AND search.rowid >= {ranked.lowest}{among.following}"
        f" AND {search.here}{rest.following} ORDER BY {_RANK}, {order}"
    )
    parameters = (*ranked.said.parameters, *among.parameters, *rest.parameters)
    return db.columns(sql, parameters, ordering.names(wanted.grouping), limit)


def _among(sifted: Sifted, ranked: Ranked) -> Where:
    """What other indexes know of it, as a set. Without the plus each would be looked for alone."""
    if not sifted.outside and [*sifted.words.values(), *sifted.inside] == [ranked.said]:
        return Where("")
    window = [] if sifted.said else [ranked.ids]
    ids = sifted.among(*window).select(ranked.lowest - 1)
    return Where(f"+search.rowid IN ({ids.sql} ORDER BY 1)", ids.parameters)
