"""Links: chosen by letters; opened here where their article is here, else in the browser."""

from functools import partial

from newsreader.cleaning import clean_line
from newsreader.models.articles import Headline
from newsreader.models.document import Link
from newsreader.models.scopes import FeedScope, Scope, Smart
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.queueing import QueueingActions
from newsreader.view.acting.saving import SavingActions
from newsreader.view.acting.topics import TopicActions
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.hinting import Hinting
from newsreader.view.listing import Entrance
from newsreader.view.reading import label_of
from newsreader.view.trail import Step, Trail

_LONGEST = 60
_HERE = "That article is here already"


class LinkingActions(Acts):
    """The way back along links is kept."""

    def __init__(
        self, desk: Desk, queueing: QueueingActions, saving: SavingActions, topics: TopicActions
    ) -> None:
        super().__init__(desk)
        self._topics = topics
        self._queueing = queueing
        self._saving = saving
        self._trail: Trail | None = None

    def action_links(self) -> None:
        self._hint()

    def action_links_more(self) -> None:
        self._hint(ask=True)

    def _hint(self, *, ask: bool = False) -> None:
        if not self.desk.sees(Pane.READER) or not self.desk.reader.links:
            self.desk.say("No link is in sight.")
            return
        self.desk.status.hush()
        hinting = Hinting(self.desk.reader, self._choose_link, ask=ask)
        self.desk.take(hinting)
        if not hinting.in_sight:
            self.desk.say("No link is in sight: type the number of one.", brief=True)

    def _choose_link(self, number: int, ask: bool) -> None:
        link = self.desk.reader.links[number]
        if ask:
            self._ask_about(link)
        else:
            self.follow(link)

    def _ask_about(self, link: Link) -> None:
        from newsreader.view.dialogs.menu import Entry, MenuDialog

        if link.query:
            entries = [Entry("o", "list its articles"), Entry("#", "follow as a smart feed")]
        else:
            entries = [
                Entry("o", "open"),
                Entry("y", "copy its address"),
                Entry("b", "bookmark"),
                Entry("L", "keep for later"),
            ]
        title = clean_line(link.text, _LONGEST) or "This link"
        self.desk.app.push_screen(
            MenuDialog(title, link.url, entries), partial(self._deal_with, link)
        )

    def _deal_with(self, link: Link, key: str | None) -> None:
        match key:
            case "o":
                self.follow(link)
            case "#":
                self._topics.follow([link])
            case "y":
                self.desk.app.copy_to_clipboard(link.url)
                self.desk.say(f"Copied {link.url}")
            case "b":
                self.desk.run_worker(self._bookmark(link), group="link")
            case "L":
                self._queueing.queue(link.url, link.text)

    def follow(self, link: Link) -> None:
        if link.query:
            self._topics.list(link)
            return
        self.desk.run_worker(self._follow(link), group="link")

    async def _follow(self, link: Link) -> None:
        here = await self._article_of(link)
        if here is None or here.id == self.desk.presenter.shown_id:
            self._queueing.browse(link.url, link.text)
        else:
            self.open_here(here)

    async def _bookmark(self, link: Link) -> None:
        here = await self._article_of(link)
        if here is None:
            self._saving.save_page(link.url)
            return
        layer, future = self.desk.marker.bookmark(here.id, on=True)
        await self.desk.marker.stored(layer, future)

    async def _article_of(self, link: Link) -> Headline | None:
        try:
            return await self.desk.shelf.open(partial(_article_at, link.url))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return None

    def open_article(self, article_id: int, words: str = _HERE) -> None:
        """As `open_here`; where it is gone, that is said."""
        self.desk.run_worker(self._open_article(article_id, words), group="link")

    async def _open_article(self, article_id: int, words: str) -> None:
        try:
            found = await self.desk.shelf.open(lambda library: library.headlines([article_id]))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return
        if found:
            self.open_here(found[0], words)
        else:
            self.desk.say("That article is not in the library any more.")

    def open_here(self, headline: Headline, words: str = _HERE) -> None:
        self._trail = self._trail or Trail()
        if self.desk.presenter.shown_id is not None:
            shown, place = self.desk.presenter.shown_id, self.desk.presenter.place
            self._trail.follow(Step(self.desk.lister.leave(), shown, headline.id, place))
        row = self.desk.headlines.index_of(headline.id)
        if row is None:
            scope, label = self._home(headline)
            self.desk.point_at(scope)
            self.desk.lister.open(scope, label, entrance=Entrance(headline.id))
        else:
            self.desk.headlines.cursor = row
        self.desk.enter(headline.id)
        hint = f"{self.desk.key('back')} goes back"
        self.desk.say(words or hint, hint=hint if words else "")

    def _home(self, headline: Headline) -> tuple[Scope, str]:
        """The list that has it."""
        if any(feed.id == headline.feed_id for feed in self.desk.feeds):
            return FeedScope(headline.feed_id), headline.feed_title
        if not headline.bookmarked:
            return Smart.LINKED, label_of(Smart.LINKED)
        scope = Smart.ARCHIVE if headline.archived else Smart.BOOKMARKS
        return scope, label_of(scope)

    def step_back(self) -> bool:
        """To the article with the link that led here; False where none did."""
        step = self._trail.back(self.desk.presenter.shown_id) if self._trail else None
        if step is not None:
            self._return_to(step)
        return step is not None

    def _return_to(self, step: Step) -> None:
        self.desk.presenter.expect(step.article_id, step.place)
        row = self.desk.headlines.index_of(step.article_id)
        if step.left.reading.scope == self.desk.lister.reading.scope and row is not None:
            self.desk.headlines.cursor = row
        else:
            self.desk.point_at(step.left.reading.scope)
            self.desk.lister.resume(step.left)
        self.desk.go(Pane.READER)
        self.desk.presenter.show(step.article_id)


def _article_at(url: str, library: Library) -> Headline | None:
    article_id = library.links.article_at(url)
    found = library.headlines([article_id]) if article_id is not None else []
    return found[0] if found else None
