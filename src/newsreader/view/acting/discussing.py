"""Discussions: read in the place of their article, which is gone back to as it was left."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from datetime import datetime, timedelta
from functools import partial
from typing import cast

from msgspec import Struct

from newsreader.cleaning import clean_line, clean_url
from newsreader.forums import Forum, forum_of
from newsreader.models.articles import Article
from newsreader.models.discussions import Discussion
from newsreader.models.document import Document
from newsreader.models.syncing import Refused, SyncEvent
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.queueing import QueueingActions
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.panes.paper import Cast
from newsreader.view.times import ago
from newsreader.view.work import replace_work

_FRESH = timedelta(minutes=10)
_WORK = "discussion"
_NAME = "Comments"
_NOWHERE = "Nobody says where this article is discussed."


class _Opened(Struct, frozen=True):
    """An article with what is known of its discussion, laid out."""

    article: Article
    forum: Forum | None
    discussion: Discussion
    document: Document
    cast: Cast | None


class DiscussionActions(Acts):
    """What is here is shown at once; online, what has been said since comes after."""

    def __init__(self, desk: Desk, queueing: QueueingActions) -> None:
        super().__init__(desk)
        self._queueing = queueing
        self._wanted: int | None = None
        """The article whose discussion is to be shown as soon as it is there itself."""
        self._asking = False
        """A forum is, and nothing of its discussion is here yet."""
        desk.happens.presented.append(self._presented)

    def action_comments(self) -> None:
        article_id = self._subject()
        if article_id is None:
            self.desk.say("There is no article here.")
        elif article_id != self.desk.presenter.shown_id:
            self._wanted = article_id
            self.desk.enter(article_id)
        elif self.desk.presenter.aside != _NAME:
            self._open(article_id)
        elif not self.step_back():
            self.desk.go(Pane.READER)

    def action_comments_page(self) -> None:
        article_id = self._subject()
        if article_id is None:
            self.desk.say("There is no article here.")
        else:
            self.desk.run_worker(self._open_page(article_id), group="link")

    def step_back(self) -> bool:
        """To the article; False where no discussion is shown or waited for."""
        self._wanted = None
        aside = self.desk.presenter.is_aside
        if not (aside or self._asking) or self.desk.pane is not Pane.READER:
            return False
        self.desk.workers.cancel_group(self.desk, _WORK)
        if aside:
            self.desk.presenter.bring_back()
        else:
            self.desk.say("Stopped: the comments were not waited for.")
        return True

    def _subject(self) -> int | None:
        """In the reader the article there, however it was come to."""
        if self.desk.pane is Pane.READER:
            return self.desk.presenter.shown_id
        return self.desk.headlines.article_id(self.desk.headlines.cursor)

    def _presented(self, article: Article) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted == article.id:
            self._open(article.id)

    def _open(self, article_id: int) -> None:
        replace_work(self.desk, _WORK, partial(self._show_and_ask, article_id))

    async def _show_and_ask(self, article_id: int) -> None:
        opened = await self._opened(article_id)
        if opened is None:
            return
        here, forum = opened.discussion, opened.forum
        if here.came:
            self._show(opened)
        if forum is None:
            self._say_where(opened.article)
        elif here.asked and here.came and self.desk.now() - here.asked < _FRESH:
            return
        elif self.desk.online():
            await self._ask(opened.article, forum, known=here.came is not None)
        elif not here.came:
            self.desk.say("These comments are not here yet, and there is no network.")

    def _say_where(self, article: Article) -> None:
        if _page_of(article, None):
            page = self.desk.key("comments_page")
            self.desk.say("These comments can be read on their page only", hint=f"{page} opens it")
        else:
            self.desk.say(_NOWHERE)

    async def _ask(self, article: Article, forum: Forum, *, known: bool) -> None:
        since = "what was said since" if known else "the comments"
        self.desk.say(f"Asking {forum.site} for {since} …")
        self.desk.go(Pane.READER)
        self._asking = not known
        try:
            came = await self._came(article.id)
        finally:
            self._asking = False
        opened = await self._opened(article.id) if came else None
        if opened is None:
            return
        if opened.discussion.reason:
            self.desk.say(clean_line(opened.discussion.reason), wrong=True)
        elif self.desk.pane is Pane.READER and article.id == self.desk.presenter.shown_id:
            self.desk.status.hush()
            if not known or self.desk.presenter.aside == _NAME:
                self._show(opened)
        else:
            self.desk.say(f"The comments on {clean_line(article.title, 60)} are here now.")

    async def _came(self, article_id: int) -> bool:
        """False, with a word, where nobody could be asked."""
        events = cast(AsyncGenerator[SyncEvent], self.desk.runner.discussions([article_id]))
        async with aclosing(events):
            async for event in events:
                if isinstance(event, Refused):
                    self.desk.say(clean_line(event.reason), wrong=True)
                    return False
        return True

    async def _opened(self, article_id: int) -> _Opened | None:
        words = partial(ago, now=self.desk.now())

        def look(library: Library) -> _Opened | None:
            article = library.article(article_id)
            discussion = library.discussions.of(article_id)
            cast = self.desk.reader.cast
            return _laid_out(article, discussion, words, cast) if article else None

        try:
            return await self.desk.shelf.open(look)
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return None

    def _show(self, opened: _Opened) -> None:
        if opened.article.id != self.desk.presenter.shown_id:
            return
        self.desk.go(Pane.READER)
        self.desk.presenter.put_aside(opened.document, _NAME, opened.cast)

    async def _open_page(self, article_id: int) -> None:
        opened = await self._opened(article_id)
        if opened is None:
            return
        if page := _page_of(opened.article, opened.forum):
            self._queueing.browse(page, f"Comments: {opened.article.title}")
        else:
            self.desk.say(_NOWHERE)


def _page_of(article: Article, forum: Forum | None) -> str | None:
    """Where people talk; where they are only counted, on the article's own page."""
    counted = article.link if article.comments_count is not None else None
    return clean_url(article.comments_url or (forum.page if forum else counted) or "")


def _laid_out(
    article: Article,
    discussion: Discussion,
    words: Callable[[datetime], str],
    cast: Callable[[Document], Cast | None],
) -> _Opened:
    """Called in a thread; what reads HTML is loaded there."""
    from newsreader.page.discussion import discussion_document

    forum = forum_of(article.comments_url, article.link, article.comments_feed)
    document = discussion_document(article, discussion, forum, words)
    return _Opened(article, forum, discussion, document, cast(document))
