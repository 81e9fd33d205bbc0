"""An article's pictures: as large as the screen, or fetched where they are not here."""

from functools import partial

from newsreader.cleaning import clean_line
from newsreader.models.pictures import KeptPicture
from newsreader.models.syncing import PicturesFetched, Refused
from newsreader.store.errors import LibraryError
from newsreader.view.acting.acts import Acts
from newsreader.view.opening import open_file, open_in_browser
from newsreader.view.work import replace_work
from newsreader.wording import counted

_HERE = "The pictures are here now."


class PictureActions(Acts):
    """Shows those that are here; asks for them where none is."""

    def action_picture(self) -> None:
        self.show_pictures(self.desk.reader.picture_in_sight)

    def show_pictures(self, url: str | None) -> None:
        """From the one at that address on."""
        reader, article_id = self.desk.reader, self.desk.presenter.shown_id
        if reader.document is None or article_id is None:
            self.desk.say("Open an article first: its pictures are shown then.")
            return
        lens = reader.hanging.lens
        if lens is None:
            self.desk.say("Pictures are not shown on this terminal: see show under [pictures].")
            return
        from newsreader.page.pictures import images_in
        from newsreader.view.dialogs.gallery import Gallery
        from newsreader.view.pictures.exhibits import exhibits, place_of

        shown = exhibits(reader.document, reader.hanging.pictures)
        if shown:
            place = place_of(url, shown)
            self.desk.app.push_screen(
                Gallery(shown, place, lens, lambda: reader.hanging.lens, self._open_outside)
            )
        elif any(images_in(reader.document)) and not self.desk.may_ask():
            return
        elif any(images_in(reader.document)):
            self.desk.say("Fetching the pictures …")
            replace_work(self.desk, "asked pictures", partial(self._bring_pictures, article_id))
        else:
            self.desk.say("This article has no pictures.")

    async def _bring_pictures(self, article_id: int) -> None:
        count = 0
        async for event in self.desk.runner.pictures([article_id]):
            match event:
                case Refused(reason):
                    self.desk.say(clean_line(reason), wrong=True)
                    return
                case PicturesFetched(count=count):
                    pass
        self.desk.presenter.look_for_pictures()
        if count or await self._are_here(article_id):
            self.desk.say(f"{counted(count, 'picture')} fetched." if count else _HERE)
        else:
            self.desk.say("The pictures could not be fetched. Nothing is lost.")

    async def _are_here(self, article_id: int) -> bool:
        """A sync may have fetched them at the same time."""
        try:
            return bool(await self.desk.shelf.open(lambda library: library.album.found(article_id)))
        except LibraryError:
            return False

    def _open_outside(self, kept: KeptPicture, address: bool) -> str:
        if address:
            browser = self.desk.config.reading.browser
            return open_in_browser(kept.url, browser) or f"Opened {kept.url}"
        return open_file(kept.path) or f"Opened {kept.path}"
