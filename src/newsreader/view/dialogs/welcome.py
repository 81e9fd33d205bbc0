"""The first run: something to read in a minute, whatever the person brings along."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
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
from newsreader.view.syncing import counted


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person wants: feeds of the catalogue, or an address or file, or the demo."""

    subscriptions: tuple[Subscription, ...] = ()
    words: str = ""
    demo: bool = False


class WelcomeScreen(Screen[Choice]):
    """Starter feeds by topic, an address, a file, the demo. Escape leaves it."""

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
            yield line("What would you like to read? Pick some feeds:", "lead")
            yield self._starters
            yield line("Or give the address of a site, or an OPML file:", "lead")
            yield Input(placeholder="example.org or ~/feeds.opml", id="address")
            yield Static(id="welcome-foot", markup=False)

    def on_mount(self) -> None:
        self._count()

    @on(StarterList.Picked)
    def _count(self) -> None:
        picked = len(self._starters.picked)
        follow = f" · enter follow {counted(picked, 'feed')}" if picked else ""
        words = f"space pick{follow} · tab address · ctrl+o demo · esc skip"
        self.query_one("#welcome-foot", Static).update(Content(words), layout=False)

    @on(Input.Submitted)
    def _take_words(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(Choice(words=event.value.strip()))

    def action_move(self, rows: int) -> None:
        self._starters.move(rows)

    def action_page(self, direction: int) -> None:
        self._starters.page(direction)

    def action_pick(self) -> None:
        self._starters.turn()

    def action_follow(self) -> None:
        feeds = tuple(
            Subscription(feed.url, folders=(topic,)) for topic, feed in self._starters.picked
        )
        if feeds:
            self.dismiss(Choice(feeds))
        else:
            self.action_pick()

    def action_demo(self) -> None:
        self.dismiss(Choice(demo=True))

    def action_close(self) -> None:
        self.dismiss(None)
