"""Forgetting what is kept no longer: said before the first time."""

from collections.abc import Sequence
from functools import partial

from newsreader.models.retention import Going
from newsreader.store.aging.forgetting import BATCH
from newsreader.store.aging.goingwords import forgot_words, going_words
from newsreader.store.aging.retention import Word
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.store.packing import parts
from newsreader.view.acting.acts import Acts
from newsreader.view.desk import Desk
from newsreader.view.shelf import done
from newsreader.view.syncing import Progress

_OFF = "Nothing is forgotten by itself: [retention] in config.toml says nothing."


class RetainingActions(Acts):
    """Syncs forget by themselves, once the person knows what."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked = False
        """In this session."""
        desk.happens.synced.append(self._ask_once)

    def action_forget(self) -> None:
        self.desk.run_worker(self._look(by_hand=True), group="forget", exclusive=True)

    def _ask_once(self, _: Progress) -> None:
        if not self._asked and self.desk.app.screen is self.desk and not self.desk.searching:
            self.desk.run_worker(self._look(by_hand=False), group="forget", exclusive=True)

    async def _look(self, *, by_hand: bool) -> None:
        try:
            word, going = await self.desk.shelf.count(partial(self._what_goes, by_hand))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return
        if word is Word.OFF:
            if by_hand:
                self.desk.say(_OFF)
        elif going is not None and (going.count or word is Word.AWAITED):
            self._ask(going)
        elif by_hand:
            self.desk.say(going_words(Going.none())[0])

    def _what_goes(self, by_hand: bool, library: Library) -> tuple[Word, Going | None]:
        retaining = library.retaining(self.desk.config.retention)
        word = retaining.word()
        wanted = word is Word.AWAITED or by_hand
        return word, retaining.going() if wanted else None

    def _ask(self, going: Going) -> None:
        from newsreader.view.dialogs.forgetting import ForgettingDialog

        self._asked = True
        self.desk.app.push_screen(ForgettingDialog(going), partial(self._answered, going))

    def _answered(self, going: Going, agreed: bool | None) -> None:
        if agreed:
            self.desk.run_worker(self._forget(going), group="forget")

    async def _forget(self, going: Going) -> None:
        wanted = self.desk.config.retention
        forgotten = 0
        try:
            await done(self.desk.shelf.write(lambda library: library.retaining(wanted).agree()))
            for batch in parts(going.ids, BATCH):
                forgotten += await done(self.desk.shelf.write(partial(_forget, batch)))
            if going.large:
                steps = await done(self.desk.shelf.write(lambda library: library.merging()))
                while await done(self.desk.shelf.write(lambda _: next(steps, False))):
                    pass
            await done(self.desk.shelf.write(lambda library: library.retaining(wanted).ran()))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
        else:
            self.desk.lister.bring()
            self.desk.say(forgot_words(forgotten))
        await self.desk.recount()


def _forget(ids: Sequence[int], library: Library) -> int:
    return library.forget(ids)
