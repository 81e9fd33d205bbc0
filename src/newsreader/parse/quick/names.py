"""What feedparser calls elements and attributes, worked out once for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from feedparser.api import StrictFeedParser

from newsreader.parse.quick.state import Attributes, State

_USERLAND = "http://backend.userland.com/rss"
_DRAWN = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
_ROOTS = frozenset({"feed", "rss"})
_LOWERED = frozenset({"rel", "type"})
_MOST_ATTRIBUTES = 200
_MOST_NAMESPACES = 1000


class TooManyNamespaces(ValueError):
    """feedparser looks through all of them for an element of one that it does not know."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An element's name and feedparser's handlers for it."""

    name: str
    """`dc:date`"""
    local: str
    """`date`"""
    key: str
    """`dc_date`"""
    start: Callable[..., None] | None
    end: Callable[..., None] | None
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
        if named or any(" " in name for name in found):
            return _lowered({**named, **self._qualified(found)})
        return _lowered(found)

    def _meaning(self, prefix: str | None, uri: str | None) -> tuple[str | None, str | None]:
        """What names under this declaration depend on: a default namespace has no prefix."""
        known = self._matchnamespaces.get((uri or "").lower(), prefix)
        meant = self.namespacemap.get(prefix) if prefix else None
        return meant, self.namespaces_in_use.get(known) if known else None

    def _new_tag(self, uri: str, local: str) -> Tag:
        uri = _USERLAND if "backend.userland.com/rss" in uri.lower() else uri
        prefix = self._matchnamespaces.get(uri.lower()) or self._prefix_in_use(uri)
        name = (f"{prefix}:{local}" if prefix else local).lower()
        prefix, _, rest = name.rpartition(":")
        prefix = self.namespacemap.get(prefix, prefix)
        key = f"{prefix}_{rest}" if prefix else rest
        return Tag(
            name=name,
            local=rest,
            key=key,
            start=getattr(type(self), "_start_" + key, None),
            end=getattr(type(self), "_end_" + key, None),
            xmlns=uri if _DRAWN.get(rest) == uri else "",
            is_bare=not prefix,
            is_odd=rest in _DRAWN or name in _ROOTS,
        )

    def _prefix_in_use(self, uri: str) -> str:
        used = self.namespaces_in_use.items()
        return next((prefix for prefix, known in used if prefix and uri and known == uri), "")

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


def _joined(prefix: str, local: str) -> str:
    return (f"{prefix}:{local}" if prefix else local).lower()


def _lowered(found: Attributes) -> Attributes:
    names: Iterable[tuple[str, str]] = ((name.lower(), value) for name, value in found.items())
    return {name: value.lower() if name in _LOWERED else value for name, value in names}


def _split(name: str) -> tuple[str, str]:
    """(URI, local name). Raises ValueError, as feedparser does, for a URI with spaces in it."""
    match name.split():
        case [local]:
            return "", local
        case [uri, local] | [uri, local, _]:
            return uri, local
    raise ValueError(name)
