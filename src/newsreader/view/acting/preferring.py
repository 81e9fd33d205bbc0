"""What the person is likely to want: listed first, and explained."""

from newsreader.store.errors import LibraryError
from newsreader.view.acting.acts import Acts
from newsreader.view.desk import Desk
from newsreader.view.shelf import done
from newsreader.view.syncing import Progress

_OFF = "Priority is off: [reading] priority = true in config.toml turns it on, at the next start."


class PreferringActions(Acts):
    """Off until `[reading] priority` is true; then `S` offers the order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.happens.synced.append(self._weigh)

    @property
    def on(self) -> bool:
        return self.desk.config.reading.priority

    async def learn(self) -> bool:
        """False when that failed, which has been said."""
        try:
            await done(self.desk.shelf.write(lambda library: library.learn_taste()))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return False
        return True

    def _weigh(self, _: Progress) -> None:
        """What came is weighed for the next list."""
        if self.on:
            self.desk.run_worker(self.learn(), group="taste")

    def action_why(self) -> None:
        if not self.on:
            self.desk.say(_OFF)
        elif headline := self.desk.wanted():
            self.desk.run_worker(self._tell_why(headline.id), group="why", exclusive=True)

    async def _tell_why(self, article_id: int) -> None:
        from newsreader.priority import because

        try:
            reasons = await self.desk.shelf.open(lambda library: library.reasons(article_id))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
        else:
            self.desk.say(because(reasons), brief=True)
