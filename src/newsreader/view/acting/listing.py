"""Which articles are listed, and how."""

from dataclasses import replace

from textual import on

from newsreader.models.scopes import SearchScope, Show
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.dialogs.search import SEARCH_KEYS, SearchBar
from newsreader.view.listing import Entrance
from newsreader.view.reading import label_of
from newsreader.view.work import replace_work


class ListingActions(Desk):
    """The list as the person asks for it; a search is a list too."""

    def action_search(self) -> None:
        self.begin_search()

    def action_show_all(self) -> None:
        self._show(Show.ALL)

    def action_show_unread(self) -> None:
        self._show(Show.UNREAD)

    def action_show_bookmarks(self) -> None:
        self._show(Show.BOOKMARKS)

    def _show(self, show: Show) -> None:
        reading = self.lister.reading
        at = self.headlines.article_id(self.headlines.cursor)
        self.lister.open(reading.scope, reading.label, show, reading.arrangement, Entrance(at))

    def action_bring_new(self) -> None:
        self.lister.bring()

    def action_absolute_times(self) -> None:
        look = self.headlines.look
        self.headlines.set_look(replace(look, absolute=not look.absolute))
        self.tick()

    # Searching

    def begin_search(self) -> None:
        reading, pane = self.lister.reading, self.pane
        self.go(Pane.HEADLINES)
        if isinstance(reading.scope, SearchScope):
            self.search_bar.begin(reading.scope.query)
        else:
            self._before_search = (reading, self.headlines.cursor, pane)
            self.search_bar.begin()
        self.status.offer(SEARCH_KEYS)

    def leave_search(self) -> bool:
        """Back to the list before the search; False when there was none."""
        if not self.searching:
            return False
        self._resume_list()
        self.go(self._before_search[2])
        return True

    def _resume_list(self) -> None:
        reading, cursor, _ = self._before_search
        self.lister.resume(reading, cursor)
        replace_work(self, "newer", self._look_for_newer)

    @on(SearchBar.Asked)
    def _search(self, asked: SearchBar.Asked) -> None:
        if asked.words:
            self.lister.open(SearchScope(asked.words), label_of(SearchScope(asked.words)))
        elif self.searching:
            self._resume_list()

    @on(SearchBar.Finished)
    def _end_search(self) -> None:
        self.search_bar.end()
        self.go(Pane.HEADLINES)

    @on(SearchBar.GivenUp)
    def _give_search_up(self) -> None:
        self._end_search()
        self.leave_search()
