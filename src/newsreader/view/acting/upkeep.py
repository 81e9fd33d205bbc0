"""What stands around the text in the reader follows the library: notes, comments, changes."""

from functools import partial

from newsreader.models.articles import Article, Beside
from newsreader.store.errors import LibraryError
from newsreader.view.acting.acts import Acts
from newsreader.view.desk import Desk
from newsreader.view.work import replace_work


class UpkeepActions(Acts):
    """A sync may bring more comments, undo takes a note away: the article stays where it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.happens.counted.append(self._look)

    def _look(self) -> None:
        if (article_id := self.desk.presenter.shown_id) is not None:
            replace_work(self.desk, "upkeep", partial(self._keep_up, article_id))

    async def _keep_up(self, article_id: int) -> None:
        try:
            beside = await self.desk.shelf.open(lambda library: library.beside(article_id))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return
        article = self.desk.presenter.article
        if beside and article and article.id == article_id and beside != _shown_beside(article):
            self.desk.presenter.anew(article_id, in_place=True)


def _shown_beside(article: Article) -> Beside:
    return Beside(article.notes, article.comments_count, article.revisions)
