"""What the person does with articles."""

from newsreader.view.acting.acts import Acts
from newsreader.view.acting.choosing import ChoosingActions
from newsreader.view.desk import Desk


class MarkingActions(Acts):
    """On the article under the cursor, or on all that is chosen."""

    def __init__(self, desk: Desk, choosing: ChoosingActions) -> None:
        super().__init__(desk)
        self._choosing = choosing

    def action_toggle_read(self) -> None:
        if (several := self._choosing.several()) is not None:
            self.desk.dwelling.stop()
            self.carry_out(lambda library: library.turn_read(several()))
        elif headline := self.desk.wanted():
            self.desk.dwelling.stop()
            self.desk.mark([headline.id], read=not headline.read)

    def action_toggle_bookmark(self) -> None:
        if (several := self._choosing.several()) is not None:
            self.carry_out(lambda library: library.turn_bookmark(several()))
        elif headline := self.desk.wanted():
            self._bookmark(headline.id, on=not headline.bookmarked)

    def action_archive(self) -> None:
        """Or take it out of the archive."""
        if ids := self._choosing.subjects():
            self.carry_out(lambda library: library.turn_archived(ids()))

    def action_hide(self) -> None:
        """Or show it again, where hidden ones are listed."""
        if ids := self._choosing.subjects():
            self.carry_out(lambda library: library.turn_hidden(ids()))

    def _bookmark(self, article_id: int, *, on: bool) -> None:
        layer, future = self.desk.marker.bookmark(article_id, on=on)
        self.desk.run_worker(self.desk.marker.stored(layer, future))
