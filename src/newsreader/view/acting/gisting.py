"""The gist of the article, above it."""

from collections.abc import Callable
from functools import partial

from newsreader.models.articles import Article
from newsreader.models.document import Block
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.work import replace_work

_PLACE = "gist"

Keep = Callable[[Library], None]


class GistActions(Acts):
    """The same key puts it away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown_for: int | None = None
        desk.happens.presented.append(self._forget_other)

    def action_gist(self) -> None:
        article = self.desk.presenter.article
        if article is None or not self.desk.sees(Pane.READER):
            self.desk.say("Open an article first: its gist stands above it.")
        elif self._shown_for == article.id:
            self._shown_for = None
            self.desk.reader.put_before(_PLACE, ())
        else:
            replace_work(self.desk, _PLACE, partial(self._bring, article))

    def _forget_other(self, article: Article) -> None:
        if article.id != self._shown_for:
            self._shown_for = None

    async def _bring(self, article: Article) -> None:
        try:
            keep, blocks = await self.desk.shelf.open(partial(_extract, article))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return
        self.desk.shelf.write(keep)
        if self.desk.presenter.shown_id == article.id == self.desk.reader.key:
            self._shown_for = article.id
            self.desk.reader.top()
            self.desk.reader.put_before(_PLACE, blocks)


def _extract(article: Article, library: Library) -> tuple[Keep, tuple[Block, ...]]:
    """In a thread, which loads what reads HTML."""
    from newsreader.press.gist import extract
    from newsreader.view.gists import foreword_of

    found = extract(library, article)
    return found.keep, foreword_of(found.gist)
