"""The main screen: every action of the registry is one method of the classes it is made of."""

from newsreader.view.acting.choosing import ChoosingActions
from newsreader.view.acting.feeds import FeedActions
from newsreader.view.acting.moving import MovingActions
from newsreader.view.acting.program import ProgramActions


class MainScreen(MovingActions, ChoosingActions, FeedActions, ProgramActions):
    """Sources, headlines, article."""
