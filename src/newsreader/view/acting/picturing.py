"""An article's pictures: as large as the screen, or fetched where they are not here."""

from functools import partial

from textual import on

from newsreader.cleaning import clean_line
from newsreader.models.pictures import KeptPicture
from newsreader.models.syncing import PicturesFetched, Refused
from newsreader.view.acting.saving import SavingActions
from newsreader.view.opening import open_file, open_in_browser
from newsreader.view.panes.reader import Reader
from newsreader.view.work import replace_work
from newsreader.wording import counted


class PictureActions(SavingActions):
    """Shows those that are here; asks for them where none is."""

    @on(Reader.PictureChosen)
    def _open_picture(self, chosen: Reader.PictureChosen) -> None:
        self.show_pictures(chosen.url)

    def action_picture(self) -> None:
        self.show_pictures(self.reader.picture_in_sight)

    def show_pictures(self, url: str | None) -> None:
        """From the one at that address on."""
        reader, article_id = self.reader, self.presenter.shown_id
        if reader.document is None or article_id is None:
            self.say("Open an article first: its pictures are shown then.")
            return
        if reader.hanging.paint is None:
            self.say("Pictures are not shown on this terminal: see show under [pictures].")
            return
        from newsreader.page.pictures import images_in
        from newsreader.view.dialogs.gallery import Gallery
        from newsreader.view.pictures.exhibits import exhibits, place_of

        shown = exhibits(reader.document, reader.hanging.pictures)
        if shown:
            place = place_of(url, shown)
            self.app.push_screen(Gallery(shown, place, reader.hanging.paint, self._open_outside))
        elif any(images_in(reader.document)) and not self.may_ask():
            return
        elif any(images_in(reader.document)):
            self.say("Fetching the pictures …")
            replace_work(self, "asked pictures", partial(self._bring_pictures, article_id))
        else:
            self.say("This article has no pictures.")

    async def _bring_pictures(self, article_id: int) -> None:
        count = 0
        async for event in self.runner.pictures([article_id]):
            match event:
                case Refused(reason):
                    self.say(clean_line(reason), wrong=True)
                    return
                case PicturesFetched(count=count):
                    pass
        if count:
            self.presenter.look_for_pictures()
            self.say(f"{counted(count, 'picture')} fetched.")
        else:
            self.say("The pictures could not be fetched. Nothing is lost.")

    def _open_outside(self, kept: KeptPicture, address: bool) -> str:
        if address:
            browser = self.config.reading.browser
            return open_in_browser(kept.url, browser) or f"Opened {kept.url}"
        return open_file(kept.path) or f"Opened {kept.path}"
