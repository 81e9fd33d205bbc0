"""Which articles are listed, and how."""

from msgspec.structs import replace

from newsreader.models.scopes import Show
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.relating import RelatedActions
from newsreader.view.desk import Desk
from newsreader.view.listing import Entrance


class ListingActions(Acts):
    """The list as the person asks for it; in an article numbers open what is related to it."""

    def __init__(self, desk: Desk, relating: RelatedActions) -> None:
        super().__init__(desk)
        self._relating = relating

    def action_show_all(self) -> None:
        if not self._relating.open(1):
            self.action_list_all()

    def action_show_unread(self) -> None:
        if not self._relating.open(2):
            self.action_list_unread()

    def action_show_bookmarks(self) -> None:
        if not self._relating.open(3):
            self.action_list_bookmarks()

    def action_list_all(self) -> None:
        """From an article too: its keys are no numbers."""
        self._show(Show.ALL)

    def action_list_unread(self) -> None:
        self._show(Show.UNREAD)

    def action_list_bookmarks(self) -> None:
        self._show(Show.BOOKMARKS)

    def _show(self, show: Show) -> None:
        reading = self.desk.lister.reading
        at = self.desk.headlines.article_id(self.desk.headlines.cursor)
        entrance = Entrance(at, stays=show is Show.UNREAD)
        self.desk.lister.open(reading.scope, reading.label, show, reading.arrangement, entrance)

    def action_bring_new(self) -> None:
        self.desk.lister.bring()

    def action_absolute_times(self) -> None:
        look = self.desk.headlines.look
        self.desk.headlines.set_look(replace(look, absolute=not look.absolute))
        self.desk.tick()
