"""Out of newsreader: into the browser, the clipboard, files."""

from functools import partial

from newsreader.cleaning import clean_url
from newsreader.press.kinds import Form
from newsreader.press.words import wrote
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.choosing import Ids
from newsreader.view.acting.reading import ReadingActions
from newsreader.view.acting.tagging import TaggingActions
from newsreader.view.exporting import exported, folder_of, goal_of
from newsreader.view.panes.choices import Choice

_MOST = 50
_MOST_COPIED = 10_000


class SharingActions(TaggingActions, ReadingActions):
    """One article, or all that is selected."""

    def action_browser(self) -> None:
        several = self.several()
        if several is None:
            super().action_browser()
        else:
            self.run_worker(self._open_all(several))

    def action_copy_link(self) -> None:
        several = self.several()
        if several is None:
            super().action_copy_link()
        else:
            self.run_worker(self._copy_all(several))

    def action_export(self) -> None:
        from newsreader.view.dialogs.picker import Picker

        ids = self.subjects()
        if ids:
            choices = [Choice(form, form.words) for form in Form]
            hint = f"Into {folder_of(self.config.reading.exports)}"
            picker = Picker("Export as", choices, hint)
            self.app.push_screen(picker, partial(self._take_form, ids))

    async def _open_all(self, ids: Ids) -> None:
        links = await self._links(ids, _MOST + 1)
        if len(links) > _MOST:
            self.say(f"That is more than {_MOST} pages at once. Select fewer.")
        else:
            self.browse_all(links, self.key("browser"))

    async def _copy_all(self, ids: Ids) -> None:
        links = [clean_url(link) for link in await self._links(ids, _MOST_COPIED)]
        addresses = [link for link in links if link]
        if addresses:
            self.app.copy_to_clipboard("\n".join(addresses))
        self.say(f"Copied {len(addresses):,} addresses" if addresses else "None has an address.")

    async def _links(self, ids: Ids, limit: int) -> tuple[str, ...]:
        def links(library: Library) -> tuple[str, ...]:
            found = library.headlines(ids()[:limit])
            return tuple(headline.link for headline in found if headline.link)

        try:
            return await self.shelf.read(links)
        except LibraryError as error:
            self.say(str(error), wrong=True)
            return ()

    def _take_form(self, ids: Ids, chosen: tuple[Choice, ...] | None) -> None:
        for choice in chosen or ():
            assert isinstance(choice.key, Form), "forms are chosen from"
            self.run_worker(self._export(ids, choice.key), group="export")

    async def _export(self, ids: Ids, form: Form) -> None:
        now, wanted = self.now(), ids()
        goal = goal_of(form, folder_of(self.config.reading.exports), now)
        written = there = 0
        try:
            async for new in exported(self.shelf, wanted, form, goal, now):
                written, there = written + new, there + (not new)
                if (written + there) % 25 == 0:
                    said = f"Exporting {written + there:,} of {len(wanted):,} articles …"
                    self.say(said, brief=True)
        except OSError as error:
            self.say(f"{goal} cannot be written: {error.strerror}.", wrong=True)
        except LibraryError as error:
            self.say(str(error), wrong=True)
        else:
            self.say(wrote(form, written, there, goal))
