"""Links: chosen by letters; opened here where their article is here, else in the browser."""

from functools import partial

from textual import on

from newsreader.cleaning import clean_line
from newsreader.models.articles import Headline
from newsreader.models.document import Link
from newsreader.models.scopes import FeedScope
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.queueing import QueueingActions
from newsreader.view.actions import Pane
from newsreader.view.hinting import Hinting
from newsreader.view.listing import Entrance
from newsreader.view.panes.reader import Reader
from newsreader.view.trail import Step, Trail

_LONGEST = 60


class LinkingActions(QueueingActions):
    """The way back along links is kept."""

    _trail: Trail | None = None

    def action_links(self) -> None:
        self._hint()

    def action_links_more(self) -> None:
        self._hint(ask=True)

    def _hint(self, *, ask: bool = False) -> None:
        if not self.sees(Pane.READER) or not self.reader.links:
            self.say("No link is in sight.")
            return
        self.status.hush()
        hinting = Hinting(self.reader, self._choose_link, ask=ask)
        self.take(hinting)
        if not hinting.in_sight:
            self.say("No link is in sight: type the number of one.", brief=True)

    def _choose_link(self, number: int, ask: bool) -> None:
        link = self.reader.links[number]
        if ask:
            self._ask_about(link)
        else:
            self.follow(link)

    @on(Reader.LinkChosen)
    def _click_link(self, chosen: Reader.LinkChosen) -> None:
        self.follow(Link(chosen.url, ""))

    def _ask_about(self, link: Link) -> None:
        from newsreader.view.dialogs.menu import Entry, MenuDialog

        entries = (
            Entry("o", "open"),
            Entry("y", "copy its address"),
            Entry("b", "bookmark"),
            Entry("L", "keep for later"),
        )
        title = clean_line(link.text, _LONGEST) or "This link"
        self.app.push_screen(MenuDialog(title, link.url, entries), partial(self._deal_with, link))

    def _deal_with(self, link: Link, key: str | None) -> None:
        match key:
            case "o":
                self.follow(link)
            case "y":
                self.app.copy_to_clipboard(link.url)
                self.say(f"Copied {link.url}")
            case "b":
                self.run_worker(self._bookmark(link), group="link")
            case "L":
                self.queue(link.url, link.text)

    def follow(self, link: Link) -> None:
        self.run_worker(self._follow(link), group="link")

    async def _follow(self, link: Link) -> None:
        here = await self._article_of(link)
        if here is None or here.id == self.presenter.shown_id:
            self.browse(link.url, link.text)
        else:
            self._open_here(here)

    async def _bookmark(self, link: Link) -> None:
        here = await self._article_of(link)
        if here is None:
            self.save_page(link.url)
            return
        layer, future = self.marker.bookmark(here.id, on=True)
        await self.marker.stored(layer, future)

    async def _article_of(self, link: Link) -> Headline | None:
        try:
            return await self.shelf.open(partial(_article_at, link.url))
        except LibraryError as error:
            self.say(str(error), wrong=True)
            return None

    def _open_here(self, headline: Headline) -> None:
        self._trail = self._trail or Trail()
        if self.presenter.shown_id is not None:
            self._trail.follow(self.lister.leave(), self.presenter.shown_id, headline.id)
        row = self.headlines.index_of(headline.id)
        if row is None:
            scope = FeedScope(headline.feed_id)
            self.point_at(scope)
            self.lister.open(scope, headline.feed_title, entrance=Entrance(headline.id))
        else:
            self.headlines.cursor = row
        self.enter(headline.id)
        self.say("That article is here already", hint=f"{self.key('back')} goes back")

    def step_back(self) -> bool:
        """To the article with the link that led here; False where none did."""
        step = self._trail.back(self.presenter.shown_id) if self._trail else None
        if step is not None:
            self._return_to(step)
        return step is not None

    def _return_to(self, step: Step) -> None:
        row = self.headlines.index_of(step.article_id)
        if step.left.reading.scope == self.lister.reading.scope and row is not None:
            self.headlines.cursor = row
        else:
            self.point_at(step.left.reading.scope)
            self.lister.resume(step.left)
        self.go(Pane.READER)
        self.presenter.show(step.article_id)


def _article_at(url: str, library: Library) -> Headline | None:
    article_id = library.links.article_at(url)
    found = library.headlines([article_id]) if article_id is not None else []
    return found[0] if found else None
