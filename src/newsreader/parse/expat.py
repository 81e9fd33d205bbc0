"""Expat's parser, set up for whoever learns names by themselves."""

from collections.abc import Callable
from typing import NoReturn, Protocol
from xml.parsers import expat


class Wire(Protocol):
    """Hears of elements by expat's names: address, a space, local name, a space, prefix."""

    texts: list[str]
    """What expat has read since the last element began or ended."""

    def declare(self, prefix: str | None, uri: str | None) -> None: ...

    def start(self, name: str, found: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...


def read(text: str, wire: Wire, refuse_doctype: Callable[..., NoReturn]) -> None:
    """Raises ExpatError, and what `wire` and `refuse_doctype` raise."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartNamespaceDeclHandler = wire.declare
    parser.StartElementHandler = wire.start
    parser.CharacterDataHandler = wire.texts.append
    parser.EndElementHandler = wire.end
    parser.Parse(text, True)
