"""Stories: who tells the article's news how, and what the person says about that."""

from collections.abc import Sequence
from functools import partial

from newsreader.models.articles import Headline
from newsreader.models.stories import Account
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.choosing import ChoosingActions
from newsreader.view.acting.linking import LinkingActions
from newsreader.view.acting.sweeping import SweepingActions
from newsreader.view.desk import Desk


class StoryActions(Acts):
    """What is put together or taken apart stays so, and is undone like all else."""

    def __init__(
        self,
        desk: Desk,
        choosing: ChoosingActions,
        sweeping: SweepingActions,
        linking: LinkingActions,
    ) -> None:
        super().__init__(desk)
        self._choosing = choosing
        self._sweeping = sweeping
        self._linking = linking

    def action_coverage(self) -> None:
        headline = self.desk.wanted()
        if headline is not None:
            self.desk.run_worker(self._open(headline.id), group="coverage", exclusive=True)

    def action_read_story(self) -> None:
        headline = self.desk.wanted()
        if headline is not None:
            self.desk.run_worker(self._read_story(headline.id), group="coverage")

    def action_join_story(self) -> None:
        ids = self._choosing.several()
        if ids is None:
            self.desk.say(f"Select the articles first: {self.desk.key('choose_row')} on each.")
        else:
            self._sweeping.carry_out(lambda library: library.stories.join(ids()))

    def action_split_story(self) -> None:
        if ids := self._choosing.subjects():
            nothing = "It is in no story."
            self._sweeping.carry_out(lambda library: library.stories.split(ids()), nothing)

    async def _story_of(self, article_id: int) -> int | None:
        """`None`, with a word, where nobody else tells its news."""
        try:
            told = await self.desk.shelf.open(lambda library: library.stories.told([article_id]))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return None
        if not told:
            self.desk.say("Nobody else tells this news, as far as newsreader sees.")
            return None
        return told[article_id].story_id

    async def _open(self, article_id: int) -> None:
        from newsreader.view.dialogs.coverage import CoverageDialog

        story = await self._story_of(article_id)
        if story is None:
            return

        async def accounts() -> list[Account]:
            return await self.desk.shelf.read(lambda library: library.stories.coverage(story))

        dialog = CoverageDialog(accounts, article_id, self._mark, self._split, self.desk.now())
        self.desk.app.push_screen(dialog, self._go_to)

    async def _read_story(self, article_id: int) -> None:
        story = await self._story_of(article_id)
        if story is not None:
            await self._mark(
                await self.desk.shelf.open(lambda library: library.stories.members(story))
            )

    async def _mark(self, ids: Sequence[int]) -> None:
        layer, future = self.desk.marker.read(ids, read=True)
        await self.desk.marker.stored(layer, future)

    async def _split(self, ids: Sequence[int]) -> None:
        await self._sweeping.done(lambda library: library.stories.split(ids))

    def _go_to(self, article_id: int | None) -> None:
        if article_id is not None:
            self.desk.run_worker(self._opened(article_id), group="link")

    async def _opened(self, article_id: int) -> None:
        found = await self.desk.shelf.open(partial(_headlines, article_id))
        if found:
            self._linking.open_here(found[0], "")


def _headlines(article_id: int, library: Library) -> list[Headline]:
    return library.headlines([article_id])
