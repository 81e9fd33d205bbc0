"""newsreader itself."""

from newsreader.view.acting.reading import ReadingActions
from newsreader.view.actions import Pane


class ProgramActions(ReadingActions):
    """Help, colours, the way out."""

    async def action_leave(self) -> None:
        if self.zen or self.pane is Pane.READER or self.searching:
            self.action_back()
        else:
            await self.action_quit()

    def action_help(self) -> None:
        from newsreader.view.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog(self.keys))

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_keys(self) -> None:
        from newsreader.view.dialogs.keys import KeysDialog

        self.app.push_screen(KeysDialog(self.config.keys, self.change_keys))

    def action_theme(self) -> None:
        self.app.search_themes()

    async def action_quit(self) -> None:
        await self.app.action_quit()
