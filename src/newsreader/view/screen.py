"""The main screen: every action of the registry is one method of the classes it is made of."""

from newsreader.view.acting.aging import AgingActions
from newsreader.view.acting.feeds import FeedActions
from newsreader.view.acting.moving import MovingActions
from newsreader.view.acting.program import ProgramActions
from newsreader.view.acting.ruling import RuleActions


class MainScreen(MovingActions, AgingActions, RuleActions, FeedActions, ProgramActions):
    """Sources, headlines, article."""
