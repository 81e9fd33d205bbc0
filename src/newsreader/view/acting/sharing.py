"""Out of newsreader: into the browser, the clipboard, files."""

from functools import partial

from newsreader.cleaning import clean_url
from newsreader.models.articles import Headline
from newsreader.paths import path_of
from newsreader.press.kinds import Form
from newsreader.press.words import wrote
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.choosing import ChoosingActions, Ids
from newsreader.view.acting.queueing import QueueingActions
from newsreader.view.desk import Desk
from newsreader.view.exporting import exported, goal_of
from newsreader.view.panes.choices import Choice

_MOST = 50
_MOST_COPIED = 10_000


class SharingActions(Acts):
    """One article, or all that is selected."""

    def __init__(self, desk: Desk, choosing: ChoosingActions, queueing: QueueingActions) -> None:
        super().__init__(desk)
        self._choosing = choosing
        self._queueing = queueing

    def action_browser(self) -> None:
        if several := self._choosing.several():
            self.desk.run_worker(self._open_all(several))
        elif headline := self._addressed():
            self._queueing.browse(headline.link or "", headline.title)

    def action_copy_link(self) -> None:
        if several := self._choosing.several():
            self.desk.run_worker(self._copy_all(several))
        elif (headline := self._addressed()) and (address := clean_url(headline.link or "")):
            self.desk.app.copy_to_clipboard(address)
            self.desk.say(f"Copied {address}")

    def _addressed(self) -> Headline | None:
        """The article under the cursor; `None`, with a word, where it leads nowhere."""
        headline = self.desk.wanted()
        if headline and not clean_url(headline.link or ""):
            self.desk.say("This article has no address.")
            return None
        return headline

    def action_export(self) -> None:
        from newsreader.view.dialogs.picker import Picker

        ids = self._choosing.subjects()
        if ids:
            choices = [Choice(form, form.words) for form in Form]
            hint = f"Type or ↑ ↓ · enter writes into {path_of(self.desk.config.reading.exports)}"
            picker = Picker("Export as", choices, hint)
            self.desk.app.push_screen(picker, partial(self._take_form, ids))

    async def _open_all(self, ids: Ids) -> None:
        links = await self._links(ids, _MOST + 1)
        if len(links) > _MOST:
            self.desk.say(f"That is more than {_MOST} pages at once. Select fewer.")
        else:
            self._queueing.browse_all(links, self.desk.key("browser"))

    async def _copy_all(self, ids: Ids) -> None:
        links = [clean_url(link) for link in await self._links(ids, _MOST_COPIED)]
        addresses = [link for link in links if link]
        if addresses:
            self.desk.app.copy_to_clipboard("\n".join(addresses))
        self.desk.say(
            f"Copied {len(addresses):,} addresses" if addresses else "None has an address."
        )

    async def _links(self, ids: Ids, limit: int) -> tuple[str, ...]:
        def links(library: Library) -> tuple[str, ...]:
            found = library.headlines(ids()[:limit])
            return tuple(headline.link for headline in found if headline.link)

        try:
            return await self.desk.shelf.read(links)
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return ()

    def _take_form(self, ids: Ids, chosen: tuple[Choice, ...] | None) -> None:
        for choice in chosen or ():
            assert isinstance(choice.key, Form), "forms are chosen from"
            self.desk.run_worker(self._export(ids, choice.key), group="export")

    async def _export(self, ids: Ids, form: Form) -> None:
        now, wanted = self.desk.now(), ids()
        goal = goal_of(form, path_of(self.desk.config.reading.exports), now)
        written = there = 0
        try:
            async for new in exported(self.desk.shelf, wanted, form, goal, now):
                written, there = written + new, there + (not new)
                if (written + there) % 25 == 0:
                    said = f"Exporting {written + there:,} of {len(wanted):,} articles …"
                    self.desk.say(said, brief=True)
        except OSError as error:
            self.desk.say(f"{goal} cannot be written: {error.strerror}.", wrong=True)
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
        else:
            self.desk.say(wrote(form, written, there, goal))
