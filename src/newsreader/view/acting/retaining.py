"""Forgetting what is kept no longer: said before the first time."""

from collections.abc import Sequence
from functools import partial

from newsreader.models.retention import Going
from newsreader.store.errors import LibraryError
from newsreader.store.forgetting import BATCH
from newsreader.store.goingwords import forgot_words, going_words
from newsreader.store.library import Library
from newsreader.store.packing import parts
from newsreader.store.retention import Word
from newsreader.view.acting.syncing import SyncActions
from newsreader.view.shelf import done
from newsreader.view.syncing import Progress

_OFF = "Nothing is forgotten by itself: [retention] in config.toml says nothing."


class RetainingActions(SyncActions):
    """Syncs forget by themselves, once the person knows what."""

    _asked = False
    """In this session."""

    def action_forget(self) -> None:
        self.run_worker(self._look(by_hand=True), group="forget", exclusive=True)

    def _synced(self, progress: Progress) -> None:
        super()._synced(progress)
        if not self._asked and self.app.screen is self and not self.searching:
            self.run_worker(self._look(by_hand=False), group="forget", exclusive=True)

    async def _look(self, *, by_hand: bool) -> None:
        try:
            word, going = await self.shelf.count(partial(self._what_goes, by_hand))
        except LibraryError as error:
            self.say(str(error), wrong=True)
            return
        if word is Word.OFF:
            if by_hand:
                self.say(_OFF)
        elif going is not None and (going.count or word is Word.AWAITED):
            self._ask(going)
        elif by_hand:
            self.say(going_words(Going.none())[0])

    def _what_goes(self, by_hand: bool, library: Library) -> tuple[Word, Going | None]:
        retaining = library.retaining(self.config.retention)
        word = retaining.word()
        wanted = word is Word.AWAITED or by_hand
        return word, retaining.going() if wanted else None

    def _ask(self, going: Going) -> None:
        from newsreader.view.dialogs.forgetting import ForgettingDialog

        self._asked = True
        self.app.push_screen(ForgettingDialog(going), partial(self._answered, going))

    def _answered(self, going: Going, agreed: bool | None) -> None:
        if agreed:
            self.run_worker(self._forget(going), group="forget")

    async def _forget(self, going: Going) -> None:
        wanted = self.config.retention
        forgotten = 0
        try:
            await done(self.shelf.write(lambda library: library.retaining(wanted).agree()))
            for batch in parts(going.ids, BATCH):
                forgotten += await done(self.shelf.write(partial(_forget, batch)))
            if going.large:
                steps = await done(self.shelf.write(lambda library: library.merging()))
                while await done(self.shelf.write(lambda _: next(steps, False))):
                    pass
            await done(self.shelf.write(lambda library: library.retaining(wanted).ran()))
        except LibraryError as error:
            self.say(str(error), wrong=True)
        else:
            self.lister.bring()
            self.say(forgot_words(forgotten))
        await self.recount()


def _forget(ids: Sequence[int], library: Library) -> int:
    return library.forget(ids)
