"""Feeds to pick from: those found at an address, or those of the catalogue."""

from collections.abc import Hashable, Sequence

from textual.message import Message

from newsreader.view.choosing import Offered, pieces, widths
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.panes.virtual import Piece, VirtualList


class OfferList(VirtualList):
    """A feed a row; any number of them may be picked."""

    COMPONENT_CLASSES = {
        "offers--sign",
        "offers--title",
        "offers--picked",
        "offers--column",
        "offers--rest",
    }

    DEFAULT_CSS = """
    OfferList {
        background: $surface;
        scrollbar-background: $surface;
        & > .offers--sign { color: $accent; }
        & > .offers--title { color: $foreground; }
        & > .offers--picked { color: $accent; text-style: bold; }
        & > .offers--column { color: $foreground 80%; }
        & > .offers--rest { color: $foreground 68%; }
    }
    """

    class Changed(Message):
        """Another feed is under the cursor, or another number of them is picked."""

    def __init__(self, *, icons: Icons = UNICODE) -> None:
        super().__init__(icons=icons, id="offers")
        self.offers: Sequence[Offered] = ()
        self._picked: dict[str, Offered] = {}
        self._widths: Sequence[int] = ()

    def show(self, offers: Sequence[Offered]) -> None:
        self.offers = offers
        self._picked = {}
        self._widths = widths(offers)
        self.display = bool(offers)
        self.set_rows(len(offers))
        self.post_message(self.Changed())

    @property
    def current(self) -> Offered | None:
        return self.offers[self.cursor] if self.offers else None

    @property
    def picked(self) -> Sequence[Offered]:
        """In the order of picking."""
        return tuple(self._picked.values())

    @property
    def chosen(self) -> Sequence[Offered]:
        """What is picked; when nothing is, what is under the cursor."""
        here = (self.current,) if self.current and not self.current.followed else ()
        return self.picked or here

    def turn(self) -> None:
        """Pick the feed under the cursor, or leave it."""
        offer = self.current
        if offer is None or offer.followed:
            return
        if self._picked.pop(offer.url, None) is None:
            self._picked[offer.url] = offer
        self.refresh_line(self.cursor)
        self.post_message(self.Changed())

    def cursor_moved(self, index: int) -> None:
        self.post_message(self.Changed())

    def row_key(self, index: int) -> Hashable:
        offer = self.offers[index]
        return offer, offer.url in self._picked

    def row_opened(self, index: int) -> None:
        self.turn()

    def render_row(self, index: int, width: int) -> list[Piece]:
        offer = self.offers[index]
        picked = offer.url in self._picked
        room = width - self.scrollbar_size_vertical
        return pieces(offer, self._widths, room, picked=picked, icons=self.icons)
