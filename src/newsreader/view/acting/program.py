"""newsreader itself."""

from newsreader.view.acting.acts import Acts
from newsreader.view.acting.reading import ReadingActions
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk


class ProgramActions(Acts):
    """Help, colours, the way out."""

    def __init__(self, desk: Desk, reading: ReadingActions) -> None:
        super().__init__(desk)
        self._reading = reading

    async def action_leave(self) -> None:
        if self.desk.zen or self.desk.pane is Pane.READER or self.desk.searching:
            self._reading.action_back()
        else:
            await self.action_quit()

    async def action_step_out(self) -> None:
        """As in readers that show one thing at a time."""
        if self.desk.pane is Pane.HEADLINES and not (self.desk.zen or self.desk.searching):
            self.desk.go(Pane.SOURCES)
        else:
            await self.action_leave()

    def action_help(self) -> None:
        from newsreader.view.dialogs.help import HelpDialog

        self.desk.app.push_screen(HelpDialog(self.desk.keys))

    def action_palette(self) -> None:
        self.desk.app.action_command_palette()

    def action_keys(self) -> None:
        from newsreader.view.dialogs.keys import KeysDialog

        self.desk.app.push_screen(KeysDialog(self.desk.config.keys, self.desk.change_keys))

    def action_theme(self) -> None:
        self.desk.app.search_themes()

    async def action_quit(self) -> None:
        await self.desk.app.action_quit()
