"""Reading an article, and going on to the next."""

from newsreader.view.acting.acts import Acts
from newsreader.view.acting.asking import AskingActions
from newsreader.view.acting.discussing import DiscussionActions
from newsreader.view.acting.linking import LinkingActions
from newsreader.view.acting.searching import SearchingActions
from newsreader.view.acting.walking import WalkingActions
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.reading import Step, on_space


class ReadingActions(Acts):
    """What to do with the article, and where to go from it."""

    def __init__(
        self,
        desk: Desk,
        walking: WalkingActions,
        searching: SearchingActions,
        linking: LinkingActions,
        asking: AskingActions,
        discussing: DiscussionActions,
    ) -> None:
        super().__init__(desk)
        self._walking = walking
        self._searching = searching
        self._linking = linking
        self._asking = asking
        self._discussing = discussing

    def action_open(self) -> None:
        if self.desk.pane is Pane.READER:
            self.desk.reader.page(1)
        elif isinstance(self.desk.active, type(self.desk.sources) | type(self.desk.headlines)):
            self.desk.active.open()

    def action_read_on(self) -> None:
        if self.desk.pane is Pane.SOURCES and self.desk.sources.turn_folder():
            return
        if self.desk.pane is Pane.HEADLINES and self.desk.headlines.turn_header():
            return
        match on_space(
            reader_seen=self.desk.sees(Pane.READER),
            shown=self.desk.presenter.shown_id,
            current=self.desk.headlines.article_id(self.desk.headlines.cursor),
            at_end=self.desk.reader.progress >= 1,
        ):
            case Step.OPEN:
                self.desk.headlines.open()
            case Step.PAGE:
                self.desk.reader.page(1)
            case Step.NEXT_UNREAD:
                self.desk.finish_article()
                self._walking.action_next_unread()

    def action_next_article(self, count: int = 1) -> None:
        self.desk.headlines.move_article(count)

    def action_previous_article(self, count: int = 1) -> None:
        self.desk.headlines.move_article(-count)

    def action_zen(self) -> None:
        if self.desk.zen or self.desk.current is not None:
            self.desk.turn_zen()
        else:
            self.desk.say("There is no article here.")

    def action_back(self) -> None:
        if (
            self._asking.step_back()
            or self._searching.leave_finding()
            or self._discussing.step_back()
            or (self.desk.pane is Pane.READER and self._linking.step_back())
        ):
            return
        if self.desk.zen:
            self.desk.turn_zen()
        elif self.desk.pane is not Pane.HEADLINES:
            self.desk.go(Pane.HEADLINES)
        elif self.desk.headlines.choose_none():
            pass
        elif not self._searching.leave_search() and not self.desk.sees(Pane.READER):
            self.desk.go(Pane.SOURCES)
