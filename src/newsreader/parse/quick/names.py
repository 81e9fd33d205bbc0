"""What feedparser calls elements and attributes, worked out once for each."""

from collections.abc import Callable
from functools import lru_cache
from itertools import islice
from typing import Any

from feedparser.api import StrictFeedParser
from msgspec import Struct

from newsreader.parse.quick.state import Attributes, State

_USERLAND = "http://backend.userland.com/rss"
_DRAWN = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
_ROOTS = frozenset({"feed", "rss"})
_LOWERED = frozenset({"rel", "type"})
Handler = Callable[..., Any] | None
_LONG = 100
_MOST_ATTRIBUTES = 200
_MOST_NAMESPACES = 1000


class TooManyNamespaces(ValueError):
    """feedparser looks through all of them for an element of one that it does not know."""


class Tag(Struct, frozen=True):
    """An element's name and feedparser's handlers for it."""

    name: str
    """`dc:date`"""
    local: str
    """`date`"""
    key: str
    """`dc_date`"""
    start: Handler
    end: Handler
    xmlns: str
    """The namespace of a drawing or a formula, which feedparser writes out; else empty."""
    is_bare: bool
    """Whether feedparser calls it by no prefix."""
    is_odd: bool
    """Whether feedparser treats it in a way of its own."""


class QuickNames(State):
    """Mixed into feedparser's strict parser."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self.tags: dict[str, Tag] = {}
        """By expat's names, as long as these mean the same."""
        self._plain: dict[tuple[str, ...], bool] = {}

    def startPrefixMapping(self, prefix: str | None, uri: str | None) -> None:
        before = self._meaning(prefix, uri)
        StrictFeedParser.startPrefixMapping(self, prefix, uri)
        if self._meaning(prefix, uri) != before:
            self.tags.clear()
        if len(self.namespaces_in_use) > _MOST_NAMESPACES:
            raise TooManyNamespaces

    def learn(self, name: str) -> Tag:
        """`name` is expat's: `uri local prefix`, of which only the local one is always there."""
        self.tags[name] = tag = self._new_tag(*_split(name))
        return tag

    def attributes(self, tag: Tag, found: Attributes) -> Attributes:
        """Under each name by which feedparser looks for them, the first 200 of them.

        feedparser's own way to them is quadratic in their number.
        """
        if len(found) > _MOST_ATTRIBUTES:
            found = dict(islice(found.items(), _MOST_ATTRIBUTES))
        named, self.decls = self.decls, {}
        if tag.xmlns:
            named["xmlns"] = tag.xmlns
        if named or not self._are_plain(found):
            named |= self._qualified(found)
            found = {name.lower(): value for name, value in named.items()}
        for name in _LOWERED.intersection(found):
            found[name] = found[name].lower()
        return found

    def _are_plain(self, found: Attributes) -> bool:
        """Whether these are feedparser's names, too: small letters, no namespace."""
        names = tuple(found)
        plain = self._plain.get(names)
        if plain is None:
            said = "".join(names)
            self._plain[names] = plain = said == said.lower() and " " not in said
        return plain

    def _meaning(self, prefix: str | None, uri: str | None) -> tuple[str | None, str | None]:
        """What names under this declaration depend on: a default namespace has no prefix."""
        known = self._matchnamespaces.get((uri or "").lower(), prefix)
        meant = self.namespacemap.get(prefix) if prefix else None
        return meant, self.namespaces_in_use.get(known) if known else None

    def _new_tag(self, uri: str, local: str) -> Tag:
        uri = _USERLAND if "backend.userland.com/rss" in uri.lower() else uri
        prefix = self._matchnamespaces.get(uri.lower()) or (uri and self._prefix_in_use(uri))
        name = (f"{prefix}:{local}" if prefix else local).lower()
        said, _, local = name.rpartition(":")
        xmlns = uri if _DRAWN.get(local) == uri else ""
        make = _tag if len(name) < _LONG else _tag.__wrapped__
        handlers: Any = type(self)
        return make(handlers, name, self.namespacemap.get(said, said), xmlns)

    def _prefix_in_use(self, uri: str) -> str:
        used = self.namespaces_in_use.items()
        return next((prefix for prefix, known in used if prefix and known == uri), "")

    def _qualified(self, found: Attributes) -> Attributes:
        """With feedparser's prefix, and with the document's where that says something else."""
        named: Attributes = {}
        for name, value in found.items():
            uri, local = _split(name)
            named[_joined(self._matchnamespaces.get(uri.lower(), ""), local)] = value
        for name, value in found.items():
            prefix = name.split()[2] if name.count(" ") > 1 else ""
            named[_joined(prefix, _split(name)[1])] = value
        return named


@lru_cache(4096)
def _tag(handlers: Any, name: str, prefix: str, xmlns: str) -> Tag:
    """`prefix` is feedparser's, where it has one for that in `name`."""
    local = name.rpartition(":")[2]
    key = f"{prefix}_{local}" if prefix else local
    start: Handler = getattr(handlers, "_start_" + key, None)
    end: Handler = getattr(handlers, "_end_" + key, None)
    is_odd = local in _DRAWN or name in _ROOTS
    return Tag(
        name=name,
        local=local,
        key=key,
        start=start,
        end=end,
        xmlns=xmlns,
        is_bare=not prefix,
        is_odd=is_odd,
    )


def _joined(prefix: str, local: str) -> str:
    return (f"{prefix}:{local}" if prefix else local).lower()


def _split(name: str) -> tuple[str, str]:
    """(URI, local name). Raises ValueError, as feedparser does, for a URI with spaces in it."""
    match name.split():
        case [local]:
            return "", local
        case [uri, local] | [uri, local, _]:
            return uri, local
    raise ValueError(name)
