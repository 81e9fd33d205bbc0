"""The main screen: every action of the registry is one method of the classes it is made of."""

from newsreader.view.acting.handing import HandingActions
from newsreader.view.acting.packing import PackingActions
from newsreader.view.acting.program import ProgramActions
from newsreader.view.acting.rolling import RollingActions
from newsreader.view.acting.smart import SmartFeedActions


class MainScreen(RollingActions, HandingActions, SmartFeedActions, PackingActions, ProgramActions):
    """Sources, headlines, article."""
