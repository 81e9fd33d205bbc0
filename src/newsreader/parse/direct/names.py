"""What feedparser calls elements and attributes, as long as every prefix means one thing."""

from typing import NamedTuple

from newsreader.parse.handlers import NAMESPACES

Attributes = dict[str, str]
FAR_REACHING = frozenset({"xml:base", "base", "xml:lang", "lang"})
"""Attributes that mean something for all that is in an element."""
_USERLAND = "backend.userland.com/rss"
_XLINK = "http://www.w3.org/1999/xlink"
_LOWERED = frozenset({"rel", "type"})
_MOST_NAMESPACES = 100
_MOST_ATTRIBUTES = 200


class Declined(ValueError):
    """Something that only feedparser understands."""


class Plan(NamedTuple):
    """How a set of attributes is named."""

    names: list[tuple[str, str]]
    """(feedparser's, expat's); a name that stands twice means the last. Empty if both agree."""
    lowered: frozenset[str]
    """Those whose values are in small letters."""


class Names:
    """Of one document."""

    def __init__(self) -> None:
        self.version = ""
        """As feedparser calls the first format whose namespace is declared."""
        self.links: Attributes = {}
        """Declarations of XLink, which feedparser takes for attributes of the next element."""
        self._seen: set[tuple[str | None, str]] = set()
        self._in_use: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        """By namespaces that feedparser does not know."""
        self._meant: dict[str, str] = {}
        """What feedparser calls the document's own prefixes."""
        self._plans: dict[tuple[str, ...], Plan] = {}

    def declare(self, prefix: str | None, uri: str | None, *, at_root: bool) -> bool:
        """Whether it may change what elements are called. Raises Declined."""
        if not uri or ((prefix, uri) in self._seen and uri != _XLINK):
            return False
        self._seen.add((prefix, uri))
        self.version = self.version or _version(prefix, uri.lower())
        known, low = known_as(uri), (prefix or "").lower()
        if prefix and uri == _XLINK and not at_root:
            self.links[f"xmlns:{prefix}"] = uri
        name = low if known is None else known.lower()
        mark = uri if known is None else ""
        if name and self._in_use.setdefault(name, mark) != mark:
            raise Declined(prefix)
        if len(self._seen) > _MOST_NAMESPACES:
            raise Declined(uri)
        if known is None and low:
            self._prefixes.setdefault(uri, low)
        elif known is not None and prefix:
            self._meant[prefix] = known
        return True

    def take_links(self) -> Attributes:
        links, self.links = self.links, {}
        return links

    def name_of(self, name: str) -> tuple[str, str]:
        """(prefix, local name) of an element, in small letters."""
        uri, local, _ = split(name)
        known = known_as(uri) if uri else ""
        prefix = (self._prefixes.get(uri, "") if known is None else known).lower()
        return self._meant.get(prefix, prefix).lower(), local.lower()

    def attributes(self, found: Attributes) -> Attributes:
        """Under each name by which feedparser looks for them."""
        names = tuple(found)
        plan = self._plans.get(names)
        if plan is None:
            self._plans[names] = plan = _plan(names)
        renamed, lowered = plan
        if renamed:
            found = {name: found[source] for name, source in renamed}
        for name in lowered:
            found[name] = found[name].lower()
        return found


def key_of(prefix: str, local: str) -> str:
    return f"{prefix}_{local}" if prefix else local


def known_as(uri: str) -> str | None:
    """The prefix that feedparser has, empty for the formats themselves."""
    low = uri.lower()
    return "" if _USERLAND in low else NAMESPACES.get(low)


def _version(prefix: str | None, uri: str) -> str:
    if uri == "http://my.netscape.com/rdf/simple/0.9/":
        return "" if prefix else "rss090"
    return {"http://purl.org/rss/1.0/": "rss10", "http://www.w3.org/2005/atom": "atom10"}.get(
        uri, ""
    )


def _plan(names: tuple[str, ...]) -> Plan:
    if len(names) > _MOST_ATTRIBUTES:
        raise Declined(names[0])
    parts = [(name, *split(name)) for name in names]
    named = [
        (_joined(NAMESPACES.get(uri.lower(), ""), local), name) for name, uri, local, _ in parts
    ]
    named += [(_joined(prefix, local), name) for name, _, local, prefix in parts]
    called = {name for name, _ in named}
    return Plan([] if called == {*names} else named, _LOWERED & called)


def _joined(prefix: str, local: str) -> str:
    return (f"{prefix}:{local}" if prefix else local).lower()


def split(name: str) -> tuple[str, str, str]:
    """(URI, local name, prefix) of expat's name. Raises Declined for a URI with spaces in it."""
    match name.split(" "):
        case [local]:
            return "", local, ""
        case [uri, local]:
            return uri, local, ""
        case [uri, local, prefix]:
            return uri, local, prefix
    raise Declined(name)
