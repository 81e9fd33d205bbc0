"""The catalogue as a list to pick from."""

from collections.abc import Hashable, Sequence

from textual.message import Message

from newsreader.catalogue import Catalogue, CatalogueFeed
from newsreader.view.cells import cut, fit, steady
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.panes.virtual import Piece, VirtualList

_TITLE_CELLS = 26


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

    def __init__(self, catalogue: Catalogue, *, icons: Icons = UNICODE) -> None:
        super().__init__(icons=icons, id="starters")
        self._rows: list[tuple[str, CatalogueFeed | None]] = []
        for topic in catalogue.topics:
            self._rows += [("", None)] if self._rows else []
            self._rows += [(topic.name, None), *((topic.name, feed) for feed in topic.feeds)]
        self._picked: dict[int, None] = {}

    def on_mount(self) -> None:
        self.set_rows(len(self._rows), 1)

    @property
    def picked(self) -> Sequence[tuple[str, CatalogueFeed]]:
        """(topic, feed), in the order of picking."""
        rows = (self._rows[index] for index in self._picked)
        return [(topic, feed) for topic, feed in rows if feed is not None]

    def turn(self) -> None:
        """Pick the feed under the cursor, or leave it."""
        if self.cursor in self._picked:
            del self._picked[self.cursor]
        else:
            self._picked[self.cursor] = None
        self.refresh_line(self.cursor)
        self.post_message(self.Picked())

    def selectable(self, index: int) -> bool:
        return self._rows[index][1] is not None

    def row_key(self, index: int) -> Hashable:
        return index, index in self._picked

    def row_opened(self, index: int) -> None:
        self.turn()

    def render_row(self, index: int, width: int) -> list[Piece]:
        topic, feed = self._rows[index]
        if feed is None:
            return [(cut(f" {steady(topic)}", width, self.icons.ellipsis), "starters--topic")]
        picked = index in self._picked
        sign, title = ("[x]", "picked") if picked else ("[ ]", "title")
        language = "" if feed.language == "en" else f"{feed.language} · "
        room = width - _TITLE_CELLS - 8
        about = cut(steady(language + feed.about), room, self.icons.ellipsis) if room > 8 else ""
        return [
            (f" {sign} ", "starters--sign"),
            (fit(steady(feed.title), _TITLE_CELLS, self.icons.ellipsis), f"starters--{title}"),
            (f"  {about}", "starters--about"),
        ]
