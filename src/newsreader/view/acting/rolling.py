"""Through the article by paragraphs, and by itself."""

from newsreader.view.acting.moving import MovingActions
from newsreader.view.actions import Pane, action_called, keys_of
from newsreader.view.keys import steps_of
from newsreader.view.rolling import SPEED, Rolling


class RollingActions(MovingActions):
    """The speed stays for the session."""

    _speed = SPEED

    def action_next_paragraph(self, count: int = 1) -> None:
        self.reader.paragraph(count)

    def action_previous_paragraph(self, count: int = 1) -> None:
        self.reader.paragraph(-count)

    def action_roll(self) -> None:
        if not self.sees(Pane.READER) or self.reader.sheet is None:
            self.say("There is no article in sight.")
            return
        self.go(Pane.READER)
        keys = [steps_of(key)[0] for key in keys_of(action_called("roll"), self.keys)]
        self.take(Rolling(self, self._roll_on, self._tell_speed, self._speed, keys))

    def _tell_speed(self, speed: int) -> None:
        self._speed = speed
        self.say(f"{speed} lines a minute", brief=True)

    def _roll_on(self) -> None:
        if self.app.screen is not self:
            self.let_go()
        elif not self.reader.move(1):
            self.let_go()
            self.finish_article()
            self.say("That was the end of the article.", brief=True)
