"""The main screen: the desk, and the groups of actions that work at it."""

from collections.abc import Callable
from datetime import datetime

from newsreader.config import Config
from newsreader.models.scopes import Scope
from newsreader.models.syncing import SyncRunner
from newsreader.view.acting.acts import actions_of
from newsreader.view.acting.handing import HandingActions
from newsreader.view.acting.moving import MovingActions
from newsreader.view.acting.packing import PackingActions
from newsreader.view.acting.picturing import PictureActions
from newsreader.view.acting.program import ProgramActions
from newsreader.view.acting.rolling import RollingActions
from newsreader.view.acting.smart import SmartFeedActions
from newsreader.view.offering import Offer
from newsreader.view.shelf import Shelf


class MainScreen(HandingActions, SmartFeedActions, PictureActions, ProgramActions):
    """Sources, headlines, article."""

    def __init__(
        self,
        config: Config,
        clock: Callable[[], datetime],
        shelf: Shelf,
        runner: SyncRunner,
        offer: Offer,
        scope: Scope | None,
    ) -> None:
        super().__init__(config, clock, shelf, runner, offer, scope)
        self.actions = actions_of(
            self, MovingActions(self), PackingActions(self), RollingActions(self)
        )
