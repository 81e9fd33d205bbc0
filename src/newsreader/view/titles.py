"""What stands above the panes, and at rest in the line below them."""

from collections.abc import Mapping

from newsreader.models.scopes import OwnSmart, Show
from newsreader.view.hands import Hands
from newsreader.view.listing import Lister
from newsreader.view.presenting import Presenter
from newsreader.view.progress import progress_words
from newsreader.view.reading import count_words, empty_words, news_words, unread_in
from newsreader.view.syncing import resting_words
from newsreader.view.tally import Tally
from newsreader.view.times import ago, clock

_NARROW = 50
"""Cells of a title below which numbers are short."""
_TITLE_LINES = 2
"""Scrolled further than this, an article has lost its title to the line above."""

Own = Mapping[OwnSmart, int]
"""What is unread in smart feeds of the person's own."""


class Titles:
    """Written anew whenever what they tell may have changed."""

    def __init__(self, hands: Hands, lister: Lister, presenter: Presenter) -> None:
        self._hands = hands
        self._lister = lister
        self._presenter = presenter
        self.newer = 0
        """Articles that arrived since the list was made."""

    def of_list(self, tally: Tally, own: Own) -> None:
        hands, reading = self._hands, self._lister.reading
        words = empty_words(reading, tally.counts, hands.key) if reading.complete else ""
        hands.headlines.empty_words = words
        chosen = len(hands.headlines.selection)
        marked = reading.show is Show.BOOKMARKS
        unread = None if marked else unread_in(reading.scope, tally.counts, tally.feeds, own)
        more = (unread or 0) - len(reading.ids) if reading.complete else 0
        news = news_words(self.newer, chosen, self._lister.unsettled, hands.key, more)
        hands.headlines_title.show(reading.title, self._count(unread), news)

    def _count(self, unread: int | None) -> str:
        reading = self._lister.reading
        total = None if reading.complete else self._lister.total
        listed = len(reading.ids) if total is None else total
        known = reading.complete or total is not None
        narrow = self._hands.headlines_title.size.width < _NARROW
        return count_words(unread, listed, complete=known, short=narrow)

    def of_article(self) -> None:
        hands, article = self._hands, self._presenter.article
        if article is None:
            hands.reader_title.show("")
            return
        tell = clock if hands.headlines.look.absolute else ago
        aside = self._presenter.aside
        progress = progress_words(hands.reader.progress, 0 if aside else article.words)
        words = f"{tell(article.placed, hands.now())} · {progress}"
        if hands.zen:  # no pane has a title there
            hands.status.rest(progress)
        scrolled = hands.reader.scroll_y > _TITLE_LINES
        title = article.title if scrolled else article.feed_title
        hands.reader_title.show(f"{aside} · {article.title}" if aside else title, words)

    def at_rest(self, tally: Tally, *, offline: bool, syncing: bool) -> None:
        rest = resting_words(tally.counts, self._hands.now())
        rest = f"offline · {rest}" if offline else rest
        self._hands.status.rest("syncing …" if syncing else rest)
