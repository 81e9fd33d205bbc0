"""What the person is likely to want: listed first, and explained."""

from newsreader.models.scopes import Sort
from newsreader.store.errors import LibraryError
from newsreader.view.acting.arranging import ArrangingActions
from newsreader.view.panes.choices import Choice
from newsreader.view.shelf import done
from newsreader.view.syncing import Progress


class PreferringActions(ArrangingActions):
    """Off until `[reading] priority` is true; then `S` offers the order."""

    def sorts(self) -> dict[Sort, str]:
        if self.config.reading.priority:
            return {**super().sorts(), Sort.PRIORITY: "most wanted first"}
        return super().sorts()

    def _take_arrangement(self, chosen: tuple[Choice, ...] | None) -> None:
        if chosen and chosen[0].key is Sort.PRIORITY:
            self.run_worker(self._learn_and_arrange(chosen), group="taste")
        else:
            super()._take_arrangement(chosen)

    async def _learn_and_arrange(self, chosen: tuple[Choice, ...]) -> None:
        if await self._learn():
            super()._take_arrangement(chosen)

    async def _learn(self) -> bool:
        """False when that failed, which has been said."""
        try:
            await done(self.shelf.write(lambda library: library.learn_taste()))
        except LibraryError as error:
            self.say(str(error), wrong=True)
            return False
        return True

    def _synced(self, progress: Progress) -> None:
        """What came is weighed for the next list."""
        super()._synced(progress)
        if self.config.reading.priority:
            self.run_worker(self._learn(), group="taste")

    def action_why(self) -> None:
        if not self.config.reading.priority:
            self.say("Priority is off. [reading] priority = true in config.toml turns it on.")
        elif headline := self.wanted():
            self.run_worker(self._tell_why(headline.id), group="why", exclusive=True)

    async def _tell_why(self, article_id: int) -> None:
        from newsreader.priority import because

        try:
            reasons = await self.shelf.open(lambda library: library.reasons(article_id))
        except LibraryError as error:
            self.say(str(error), wrong=True)
        else:
            self.say(because(reasons), brief=True)
