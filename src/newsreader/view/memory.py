"""What the screen remembers over restarts: where the person was, and how things were laid out."""

import json
from collections.abc import Collection
from functools import partial

from newsreader.models.scopes import NEWEST_FIRST, Arrangement, Scope, SearchScope
from newsreader.view.recalling import (
    FOLDED,
    PLACE,
    arranged,
    arrangement_of,
    folded_in,
    name_of,
    source_in,
)
from newsreader.view.shelf import Shelf

_OFFLINE = "offline"


class Memory:
    """In the library, as a name and a text each; written in the thread that writes."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def arrangement(self, scope: Scope) -> Arrangement:
        return self._shelf.look(partial(arrangement_of, scope), NEWEST_FIRST)

    def keep_arrangement(self, scope: Scope, arrangement: Arrangement) -> None:
        usual = arrangement == NEWEST_FIRST
        words = None if usual else f"{arrangement.sort} {arrangement.grouping}"
        self._keep(arranged(scope), words)

    def folded(self) -> set[str]:
        """Paths of folders."""
        return self._shelf.look(folded_in, set[str]())

    def keep_folded(self, paths: Collection[str]) -> None:
        self._keep(FOLDED, json.dumps(sorted(paths), ensure_ascii=False))

    def offline(self) -> bool:
        """The person wants no network."""
        return bool(self._shelf.look(lambda library: library.remembered(_OFFLINE), None))

    def keep_offline(self, offline: bool) -> None:
        self._keep(_OFFLINE, "offline" if offline else None)

    def source(self) -> Scope | None:
        """The last one that was listed; it may be gone since."""
        return self._shelf.look(source_in, None)

    def keep_source(self, scope: Scope) -> None:
        if not isinstance(scope, SearchScope):
            self._keep(PLACE, name_of(scope))

    def _keep(self, name: str, text: str | None) -> None:
        self._shelf.write(lambda library: library.remember(name, text))
