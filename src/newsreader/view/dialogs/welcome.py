"""The first run: something to read in a minute, whatever the person brings along."""

import asyncio
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from newsreader.models.feeds import Subscription
from newsreader.models.moving import Neighbour
from newsreader.view.dialogs.dialog import Line, icons_of, line
from newsreader.view.dialogs.greeting import (
    FINDING,
    TYPING,
    WIDEST,
    foot,
    introduction,
    picking,
    tally,
    tongues,
)
from newsreader.view.dialogs.walking import WALKING, Walking
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.offering import Choice, Offer
from newsreader.view.panes.starters import StarterList
from newsreader.view.work import replace_work


class WelcomeScreen(Walking, Screen[Choice]):
    """Starter feeds by topic, an address, a file, the demo. Escape leaves it."""

    CSS_PATH = "welcome.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *WALKING,
        ("enter", "follow", "follow"),
        ("slash", "search", "search"),
        ("l,ctrl+l", "language", "language"),
        ("tab,shift+tab", "address", "address"),
        ("ctrl+n", "move_in", "bring along"),
        ("ctrl+o", "demo", "demo"),
        ("escape,q", "close", "look around"),
    ]
    AUTO_FOCUS = "#starters"

    def __init__(self, offer: Offer, icons: Icons = UNICODE) -> None:
        super().__init__()
        self._offer = offer
        self._catalogue = offer.catalogue()
        self._tongues = tongues(self._catalogue.languages, offer.language)
        self._starters = StarterList(icons=icons)
        self._words = Input(placeholder="search by name, topic, language", id="find")
        self._address = Input(placeholder="example.org, or a file: ~/feeds.opml", id="address")
        self._neighbours: tuple[Neighbour, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="welcome"):
            yield line("Welcome to newsreader", "head")
            yield line("What would you like to read? Here are feeds to start with.", "lead")
            yield Static(id="neighbours", markup=False)
            with Horizontal(id="finding"):
                yield self._words
                yield line("", id="tally")
            yield self._starters
            yield line("Or follow something else, or bring your feeds along:", "lead last")
            yield self._address
            yield Static(id="welcome-foot", markup=False)

    def on_mount(self) -> None:
        self._list()
        self._tell_keys()
        replace_work(self, "neighbours", self._meet)

    async def _meet(self) -> None:
        """Say who lives here already."""
        self._neighbours = tuple(await asyncio.to_thread(self._offer.neighbours))
        if self._neighbours:
            words = introduction(self._neighbours, icons_of(self))
            self.query_one("#neighbours", Static).update(words)
            self.add_class("-met")

    @on(Input.Changed, "#find")
    def _list(self) -> None:
        """What has the words, in the chosen language; where it has none, in any."""
        words, language = self._words.value, self._tongues[0]
        found = self._catalogue.find(words, language) or self._catalogue.find(words)
        self._starters.show(found, None if words.strip() else self._starters.current)
        self.query_one("#tally", Line).say(tally(found, language))

    @on(StarterList.Picked)
    @on(events.DescendantFocus)
    def _tell_keys(self) -> None:
        keys = picking(len(self._starters.picked))
        if self.focused is self._words:
            keys = FINDING
        elif self.focused is self._address:
            keys = TYPING
        room = min(self.app.size.width, WIDEST) - 4
        self.query_one("#welcome-foot", Static).update(foot(keys, room))

    def on_resize(self) -> None:
        self._tell_keys()

    @on(Input.Submitted, "#address")
    def _take_words(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(Choice(words=event.value.strip()))
        else:
            self._starters.focus()

    @on(Input.Submitted, "#find")
    def _to_the_list(self) -> None:
        self._starters.focus()

    @property
    def rows(self) -> StarterList:
        return self._starters

    def action_search(self) -> None:
        self._words.focus()

    def action_language(self) -> None:
        self._tongues = [*self._tongues[1:], self._tongues[0]]
        self._list()

    def action_address(self) -> None:
        (self._starters if self.focused is self._address else self._address).focus()

    def action_follow(self) -> None:
        """The feeds that are picked; when none is, the one under the cursor."""
        if not self._starters.picked:
            self._starters.turn()
        feeds = tuple(
            Subscription(feed.url, folders=(feed.topic,)) for feed in self._starters.picked
        )
        if feeds:
            self.dismiss(Choice(feeds))

    def action_move_in(self) -> None:
        if self._neighbours:
            self.dismiss(Choice(neighbours=self._neighbours))

    def action_demo(self) -> None:
        self.dismiss(Choice(demo=True))

    def action_close(self) -> None:
        """First out of the search, then out of here."""
        if self._words.value or self.focused is self._words:
            self._words.value = ""
            self._starters.focus()
        else:
            self.dismiss(None)
