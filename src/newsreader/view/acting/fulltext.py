"""The feed's text of an article, or the one of its page."""

from functools import partial

from newsreader.cleaning import clean_line
from newsreader.models.syncing import Refused
from newsreader.view.acting.syncing import SyncActions
from newsreader.view.work import replace_work


class FullTextActions(SyncActions):
    """Switches between the two; asks for the page where it is not here yet."""

    def action_full_text(self) -> None:
        article = self.presenter.article
        if article is None:
            self.say("Open an article first: its full text is wanted then.")
        elif article.full:
            self.presenter.turn_text()
            self.say(f"The feed's own text. {self.key('full_text')} shows the page's again.")
        elif self.presenter.shows_own:
            self.presenter.turn_text()
            self.say("The text of the page.")
        elif not article.link:
            self.say("This article has no address.")
        elif self.may_ask():
            self.say("Asking for the full text …")
            replace_work(self, "full text", partial(self._bring_text, article.id))

    async def _bring_text(self, article_id: int) -> None:
        async for event in self.runner.texts([article_id]):
            if isinstance(event, Refused):
                self.say(clean_line(event.reason), wrong=True)
                return
        self.presenter.anew(article_id, self._brought)

    def _brought(self) -> None:
        article = self.presenter.article
        if article is not None and not article.full:
            why = article.no_page or "The page could not be reached; nothing is lost."
            self.say(f"No full text: {clean_line(why)}")
