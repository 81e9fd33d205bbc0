"""Where the person was, and how things were laid out, as the library remembers it."""

import json

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
    TagScope,
)
from newsreader.store.library import Library

FOLDED = "folded folders"
PLACE = "last source"


def arrangement_of(scope: Scope, library: Library) -> Arrangement:
    return arrangement_from(library.remembered(arranged(scope)) or "")


def folded_in(library: Library) -> set[str]:
    """Paths of folders."""
    paths = _parsed(library.remembered(FOLDED) or "")
    return {path for path in paths if isinstance(path, str)} if isinstance(paths, list) else set()


def source_in(library: Library) -> Scope | None:
    """The last one that was listed; it may be gone since."""
    return scope_from(library.remembered(PLACE) or "")


def arranged(scope: Scope) -> str:
    return f"arranged {name_of(scope)}"


def name_of(scope: Scope) -> str:
    """For files. PURE."""
    match scope:
        case FolderScope(path):
            parts = ["folder", path]
        case FeedScope(feed_id):
            parts = ["feed", str(feed_id)]
        case TagScope(name):
            parts = ["tag", name]
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
        case ["tag", str(tag)]:
            return TagScope(tag)
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
