"""What is related to the article: shown below it, opened by its number."""

from functools import partial

from newsreader.models.acts import OF_STORIES, Act
from newsreader.models.articles import Article
from newsreader.models.stories import Company, Related
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.linking import LinkingActions
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.recent import Recent
from newsreader.view.relating import afterword_of
from newsreader.view.times import ago, clock
from newsreader.view.work import replace_work

_REST = 0.35
"""Seconds of a pause until it is asked what is related: sooner, the next key waits for that."""
_KEPT = 50


class RelatedActions(Acts):
    """Looked for in a thread, when the article stands and nobody goes on at once."""

    def __init__(self, desk: Desk, linking: LinkingActions) -> None:
        super().__init__(desk)
        self._linking = linking
        self._kept: Recent[int, Company] = Recent(_KEPT)
        self._below: tuple[int, Company] | None = None
        """The article that has something below it, and what that is."""
        self._known: tuple[int, int] | None = None
        """The newest article, and how many lists show; `None` before they are counted."""
        desk.happens.presented.append(self._look)
        desk.happens.synced.append(lambda _: self._kept.clear())
        desk.happens.mounted.append(self._count)
        desk.happens.counted.append(self._count)
        desk.happens.acted.append(self._follow)
        desk.happens.ticked.append(self._tell_anew)

    def action_first_related(self) -> None:
        self.open(1)

    def action_second_related(self) -> None:
        self.open(2)

    def action_third_related(self) -> None:
        self.open(3)

    def action_fourth_related(self) -> None:
        self.open(4)

    def action_fifth_related(self) -> None:
        self.open(5)

    def open(self, number: int) -> bool:
        """The related article of that number; False where the person is not in an article."""
        if self.desk.pane is not Pane.READER or self.desk.presenter.shown_id is None:
            return False
        company = self._company
        if company is None:
            self.desk.say("What is related is still being looked for.", brief=True)
        elif number <= len(company.related):
            self._linking.open_here(company.related[number - 1].headline, "")
        else:
            self.desk.say(f"There is no related article {number} here.")
        return True

    def _count(self) -> None:
        """What came, or went, may be related to anything: by another program, too."""
        known = (self.desk.tally.newest_id, self.desk.tally.counts.articles)
        if self._known not in (None, known):
            self._kept.clear()
        self._known = known

    def _follow(self, act: Act) -> None:
        """Stories may be other ones now."""
        if act.kind in OF_STORIES:
            self._kept.clear()
            if self.desk.presenter.article is not None:
                self._look(self.desk.presenter.article)

    @property
    def _company(self) -> Company | None:
        """What stands below the article that is shown: the numbers there are its."""
        article_id, company = self._below or (None, None)
        return company if article_id == self.desk.presenter.shown_id else None

    def knows(self, article_id: int) -> bool:
        """What is related to it stands below it at once."""
        return article_id in self._kept

    def _look(self, article: Article) -> None:
        if self.desk.presenter.is_aside:
            return
        if self.knows(article.id):
            self._show(article.id, self._kept[article.id])
        replace_work(self.desk, "related", partial(self._bring, article))

    async def _bring(self, article: Article) -> None:
        """In pauses, the article's first; then of those that are likely to be read next."""
        try:
            if not self.knows(article.id):
                await self.desk.pulse.rested(_REST)
                company = await self.desk.shelf.open(partial(_company, article))
                self._kept[article.id] = company
                self.desk.asides.put("related", partial(self._show, article.id, company))
            for ahead in self.desk.neighbours():
                await self._bring_ahead(ahead)
        except LibraryError:
            return  # the article is there: what may be beside it can wait

    async def _bring_ahead(self, article_id: int) -> None:
        """No article waits for that thread."""
        if not self.knows(article_id):
            await self.desk.pulse.rested(_REST)
            ahead = await self.desk.shelf.count(partial(_company_of, article_id))
            if ahead is not None:
                self._kept[article_id] = ahead

    def _show(self, article_id: int, company: Company) -> None:
        if self.desk.presenter.shown_id == article_id == self.desk.reader.key:
            blocks, links = afterword_of(
                company, len(self.desk.reader.own_links), self._tell, self.desk.key
            )
            self.desk.reader.put_after(blocks, links)
            self._below = article_id, company

    def _tell_anew(self) -> None:
        shown, company = self.desk.presenter.shown_id, self._company
        if shown is not None and company is not None:
            self._show(shown, company)

    def _tell(self, related: Related) -> str:
        tell = clock if self.desk.headlines.look.absolute else ago
        return tell(related.headline.placed, self.desk.now())


def _company(article: Article, library: Library) -> Company:
    """In a thread, which loads what looks for key phrases."""
    from newsreader.press.gist import company

    return company(library, article)


def _company_of(article_id: int, library: Library) -> Company | None:
    article = library.article(article_id)
    return _company(article, library) if article else None
