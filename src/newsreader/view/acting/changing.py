"""What a publisher changed: read in the place of the article, which is gone back to."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from msgspec import Struct

from newsreader.models.articles import Article
from newsreader.models.document import Document
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.times import ago
from newsreader.view.work import replace_work

_NEVER = "Its publisher changed nothing in this article since it came."
_NOT_KEPT = "What was changed in this article is not known: its earlier text is not kept."


class _Change(Struct, frozen=True):
    """One of an article's changes, laid out: the first is 1."""

    number: int
    of: int
    document: Document

    @property
    def name(self) -> str:
        return f"Change {self.number} of {self.of}"


class ChangeActions(Acts):
    """The newest first; each in a thread, since a long text takes a moment to compare."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted: int | None = None
        """The article whose changes are to be shown as soon as it is there itself."""
        self._shown: _Change | None = None
        desk.happens.presented.append(self._presented)

    def action_changes(self) -> None:
        presenter = self.desk.presenter
        in_list = self.desk.pane is not Pane.READER
        listed = self.desk.headlines.article_id(self.desk.headlines.cursor)
        article_id = listed if in_list else presenter.shown_id
        if article_id is None:
            self.desk.say("There is no article here.")
        elif article_id != presenter.shown_id:
            self._wanted = article_id
            self.desk.enter(article_id)
        elif self._here is None:
            self._open(article_id)
        elif in_list:
            self.desk.go(Pane.READER)
        else:
            presenter.bring_back()

    def action_older_change(self) -> None:
        self._step(-1)

    def action_newer_change(self) -> None:
        self._step(1)

    @property
    def _here(self) -> _Change | None:
        """The change in the reader."""
        aside = self.desk.presenter.aside
        return self._shown if self._shown and self._shown.name == aside else None

    def _step(self, by: int) -> None:
        article_id, here = self.desk.presenter.shown_id, self._here
        if here is None or article_id is None:
            self.action_changes()
        elif 1 <= here.number + by <= here.of:
            self._open(article_id, here.number + by)
        else:
            which = "oldest" if by < 0 else "newest"
            self.desk.say(f"This is the {which} change that is kept.")

    def _presented(self, article: Article) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted == article.id:
            self._open(article.id)

    def _open(self, article_id: int, number: int | None = None) -> None:
        replace_work(self.desk, "changes", partial(self._show, article_id, number))

    async def _show(self, article_id: int, number: int | None) -> None:
        words, key = partial(ago, now=self.desk.now()), self.desk.key
        keys = f"{key('older_change')} {key('newer_change')} older, newer"
        look = partial(_laid_out, article_id, number, words, keys)
        try:
            change = await self.desk.shelf.open(look)
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return
        article = self.desk.presenter.article
        if article is None or article.id != article_id:
            return
        if change is None:
            self.desk.say(_NOT_KEPT if article.revisions else _NEVER)
            return
        self._shown = change
        self.desk.go(Pane.READER)
        self.desk.presenter.put_aside(change.document, change.name)


def _laid_out(
    article_id: int,
    number: int | None,
    words: Callable[[datetime], str],
    keys: str,
    library: Library,
) -> _Change | None:
    """Called in a thread; nothing where there is nothing to compare with."""
    from newsreader.page.changes import changes_document

    kept = library.revisions.of(article_id)
    of = len(kept) - 1
    if of < 1:
        return None
    at = min(number or of, of)
    where = f"change {at} of {of}, {keys}" if of > 1 else "the only change"
    return _Change(at, of, changes_document(kept[at - 1], kept[at], words, where))
