"""What the person does with articles, and taking it back."""

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

    def action_undo(self) -> None:
        self.stop_dwelling()
        self.run_worker(self.undo(), group="undo")

    def bookmark(self, article_id: int, *, on: bool) -> None:
        layer, future = self.marker.bookmark(article_id, on=on)
        self.run_worker(self.marker.stored(layer, future))

    async def undo(self) -> None:
        act = await self.marker.undo()
        if act and not act.article_ids:
            self.lister.bring()
