"""The catalogue as a list to pick from."""

from collections.abc import Hashable, Sequence

from msgspec import Struct
from textual.message import Message

from newsreader.catalogue import CatalogueFeed
from newsreader.view.cells import cut, fit, steady
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.panes.virtual import Piece, VirtualList

_TITLE_CELLS = 26
_NOTHING = "No feed here is called so. Press tab to follow any address."


class _Heading(Struct, frozen=True):
    topic: str
    feeds: int


_Row = CatalogueFeed | _Heading | None


class StarterList(VirtualList):
    """Topics as headings, a feed a row; any number of feeds may be picked."""

    COMPONENT_CLASSES = {
        "starters--topic",
        "starters--sign",
        "starters--title",
        "starters--picked",
        "starters--about",
    }

    DEFAULT_CSS = """
    StarterList {
        & > .starters--topic { color: $foreground; text-style: bold; }
        & > .starters--sign { color: $accent; }
        & > .starters--title { color: $foreground; }
        & > .starters--picked { color: $accent; text-style: bold; }
        & > .starters--about { color: $foreground 68%; }
    }
    """

    class Picked(Message):
        """Another number of feeds is picked."""

    def __init__(self, *, icons: Icons = UNICODE) -> None:
        super().__init__(icons=icons, empty_words=_NOTHING, id="starters")
        self._rows: list[_Row] = []
        self._picked: dict[str, CatalogueFeed] = {}
        self._many_tongues = False

    @property
    def picked(self) -> Sequence[CatalogueFeed]:
        """In the order of picking, whether they are listed now or not."""
        return tuple(self._picked.values())

    @property
    def current(self) -> CatalogueFeed | None:
        row = self._rows[self.cursor] if self._rows else None
        return row if isinstance(row, CatalogueFeed) else None

    def show(self, feeds: Sequence[CatalogueFeed], at: CatalogueFeed | None = None) -> None:
        """List these, topic by topic, the cursor on `at` where it is among them."""
        shelves: dict[str, list[CatalogueFeed]] = {}
        for feed in feeds:
            shelves.setdefault(feed.topic, []).append(feed)
        self._rows = []
        for topic, shelf in shelves.items():
            self._rows += [None] if self._rows else []
            self._rows += [_Heading(topic, len(shelf)), *shelf]
        self._many_tongues = len({feed.language for feed in feeds}) > 1
        self.set_rows(len(self._rows), self._rows.index(at) if at in feeds else 1)

    def turn(self) -> None:
        """Pick the feed under the cursor, or leave it."""
        feed = self.current
        if feed is None:
            return
        if self._picked.pop(feed.url, None) is None:
            self._picked[feed.url] = feed
        self.refresh_line(self.cursor)
        self.post_message(self.Picked())

    def selectable(self, index: int) -> bool:
        return isinstance(self._rows[index], CatalogueFeed)

    def row_key(self, index: int) -> Hashable:
        row = self._rows[index]
        return row, isinstance(row, CatalogueFeed) and row.url in self._picked

    def row_opened(self, index: int) -> None:
        self.turn()

    def render_row(self, index: int, width: int) -> list[Piece]:
        match self._rows[index]:
            case CatalogueFeed() as feed:
                return self._feed_pieces(feed, width)
            case _Heading(topic, feeds):
                number = f"  {feeds}"
                name = cut(f" {steady(topic)}", width - len(number), self.icons.ellipsis)
                return [(name, "starters--topic"), (number, "starters--about")]
            case None:
                return []

    def _feed_pieces(self, feed: CatalogueFeed, width: int) -> list[Piece]:
        sign, title = ("[x]", "picked") if feed.url in self._picked else ("[ ]", "title")
        named = self._many_tongues and feed.language != "en"
        language = f"{feed.language} {self.icons.separator} " if named else ""
        room = width - _TITLE_CELLS - 8
        about = cut(steady(language + feed.about), room, self.icons.ellipsis) if room > 8 else ""
        return [
            (f" {sign} ", "starters--sign"),
            (fit(steady(feed.title), _TITLE_CELLS, self.icons.ellipsis), f"starters--{title}"),
            (f"  {about}", "starters--about"),
        ]
