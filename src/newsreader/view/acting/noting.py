"""Notes on articles: written, kept, seen below the title."""

from newsreader.store.errors import LibraryError
from newsreader.view.acting.acts import Acts
from newsreader.view.actions import Pane


class NotingActions(Acts):
    """On the article in the reader, else on the one under the cursor."""

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
                self.carry_out(lambda library: library.margins.note_on(article_id, words))

        dialog = ArticleNoteDialog(title, notes[-1] if notes else "")
        self.desk.app.push_screen(dialog, keep)

    async def _notes(self, article_id: int) -> tuple[str, ...] | None:
        try:
            return await self.desk.shelf.open(lambda library: library.margins.notes(article_id))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return None
