"""What the elements leave in the dictionaries, as feedparser's handlers would."""

from collections.abc import Callable

from newsreader.parse.direct.around import Around
from newsreader.parse.direct.facts import Facts
from newsreader.parse.direct.names import Attributes, Declined
from newsreader.parse.direct.people import People
from newsreader.parse.direct.texts import Texts
from newsreader.parse.handlers import Handlers

Reader = Callable[["Elements", Attributes, str], None]


class Elements(Texts, People, Facts, Around):
    """One method for each element that may stand in an entry, a feed or a source."""


def plain(key: str) -> Reader:
    """An element without a handler."""

    def read(self: Elements, found: Attributes, text: str) -> None:
        self.raw[key] = found or self.mended(text.strip())

    return read


def address(key: str) -> Reader:
    """The same, of an address."""

    def read(self: Elements, found: Attributes, text: str) -> None:
        if found:
            raise Declined(key)
        self.raw[key] = self.resolved(text)

    return read


def handled(key: str) -> Reader:
    """One that is ours."""
    start = getattr(Handlers, "_start_" + key)
    end = getattr(Handlers, "_end_" + key, Elements.end_nothing)

    def read(self: Elements, found: Attributes, text: str) -> None:
        self._said = text.strip()
        start(self, found)
        end(self)

    return read
