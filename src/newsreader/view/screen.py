"""The main screen: every action of the registry is one method of the classes it is made of."""

from newsreader.view.acting.feeds import FeedActions
from newsreader.view.acting.moving import MovingActions
from newsreader.view.acting.program import ProgramActions
from newsreader.view.acting.sharing import SharingActions


class MainScreen(MovingActions, SharingActions, FeedActions, ProgramActions):
    """Sources, headlines, article."""
