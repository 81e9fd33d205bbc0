"""Upkeep in a process of its own, a line after each step, so that it can be killed in between."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from newsreader.config import Retention
from newsreader.paths import Paths
from newsreader.store.health.compacting import compact
from newsreader.store.index import search
from newsreader.store.library import Library


def step() -> None:
    sys.stdout.write(".\n")
    sys.stdout.flush()


def main(root: str, what: str) -> None:
    with Library.open(Paths.under(Path(root)), lambda: datetime.now(UTC)) as library:
        match what:
            case "forget":
                going = library.retaining(Retention(articles=1, unread=True)).going()
                for place in range(0, going.count, 5):
                    library.forget(going.ids[place : place + 5])
                    step()
            case "index":
                with library.db.transaction():
                    library.db.run("INSERT INTO search (search) VALUES ('delete-all')")
                    library.db.run("UPDATE article SET indexed = 0")
                while search.index_some(library.db, 5):
                    step()
            case "compact":
                step()
                while True:
                    compact(library.db)


if __name__ == "__main__":
    main(*sys.argv[1:])
