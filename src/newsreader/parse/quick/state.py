"""What feedparser's parser remembers while it reads."""

from collections.abc import Callable, Iterable
from typing import Any

XHTML = "application/xhtml+xml"

Attributes = dict[str, str]
FAR_REACHING = frozenset({"xml:base", "base", "xml:lang", "lang", "xmlns"})
"""Attributes that mean something for all that is in an element."""


class State:
    """feedparser's attributes and methods, as far as the short wire needs them."""

    baseuri: str
    lang: str | None
    depth: int
    title_depth: int
    version: str
    infeed: int
    inentry: int
    insource: int
    inimage: int
    intextinput: int
    incontent: int
    svgOK: int
    guidislink: int
    decls: Attributes
    entries: list[dict[str, Any]]
    elementstack: list[Any]
    basestack: list[str]
    langstack: list[str | None]
    contentparams: dict[str, Any]
    property_depth_map: dict[Any, dict[str, int]]
    namespacemap: dict[str | None, str]
    namespaces_in_use: dict[str, str]
    can_be_relative_uri: frozenset[str]
    _matchnamespaces: dict[str, str]

    push: Callable[[str, int], None]
    unknown_starttag: Callable[[str, Iterable[tuple[str, str]]], None]
    unknown_endtag: Callable[[str], None]
    handle_data: Callable[[str, int], None]
    looks_like_html: Callable[[str], bool]
    _get_context: Callable[[], dict[str, Any]]

    def content_type(self) -> str | None:
        """Of the text that is being read; FeedParserDict's own `get` takes detours."""
        return dict.get(self.contentparams, "type")
