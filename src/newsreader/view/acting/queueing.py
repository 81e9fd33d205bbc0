"""Into the browser; without a network into the queue, and out of it when there is one again."""

from collections.abc import Callable, Sequence

from newsreader.models.links import QueuedLink
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.saving import SavingActions
from newsreader.view.desk import Desk
from newsreader.view.dialogs.acts import LinkAct
from newsreader.view.opening import open_in_browser
from newsreader.view.shelf import done
from newsreader.wording import counted

_UNASKED = 10
"""Pages opened without a word."""


class QueueingActions(Acts):
    """What cannot be opened now waits; when the network is back that is said, once."""

    def __init__(self, desk: Desk, saving: SavingActions) -> None:
        super().__init__(desk)
        self._saving = saving
        self._told = False
        self._offered: Sequence[str] = ()
        """Pages that the same key would open now."""
        desk.happens.ticked.append(self._look_for_network)

    def action_queued_links(self) -> None:
        from newsreader.view.dialogs.queue import QueueDialog

        self.desk.app.push_screen(QueueDialog(self._links_that_wait, self._deal, self.desk.now()))

    def action_queue_link(self) -> None:
        headline = self.desk.wanted()
        if headline and headline.link:
            self.queue(headline.link, headline.title)
        elif headline:
            self.desk.say("This article has no address.")

    def browse(self, url: str, words: str = "") -> None:
        if self.desk.online():
            trouble = open_in_browser(url, self.desk.config.reading.browser)
            self.desk.say(trouble or f"Opened {url}", wrong=trouble is not None)
        else:
            self.queue(url, words)

    def browse_all(self, urls: Sequence[str], key: str) -> bool:
        """Many are opened when the same key comes again; False while that is not so."""
        if not self.desk.online():
            self.desk.say("There is no network now.")
            return False
        if len(urls) > _UNASKED and urls != self._offered:
            self._offered = urls
            self.desk.say(f"That opens {len(urls)} pages · {key} again opens them")
            return False
        self._offered = ()
        troubles = [open_in_browser(url, self.desk.config.reading.browser) for url in urls]
        trouble = next(filter(None, troubles), None)
        self.desk.say(trouble or f"Opened {counted(len(urls), 'page')}", wrong=trouble is not None)
        return trouble is None

    def queue(self, url: str, words: str) -> None:
        """It waits in the library until there is a network."""
        self.desk.run_worker(self._queue(url, words, self.desk.presenter.shown_id))

    async def _queue(self, url: str, words: str, article_id: int | None) -> None:
        if await self._kept(lambda library: library.links.queue(url, words, article_id)):
            self._told = True  # it is known that something waits
            words = (
                "Kept for later" if self.desk.online() else "No network: the link is kept for later"
            )
            looks, undo = self.desk.key("queued_links"), self.desk.key("undo")
            hint = f"{looks} shows what waits · {undo} undoes it"
            self.desk.say(words, hint=hint)

    async def _kept(self, act: Callable[[Library], object]) -> bool:
        try:
            await done(self.desk.shelf.write(act))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return False
        return True

    # The network comes back

    def _look_for_network(self) -> None:
        if not self.desk.online():
            self._told = False
        elif not self._told and (waiting := self.desk.shelf.look(_how_many, 0)):
            self._told = True
            words = f"{counted(waiting, 'link')} waited for the network"
            self.desk.say(words, hint=f"{self.desk.key('queued_links')} opens them")

    async def _links_that_wait(self) -> list[QueuedLink]:
        return await self.desk.shelf.read(_queued)

    async def _deal(self, act: LinkAct, links: Sequence[QueuedLink]) -> None:
        urls = tuple(link.url for link in links)
        match act:
            case LinkAct.OPEN if not self.browse_all(urls, "O"):
                return
            case LinkAct.OPEN | LinkAct.REMOVE:
                await self._kept(lambda library: library.links.unqueue(urls))
            case LinkAct.COPY:
                self.desk.app.copy_to_clipboard("\n".join(urls))
                self.desk.say(f"Copied {urls[0]}")
            case LinkAct.BOOKMARK:
                for url in urls:
                    self._saving.save_page(url)
                await self._kept(lambda library: library.links.unqueue(urls))


def _queued(library: Library) -> list[QueuedLink]:
    return library.links.queued()


def _how_many(library: Library) -> int:
    return len(library.links.queued())
