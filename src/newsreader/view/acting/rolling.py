"""Through the article by paragraphs, and by itself."""

from newsreader.view.acting.acts import Acts
from newsreader.view.actions import Pane, action_called, keys_of
from newsreader.view.desk import Desk
from newsreader.view.keys import steps_of
from newsreader.view.rolling import SPEED, Rolling


class RollingActions(Acts):
    """The speed stays for the session."""

    def __init__(self, desk: Desk, speed: int = SPEED) -> None:
        """`speed` in lines a minute."""
        super().__init__(desk)
        self._speed = speed

    def action_next_paragraph(self, count: int = 1) -> None:
        self.desk.reader.paragraph(count)

    def action_previous_paragraph(self, count: int = 1) -> None:
        self.desk.reader.paragraph(-count)

    def action_roll(self) -> None:
        if not self.desk.sees(Pane.READER) or self.desk.reader.sheet is None:
            self.desk.say("There is no article in sight.")
            return
        self.desk.go(Pane.READER)
        keys = [steps_of(key)[0] for key in keys_of(action_called("roll"), self.desk.keys)]
        self.desk.take(Rolling(self.desk, self._roll_on, self._tell_speed, self._speed, keys))

    def _tell_speed(self, speed: int) -> None:
        self._speed = speed
        self.desk.say(f"{speed} lines a minute", brief=True)

    def _roll_on(self) -> None:
        if self.desk.app.screen is not self.desk:
            self.desk.let_go()
        elif not self.desk.reader.move(1):
            self.desk.let_go()
            self.desk.finish_article()
            self.desk.say("That was the end of the article.", brief=True)
