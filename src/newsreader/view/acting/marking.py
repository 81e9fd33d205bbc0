"""What the person does with articles."""

from newsreader.view.desk import Desk


class MarkingActions(Desk):
    """Acts on the article under the cursor."""

    def action_toggle_read(self) -> None:
        headline = self.wanted()
        if headline:
            self.stop_dwelling()
            self.mark([headline.id], read=not headline.read)

    def action_toggle_bookmark(self) -> None:
        headline = self.wanted()
        if headline:
            self.bookmark(headline.id, on=not headline.bookmarked)

    def bookmark(self, article_id: int, *, on: bool) -> None:
        layer, future = self.marker.bookmark(article_id, on=on)
        self.run_worker(self.marker.stored(layer, future))
