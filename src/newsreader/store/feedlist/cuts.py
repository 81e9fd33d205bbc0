"""Lines that were taken out of feeds.toml, kept so that undo puts them back where they stood."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec.structs import asdict

from newsreader.store.database import Database
from newsreader.store.tables import Cut


def keep(db: Database, name: str, cuts: Mapping[str, Sequence[Cut]]) -> None:
    """By what each is known by among the tables of this name: a feed's address, a title."""
    db.run_many(
        "INSERT OR REPLACE INTO cut (name, key, lines) VALUES (?, ?, ?)",
        [(name, key, json.dumps([asdict(cut) for cut in some])) for key, some in cuts.items()],
    )


def kept(db: Database, name: str, keys: Iterable[str]) -> dict[str, list[Cut]]:
    """Without those of which nothing is kept."""
    rows = db.rows(
        "SELECT key, lines FROM cut WHERE name = ? AND key IN (SELECT value FROM json_each(?))",
        (name, json.dumps(list(keys))),
    )
    return {key: [Cut(**cut) for cut in json.loads(lines)] for key, lines in rows}


def in_order(cuts: Mapping[str, Sequence[Cut]]) -> list[Cut]:
    """As they stood in the file, to be put back from its top."""
    return sorted(chain.from_iterable(cuts.values()), key=lambda cut: (cut.index, cut.line))
