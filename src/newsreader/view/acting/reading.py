"""Reading an article, and going on to the next."""

from newsreader.cleaning import clean_url
from newsreader.view.acting.highlighting import HighlightActions
from newsreader.view.actions import Pane
from newsreader.view.reading import Step, on_space


class ReadingActions(HighlightActions):
    """What to do with the article, and where to go from it."""

    def action_open(self) -> None:
        if self.pane is Pane.READER:
            self.reader.page(1)
        elif isinstance(self.active, type(self.sources) | type(self.headlines)):
            self.active.open()

    def action_read_on(self) -> None:
        if self.pane is Pane.SOURCES and self.sources.turn_folder():
            return
        if self.pane is Pane.HEADLINES and self.headlines.turn_header():
            return
        match on_space(
            reader_seen=self.sees(Pane.READER),
            shown=self.presenter.shown_id,
            current=self.headlines.article_id(self.headlines.cursor),
            at_end=self.reader.progress >= 1,
        ):
            case Step.OPEN:
                self.headlines.open()
            case Step.PAGE:
                self.reader.page(1)
            case Step.NEXT_UNREAD:
                self.finish_article()
                self.action_next_unread()

    def action_next_article(self, count: int = 1) -> None:
        self.headlines.move_article(count)

    def action_previous_article(self, count: int = 1) -> None:
        self.headlines.move_article(-count)

    def action_browser(self) -> None:
        headline = self.wanted()
        if headline and headline.link:
            self.browse(headline.link, headline.title)
        elif headline:
            self.say("This article has no address.")

    def action_copy_link(self) -> None:
        headline = self.wanted()
        address = clean_url(headline.link or "") if headline else None
        if address:
            self.app.copy_to_clipboard(address)
            self.say(f"Copied {address}")
        elif headline:
            self.say("This article has no address.")

    def action_zen(self) -> None:
        if self.zen or self.current is not None:
            self.turn_zen()
        else:
            self.say("There is no article here.")

    def action_back(self) -> None:
        if self.leave_finding() or (self.pane is Pane.READER and self.step_back()):
            return
        if self.zen:
            self.turn_zen()
        elif self.pane is not Pane.HEADLINES:
            self.go(Pane.HEADLINES)
        elif self.headlines.choose_none():
            pass
        elif not self.leave_search() and not self.sees(Pane.READER):
            self.go(Pane.SOURCES)
