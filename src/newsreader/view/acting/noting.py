"""Notes on articles: written, kept, seen below the title."""

from functools import partial

from newsreader.store.errors import LibraryError
from newsreader.view.acting.acts import Acts
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.work import replace_work


class NotingActions(Acts):
    """What is seen of a note follows the library: undo takes it from the screen, too."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.happens.counted.append(self._look)

    def action_note(self) -> None:
        article = self.desk.presenter.article
        if self.desk.pane is Pane.READER and article is not None:
            self.desk.run_worker(self._write(article.id, article.title), group="note")
        elif headline := self.desk.wanted():
            self.desk.run_worker(self._write(headline.id, headline.title), group="note")

    async def _write(self, article_id: int, title: str) -> None:
        from newsreader.view.dialogs.note import ArticleNoteDialog

        notes = await self._notes(article_id)
        if notes is None:
            return

        def keep(words: str | None) -> None:
            if words is not None:
                self.desk.run_worker(self._keep(article_id, words))

        dialog = ArticleNoteDialog(title, notes[-1] if notes else "")
        self.desk.app.push_screen(dialog, keep)

    async def _keep(self, article_id: int, words: str) -> None:
        done = await self.desk.marker.change(lambda lib: lib.margins.note_on(article_id, words))
        if done:
            self.desk.say(done.words, hint=f"{self.desk.key('undo')} undoes it")

    def _look(self) -> None:
        """Whether what stands in the reader is what is kept."""
        if (article_id := self.desk.presenter.shown_id) is not None:
            replace_work(self.desk, "notes", partial(self._keep_up, article_id))

    async def _keep_up(self, article_id: int) -> None:
        notes, article = await self._notes(article_id), self.desk.presenter.article
        if article is not None and article.id == article_id and notes not in (None, article.notes):
            self.desk.presenter.anew(article_id, in_place=True)

    async def _notes(self, article_id: int) -> tuple[str, ...] | None:
        try:
            return await self.desk.shelf.open(lambda library: library.margins.notes(article_id))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return None
