"""Stories: who tells the article's news how, and what the person says about that."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from newsreader.cleaning import clean_line
from newsreader.models.acts import OF_STORIES, Act
from newsreader.models.stories import Account
from newsreader.store.errors import LibraryError
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.choosing import ChoosingActions
from newsreader.view.acting.linking import LinkingActions
from newsreader.view.acting.searching import SearchingActions
from newsreader.view.acting.undoing import UndoingActions
from newsreader.view.desk import Desk

_TITLE = 60


class StoryActions(Acts):
    """What is put together or taken apart stays so, and is undone like all else."""

    def __init__(
        self,
        desk: Desk,
        choosing: ChoosingActions,
        searching: SearchingActions,
        linking: LinkingActions,
        undoing: UndoingActions,
    ) -> None:
        super().__init__(desk)
        self._choosing = choosing
        self._searching = searching
        self._linking = linking
        self._undoing = undoing
        desk.happens.acted.append(self._follow)

    def action_coverage(self) -> None:
        self._with_story(self._open)

    def action_list_story(self) -> None:
        self._with_story(self._list)

    def action_read_story(self) -> None:
        self._with_story(self._read)

    def action_join_story(self) -> None:
        ids = self._choosing.several()
        if ids is None:
            self.desk.say(f"Select the articles first: {self.desk.key('choose_row')} on each.")
        else:
            one = "They are one story already."
            self.carry_out(lambda library: library.stories.join(ids()), one)

    def action_split_story(self) -> None:
        if ids := self._choosing.subjects():
            nothing = "Nobody else tells this news: there is no story to take it out of."
            self.carry_out(lambda library: library.stories.split(ids()), nothing)

    def _follow(self, act: Act) -> None:
        if act.kind in OF_STORIES:
            self.desk.lister.gather_again()

    def _with_story(self, do: Callable[[int, int], Awaitable[None]]) -> None:
        """With the article, or the first one below the header, and the story that it tells."""
        article_id = self._told_id()
        if article_id is not None:
            self.desk.run_worker(self._found(article_id, do), group="coverage", exclusive=True)

    def _told_id(self) -> int | None:
        rows = self.desk.headlines
        group = rows.rows.header(rows.cursor)
        if group is not None and group.is_story:
            return rows.ids[group.start]
        headline = self.desk.wanted()
        return None if headline is None else headline.id

    async def _found(self, article_id: int, do: Callable[[int, int], Awaitable[None]]) -> None:
        try:
            story = await self._story_of(article_id)
            if story is not None:
                await do(story, article_id)
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)

    async def _story_of(self, article_id: int) -> int | None:
        """`None`, with a word, where nobody else tells its news."""
        told = await self.desk.shelf.open(lambda library: library.stories.told([article_id]))
        if not told:
            self.desk.say("Nobody else tells this news, as far as newsreader sees.")
            return None
        return told[article_id].story_id

    async def _open(self, story: int, article_id: int) -> None:
        from newsreader.view.dialogs.coverage import CoverageDialog

        dialog = CoverageDialog(
            partial(self._accounts, story),
            article_id,
            self.desk.now(),
            read=self._mark,
            split=self._split,
            undo=self._undoing.undo,
            show_list=partial(self._show_list, story),
        )
        self.desk.app.push_screen(dialog, self._go_to)

    async def _accounts(self, story: int) -> list[Account]:
        return await self.desk.shelf.read(lambda library: library.stories.coverage(story))

    async def _list(self, story: int, _: int) -> None:
        accounts = await self._accounts(story)
        self._show_list(story, accounts[0].title)

    def _show_list(self, story: int, title: str) -> None:
        self._searching.look_for(f"story:{story}", f"Story: {clean_line(title, _TITLE)}")

    async def _read(self, story: int, _: int) -> None:
        await self._mark(await self._accounts(story))

    async def _mark(self, accounts: Sequence[Account]) -> None:
        if accounts:
            place = f"the story “{clean_line(accounts[0].title, _TITLE)}”"
            ids = [one.article_id for one in accounts]
            layer, future = self.desk.marker.read(ids, read=True, place=place)
            await self.desk.marker.stored(layer, future)

    async def _split(self, ids: Sequence[int]) -> None:
        await self.carried_out(lambda library: library.stories.split(ids))

    def _go_to(self, article_id: int | None) -> None:
        if article_id is not None:
            self._linking.open_article(article_id, "")
