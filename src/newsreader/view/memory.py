"""What the screen remembers over restarts: where the person was, and how things were laid out."""

import json
from collections.abc import Collection

from newsreader.models.scopes import (
    NEWEST_FIRST,
    Arrangement,
    FeedScope,
    FolderScope,
    Grouping,
    OwnSmart,
    Scope,
    SearchScope,
    Smart,
    Sort,
)
from newsreader.view.shelf import Shelf

_FOLDED = "folded folders"
_PLACE = "last source"
_OFFLINE = "offline"


class Memory:
    """In the library, as a name and a text each; written in the thread that writes."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def arrangement(self, scope: Scope) -> Arrangement:
        return arrangement_from(self._recall(_arranged(scope)))

    def keep_arrangement(self, scope: Scope, arrangement: Arrangement) -> None:
        usual = arrangement == NEWEST_FIRST
        words = None if usual else f"{arrangement.sort} {arrangement.grouping}"
        self._keep(_arranged(scope), words)

    def folded(self) -> set[str]:
        """Paths of folders."""
        paths = _parsed(self._recall(_FOLDED))
        return (
            {path for path in paths if isinstance(path, str)} if isinstance(paths, list) else set()
        )

    def keep_folded(self, paths: Collection[str]) -> None:
        self._keep(_FOLDED, json.dumps(sorted(paths), ensure_ascii=False))

    def offline(self) -> bool:
        """The person wants no network."""
        return bool(self._recall(_OFFLINE))

    def keep_offline(self, offline: bool) -> None:
        self._keep(_OFFLINE, "offline" if offline else None)

    def source(self) -> Scope | None:
        """The last one that was listed; it may be gone since."""
        return scope_from(self._recall(_PLACE))

    def keep_source(self, scope: Scope) -> None:
        if not isinstance(scope, SearchScope):
            self._keep(_PLACE, name_of(scope))

    def _recall(self, name: str) -> str:
        return self._shelf.look(lambda library: library.remembered(name), None) or ""

    def _keep(self, name: str, text: str | None) -> None:
        self._shelf.write(lambda library: library.remember(name, text))


def _arranged(scope: Scope) -> str:
    return f"arranged {name_of(scope)}"


def name_of(scope: Scope) -> str:
    """For files. PURE."""
    match scope:
        case FolderScope(path):
            parts = ["folder", path]
        case FeedScope(feed_id):
            parts = ["feed", str(feed_id)]
        case OwnSmart(title, query):
            parts = ["own", title, query]
        case SearchScope(query):
            parts = ["search", query]
        case _:
            parts = ["smart", scope.value]
    return json.dumps(parts, ensure_ascii=False)


def scope_from(name: str) -> Scope | None:
    """PURE."""
    match _parsed(name):
        case ["folder", str(path)]:
            return FolderScope(path)
        case ["feed", str(feed_id)] if feed_id.isdecimal():
            return FeedScope(int(feed_id))
        case ["own", str(title), str(query)]:
            return OwnSmart(title, query)
        case ["smart", str(word)] if word in Smart.__members__.values():
            return Smart(word)
    return None


def arrangement_from(words: str) -> Arrangement:
    """PURE. What this version does not know counts as usual."""
    match words.split():
        case [sort, grouping]:
            if sort in Sort.__members__.values() and grouping in Grouping.__members__.values():
                return Arrangement(Sort(sort), Grouping(grouping))
    return NEWEST_FIRST


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None
