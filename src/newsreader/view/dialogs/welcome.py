"""The first run: something to read in a minute, whatever the person brings along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, SelectionList, Static
from textual.widgets.selection_list import Selection

from newsreader.catalogue import Catalogue, CatalogueFeed
from newsreader.models.feeds import Feed, Subscription
from newsreader.view.dialogs.dialog import line
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
        ("escape", "close", "look around"),
        ("ctrl+o", "demo", "demo"),
    ]
    AUTO_FOCUS = "#starters"

    def __init__(self, catalogue: Catalogue, followed: Sequence[Feed]) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._followed = {feed.url for feed in followed}

    def compose(self) -> ComposeResult:
        with Vertical(id="welcome"):
            yield line("Welcome to newsreader", "head")
            yield line("What would you like to read? Space picks, enter follows.", "lead")
            yield StarterList(*self._selections(), id="starters", compact=True)
            yield line("Or the address of a site, or an OPML file of your subscriptions:", "lead")
            yield Input(placeholder="example.org, or ~/subscriptions.opml", id="address")
            yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        self._count()

    def _selections(self) -> Iterator[Selection[Subscription]]:
        for topic in self._catalogue.topics:
            for feed in topic.feeds:
                if feed.url not in self._followed:
                    yield Selection(_prompt(topic.name, feed), _subscription(topic.name, feed))

    @on(SelectionList.SelectedChanged)
    def _count(self) -> None:
        picked = len(self.query_one(StarterList).selected)
        follow = f"enter follow {counted(picked, 'feed')}" if picked else "space pick"
        words = f"{follow} · tab address · ctrl+o open the demo · esc look around first"
        self.query_one("#foot", Static).update(Content(words))

    @on(Input.Submitted)
    def _take_words(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(Choice(words=event.value.strip()))

    def action_follow(self) -> None:
        picked = self.query_one(StarterList).selected
        if picked:
            self.dismiss(Choice(tuple(picked)))

    def action_demo(self) -> None:
        self.dismiss(Choice(demo=True))

    def action_close(self) -> None:
        self.dismiss(None)


class StarterList(SelectionList[Subscription]):
    """Space picks, Enter follows what is picked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("j", "cursor_down", "down"),
        ("k", "cursor_up", "up"),
        ("enter", "screen.follow", "follow"),
    ]


def _subscription(topic: str, feed: CatalogueFeed) -> Subscription:
    return Subscription(feed.url, folders=(topic,))


def _prompt(topic: str, feed: CatalogueFeed) -> Content:
    language = "" if feed.language == "en" else f" [{feed.language}]"
    return Content.assemble(
        (f"{topic:<12} ", "$text-muted"),
        (feed.title, "bold"),
        (f"{language}  {feed.about}", "$text-muted"),
    )
