"""Add feeds: addresses or words go in, what is found is shown, what is picked is followed."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from newsreader.addresses import feed_key
from newsreader.catalogue import Catalogue, CatalogueFeed
from newsreader.cleaning import clean_line
from newsreader.models.feeds import Feed
from newsreader.models.syncing import (
    Chosen,
    FeedAdded,
    FeedFetching,
    FeedsFound,
    Refused,
    SyncRunner,
)
from newsreader.paths import is_there
from newsreader.view.cells import cut, steady
from newsreader.view.choosing import Offered, of_catalogue, of_choice, offered, refusals
from newsreader.view.dialogs.addresses import Addresses, are_addresses, path_in
from newsreader.view.dialogs.dialog import Dialog, Line, icons_of, line
from newsreader.view.dialogs.greeting import foot
from newsreader.view.dialogs.walking import WALKING, Walking
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.panes.offers import OfferList
from newsreader.view.work import replace_work
from newsreader.wording import counted

_WIDEST = 104
"""Cells; dialogs.tcss says the same."""
_AROUND = 17
"""Lines of a high card that are not the list's."""
_MOST_ROWS = 12
_MOST_SUGGESTED = 50
_HINT = "Any page of a site will do. Words search the catalogue; a file of feeds is imported."
_LAST = (("tab", "folder"), ("esc", "close"))


class AddDialog(Walking, Dialog[tuple[FeedAdded, ...] | str]):
    """Gives back the feeds that were added, or the path of a file to import."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *WALKING,
        ("enter", "follow", "follow"),
        ("tab,shift+tab", "folder", "folder"),
    ]
    AUTO_FOCUS = "#words"

    def __init__(
        self,
        runner: SyncRunner,
        catalogue: Callable[[], Catalogue],
        feeds: Sequence[Feed],
        now: datetime,
        words: str = "",
        icons: Icons = UNICODE,
    ) -> None:
        super().__init__()
        self._runner = runner
        self._catalogue = catalogue
        self._now = now
        self._followed = {feed_key(feed.url) for feed in feeds}
        folders = sorted({folder for feed in feeds for folder in feed.folders})
        suggester = SuggestFromList(folders, case_sensitive=False)
        self._words = Addresses(words, placeholder="example.org, or words: astronomy", id="words")
        self._folder = Input(placeholder="folder (optional)", id="folder", suggester=suggester)
        self._offers = OfferList(icons=icons)
        self._added: list[FeedAdded] = []
        self._choice: asyncio.Future[Chosen] | None = None
        """Waited for while there is something to choose from."""
        self._looked_at: str | None = None
        """The words that are looked at, or were: for them there is nothing to suggest."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="card wide"):
            yield line("Add a feed", "head")
            yield self._words
            yield self._folder
            yield line(_HINT, id="said")
            yield self._offers
            yield Static(id="details", markup=False)
            yield Static(id="add-foot", classes="foot", markup=False)

    def on_mount(self) -> None:
        self._offers.display = False
        self._tell()
        if are_addresses(self._words.value) or path_in(self._words.value):
            self._look()

    def on_resize(self) -> None:
        super().on_resize()
        self._give_room()
        self._tell()

    def _give_room(self) -> None:
        """As many lines as the rows that were found need; for those that come and go, all."""
        if self.app.size.height < 20:
            self._offers.styles.height = "1fr"
            return
        room = min(self.app.size.height * 94 // 100 - _AROUND, _MOST_ROWS)
        rows = len(self._offers.offers) if self.has_class("-choosing") else room
        self._offers.styles.height = max(3, min(rows, room))

    # Words

    @on(Input.Changed, "#words")
    def _suggest(self) -> None:
        """What the catalogue has of these words, as they are typed."""
        words = self._words.value.strip()
        if words == self._looked_at:
            return
        self._looked_at = None
        self.workers.cancel_group(self, "add")
        self._leave_choice()
        found = self._catalogue().find(words) if len(words) > 1 and path_in(words) is None else ()
        self._show([self._of_catalogue(feed) for feed in found[:_MOST_SUGGESTED]])
        self._say(f"{counted(len(found), 'feed')} of the catalogue" if found else _HINT)

    def _of_catalogue(self, feed: CatalogueFeed) -> Offered:
        return of_catalogue(feed, followed=feed_key(feed.url) in self._followed)

    @on(Input.Submitted, "#folder")
    def _back_to_choosing(self) -> None:
        if self.has_class("-choosing"):
            self._offers.focus()
        else:
            self._look()

    @on(Input.Submitted, "#words")
    def _look(self) -> None:
        self._looked_at = words = self._words.value.strip()
        path = path_in(words)
        if not words:
            self._say("Type the address of a site or of a feed.")
        elif path is not None:
            self._take_file(path)
        elif self._offers.offers and not are_addresses(words):
            self._offers.focus()
        else:
            addresses = words.split() if are_addresses(words) else [words]
            replace_work(self, "add", partial(self._find, addresses))

    def _take_file(self, path: Path) -> None:
        if is_there(path):  # newsboat's folder is imported whole
            self.dismiss(str(path))
        else:
            self._say(f"There is no file {path}.")

    # Work

    async def _find(self, addresses: Sequence[str]) -> None:
        """Look at these addresses; where one leads to a single feed, it is followed at once."""
        self._show(())
        self._say("Looking for feeds …")
        refused = await self._listen(addresses, self._folders())
        if refused:
            self._say(refusals(refused, alone=len(addresses) == 1))
            self._words.focus()
        elif self._added:
            self.dismiss(tuple(self._added))
        else:
            self._say(_HINT)

    async def _follow(self, wanted: Sequence[Offered]) -> None:
        """Each goes into the folder that was typed, else where the catalogue would put it."""
        shelves: dict[Sequence[str], list[str]] = {}
        for offer in wanted:
            shelves.setdefault(self._folders() or offer.shelf, []).append(offer.url)
        self._say(f"Following {counted(len(wanted), 'feed')} …")
        refused = [one for shelf in shelves for one in await self._listen(shelves[shelf], shelf)]
        if refused:
            self._say(refusals(refused, alone=len(wanted) == 1))
            self._words.focus()
        else:
            self.dismiss(tuple(self._added))

    async def _listen(self, addresses: Sequence[str], folders: Sequence[str]) -> list[Refused]:
        """Follow what is there; what could not be, is given back."""
        refused = []
        async for event in self._runner.add(addresses, folders, self._choose):
            match event:
                case FeedAdded():
                    self._added.append(event)
                case Refused():
                    refused.append(event)
                case FeedFetching(_, title):
                    self._say(f"Asking {title} …")
        return refused

    async def _choose(self, found: FeedsFound) -> Chosen:
        """What the person picks, none when they go back."""
        self._choice = asyncio.get_running_loop().create_future()
        self.add_class("-choosing")
        self._show([of_choice(choice, self._now) for choice in found.choices])
        self._say(f"{offered(found)}.")
        self._offers.focus()
        chosen = await self._choice
        self._leave_choice()
        self._words.focus()
        self._say(f"Following {counted(len(chosen.urls), 'feed')} …")
        return chosen

    def _leave_choice(self) -> None:
        self._choice = None
        self.remove_class("-choosing")
        self._show(())

    # Moving

    def _show(self, offers: Sequence[Offered]) -> None:
        self.set_class(bool(offers), "-listing")
        self._offers.show(offers)
        self._give_room()

    @property
    def rows(self) -> OfferList:
        return self._offers

    def action_move(self, rows: int) -> None:
        if self._offers.offers and not self._offers.has_focus:
            self._offers.focus()
        else:
            super().action_move(rows)

    def action_folder(self) -> None:
        """There, and back to where the work is."""
        back = self._offers if self._offers.offers else self._words
        (back if self._folder.has_focus else self._folder).focus()

    def action_follow(self) -> None:
        chosen = self._offers.chosen
        if chosen and self._choice:
            self._decide(Chosen(tuple(offer.url for offer in chosen), tuple(self._folders())))
        elif chosen:
            replace_work(self, "add", partial(self._follow, chosen))

    def _decide(self, chosen: Chosen) -> None:
        if self._choice and not self._choice.done():
            self._choice.set_result(chosen)

    def action_close(self) -> None:
        """Out of the list first. What was added already is given back."""
        if self._offers.has_focus:
            self._decide(Chosen())
            self._words.focus()
        else:
            self.workers.cancel_node(self)
            self.dismiss(tuple(self._added) or None)

    # What is said

    @on(OfferList.Changed)
    @on(events.DescendantFocus)
    def _tell(self) -> None:
        offer = self._offers.current
        room = min(self.app.size.width * 94 // 100, _WIDEST) - 6
        icons = icons_of(self)
        about = [icons.words(text) for text in offer.details] if offer else []
        about = [cut(steady(text), room, icons.ellipsis) for text in about]
        self.query_one("#details", Static).update("\n".join(about))
        self.query_one("#details").display = bool(about)
        self.query_one("#add-foot", Static).update(foot(self._keys(), room))

    def _keys(self) -> Sequence[tuple[str, str]]:
        if not self._offers.has_focus:
            if not self._offers.offers:
                return ("enter", "look"), *_LAST
            if not are_addresses(self._words.value):
                return ("enter", "to the list"), *_LAST
            return ("enter", "look"), ("↓", "to the list"), *_LAST
        picked = len(self._offers.picked)
        follow = f"follow {counted(picked, 'feed')}" if picked else "follow it"
        folder = (("tab", "folder"),) if self._folder.display else ()
        return ("space", "pick"), ("enter", follow), *folder, ("esc", "back")

    def _folders(self) -> Sequence[str]:
        """What was typed: one, or none."""
        typed = self._folder.value.strip().strip("/")
        return (typed,) if typed else ()

    def _say(self, words: str) -> None:
        self.query_one("#said", Line).say(clean_line(words))
