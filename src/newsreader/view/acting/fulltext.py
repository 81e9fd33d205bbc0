"""The feed's text of an article, or the one of its page."""

from functools import partial

from newsreader.cleaning import clean_line
from newsreader.models.syncing import Refused
from newsreader.view.acting.acts import Acts
from newsreader.view.work import replace_work


class FullTextActions(Acts):
    """Switches between the two; asks for the page where it is not here yet."""

    def action_full_text(self) -> None:
        article = self.desk.presenter.article
        if article is None:
            self.desk.say("Open an article first: its full text is wanted then.")
        elif article.full:
            self.desk.presenter.turn_text()
            self.desk.say(
                f"The feed's own text. {self.desk.key('full_text')} shows the page's again."
            )
        elif self.desk.presenter.shows_own:
            self.desk.presenter.turn_text()
            self.desk.say("The text of the page.")
        elif not article.link:
            self.desk.say("This article has no address.")
        elif self.desk.may_ask():
            self.desk.say("Asking for the full text …")
            replace_work(self.desk, "full text", partial(self._bring_text, article.id))

    async def _bring_text(self, article_id: int) -> None:
        async for event in self.desk.runner.texts([article_id]):
            if isinstance(event, Refused):
                self.desk.say(clean_line(event.reason), wrong=True)
                return
        self.desk.presenter.anew(article_id, self._brought)

    def _brought(self) -> None:
        article = self.desk.presenter.article
        if article is not None and not article.full:
            why = article.no_page or "The page could not be reached; nothing is lost."
            self.desk.say(f"No full text: {clean_line(why)}")
