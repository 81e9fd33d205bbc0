"""The first run: something to read in a minute, whatever the person brings along."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from newsreader.catalogue import Catalogue
from newsreader.models.feeds import Subscription
from newsreader.view.dialogs.dialog import line
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.panes.starters import StarterList
from newsreader.wording import counted

_REST = (("tab", "address"), ("ctrl+o", "demo"), ("esc", "skip"))
_WIDEST = 92
"""Cells; newsreader.tcss says the same."""
_TYPING = (("enter", "add"), ("tab", "back to the list"), *_REST[1:])


def _picking(picked: int) -> tuple[tuple[str, str], ...]:
    """The keys of the list, and what they do."""
    follow = f"follow {counted(picked, 'feed')}" if picked else "follow this one"
    return (("space", "pick"), ("enter", follow), *_REST)


def _foot(keys: Iterable[tuple[str, str]], room: int) -> Content:
    """As many lines as the keys need; none is parted from its words."""
    pieces: list[tuple[str, str]] = []
    left = room
    for key, words in keys:
        needed = len(key) + len(words) + 3
        if pieces:
            pieces.append(("  " if needed <= left else "\n", ""))
        left = (left if needed <= left else room) - needed
        pieces += [(key, "bold $accent"), (f" {words}", "$foreground 68%")]
    return Content.assemble(*pieces)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person wants: feeds of the catalogue, or an address or file, or the demo."""

    subscriptions: tuple[Subscription, ...] = ()
    words: str = ""
    demo: bool = False


class WelcomeScreen(Screen[Choice]):
    """Starter feeds by topic, an address, a file, the demo. Escape leaves it."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        ("j,down", "move(1)", "down"),
        ("k,up", "move(-1)", "up"),
        ("pagedown,ctrl+d", "page(1)", "page down"),
        ("pageup,ctrl+u", "page(-1)", "page up"),
        ("space", "pick", "pick"),
        ("enter", "follow", "follow"),
        ("escape,q", "close", "look around"),
        ("ctrl+o", "demo", "demo"),
    ]
    AUTO_FOCUS = "#starters"

    def __init__(self, catalogue: Catalogue, icons: Icons = UNICODE) -> None:
        super().__init__()
        self._starters = StarterList(catalogue, icons=icons)

    def compose(self) -> ComposeResult:
        with Vertical(id="welcome"):
            yield line("Welcome to newsreader", "head")
            yield line("What would you like to read? Here are feeds to start with.", "lead")
            yield self._starters
            yield line("Or follow something else, or bring your feeds along:", "lead last")
            yield Input(placeholder="example.org, or a file: ~/feeds.opml", id="address")
            yield Static(id="welcome-foot", markup=False)

    def on_mount(self) -> None:
        self._tell_keys()

    @on(StarterList.Picked)
    @on(events.DescendantFocus)
    def _tell_keys(self) -> None:
        keys = _TYPING if isinstance(self.focused, Input) else _picking(len(self._starters.picked))
        room = min(self.app.size.width, _WIDEST) - 4
        self.query_one("#welcome-foot", Static).update(_foot(keys, room))

    def on_resize(self) -> None:
        self._tell_keys()

    @on(Input.Submitted)
    def _take_words(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(Choice(words=event.value.strip()))
        else:
            self._starters.focus()

    def action_move(self, rows: int) -> None:
        self._starters.move(rows)

    def action_page(self, direction: int) -> None:
        self._starters.page(direction)

    def action_pick(self) -> None:
        self._starters.turn()

    def action_follow(self) -> None:
        """The feeds that are picked; when none is, the one under the cursor."""
        if not self._starters.picked:
            self._starters.turn()
        feeds = tuple(
            Subscription(feed.url, folders=(topic,)) for topic, feed in self._starters.picked
        )
        self.dismiss(Choice(feeds))

    def action_demo(self) -> None:
        self.dismiss(Choice(demo=True))

    def action_close(self) -> None:
        self.dismiss(None)
