"""Searching the library, and finding in the article."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from msgspec.structs import replace
from textual import on

from newsreader.config import Config
from newsreader.models.scopes import OwnSmart, Scope, SearchScope
from newsreader.models.syncing import SyncRunner
from newsreader.store.errors import LibraryError
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.dialogs.querying import as_typed
from newsreader.view.dialogs.search import FIND_KEYS, SEARCH_KEYS, SearchBar
from newsreader.view.finding import Spans
from newsreader.view.reading import label_of
from newsreader.view.shelf import Shelf
from newsreader.view.work import replace_work


class SearchingActions(Desk):
    """A search is a list of its own; in the article, what is found is marked."""

    def __init__(
        self,
        config: Config,
        clock: Callable[[], datetime],
        shelf: Shelf,
        runner: SyncRunner,
        scope: Scope | None,
    ) -> None:
        super().__init__(config, clock, shelf, runner, scope)
        self._marked: Scope | None = None
        """Whose words are marked."""
        self._finding_here = False
        """The person looks for something in the article."""

    def action_search(self) -> None:
        if self.pane is Pane.READER:
            self.find_bar.begin()
            self.status.offer(FIND_KEYS)
        else:
            self._begin_search()

    def action_next_match(self) -> None:
        self._go_to_match(1)

    def action_previous_match(self) -> None:
        self._go_to_match(-1)

    def action_save_search(self) -> None:
        if self._query:
            self._ask_name(self._query)
        else:
            self.say(f"Search for something first: press {self.key('search')}.")

    def _listed(self) -> None:
        """What a search or a smart feed looks for is marked in titles and in articles."""
        super()._listed()
        scope = self.lister.reading.scope
        if scope == self._marked:
            return
        self._marked, title, text = scope, None, None
        if isinstance(scope, SearchScope | OwnSmart):
            title, text = _marks_of(scope.query)
        self._finding_here = False
        self.headlines.look = replace(self.headlines.look, found=title, found_within=text)
        self.reader.find(text)
        self._show_snippets(text)

    def _show_snippets(self, spans: Spans | None) -> None:
        """Of what comes into view, once it is painted."""
        self.headlines.show_snippets({})
        self.lister.paged = partial(self._page_in, spans) if spans else lambda _: None

    def _page_in(self, spans: Spans, ids: Sequence[int]) -> None:
        self.run_worker(self._bring_snippets(spans, ids), group="snippets")

    async def _bring_snippets(self, spans: Spans, ids: Sequence[int]) -> None:
        try:
            found = await self.shelf.open(lambda library: library.snippets(ids, spans))
        except LibraryError:
            return  # the list has said so, or will
        if found:
            self.headlines.show_snippets(found)

    # The library

    def _begin_search(self) -> None:
        reading, pane = self.lister.reading, self.pane
        self.go(Pane.HEADLINES)
        if isinstance(reading.scope, SearchScope):
            self.search_bar.begin(reading.scope.query)
        else:
            self._before_search = (self.lister.leave(), pane)
            self.search_bar.begin()
        self.status.offer(SEARCH_KEYS)

    def leave_search(self) -> bool:
        """Back to the list before the search; False when there was none."""
        if not self.searching:
            return False
        self._resume_list()
        self.go(self._before_search[1])
        return True

    def _resume_list(self) -> None:
        self.lister.resume(self._before_search[0])
        replace_work(self, "newer", self._look_for_newer)

    @property
    def _query(self) -> str | None:
        scope = self.lister.reading.scope
        return scope.query if isinstance(scope, SearchScope) else None

    @on(SearchBar.Asked, "#search-bar")
    def _search(self, asked: SearchBar.Asked) -> None:
        if query := as_typed(asked.words):
            if query != self._query:
                self.lister.open(SearchScope(query), label_of(SearchScope(query)))
        elif self.searching:
            self._resume_list()

    @on(SearchBar.Finished, "#search-bar")
    def _end_search(self) -> None:
        self.search_bar.end()
        self.go(Pane.HEADLINES)

    @on(SearchBar.GivenUp, "#search-bar")
    def _give_search_up(self) -> None:
        self._end_search()
        self.leave_search()

    @on(SearchBar.Kept, "#search-bar")
    def _keep_search(self, kept: SearchBar.Kept) -> None:
        if kept.words:
            self._end_search()
            self._search(SearchBar.Asked(kept.bar, kept.words))
            self._ask_name(as_typed(kept.words))

    def _ask_name(self, query: str) -> None:
        from newsreader.view.dialogs.smart import SmartDialog

        dialog = SmartDialog("Save this search", OwnSmart(query.rstrip("*"), query))
        self.app.push_screen(dialog, self._save)

    def _save(self, smart: OwnSmart | None) -> None:
        if smart:
            self.run_worker(self._saved(smart), group="undo")

    async def _saved(self, smart: OwnSmart) -> None:
        added = await self.marker.change(lambda library: library.add_smart_feeds([smart]))
        if added == [False]:
            self.say(f"There is a smart feed “{smart.title}” already: give it another name.")
        elif added:
            self.say(f"Saved “{smart.title}”", hint=f"{self.key('undo')} undoes it")
            self.sources.choose(smart)
            self.lister.open(smart, smart.title)

    # The article

    @on(SearchBar.Asked, "#find-bar")
    def _find(self, asked: SearchBar.Asked) -> None:
        self._finding_here = bool(asked.words)
        self.reader.find(_spans_of(asked.words) if asked.words else None)
        self._go_to_match(1, quietly=True)

    @on(SearchBar.Finished, "#find-bar")
    def _end_finding(self) -> None:
        self.find_bar.end()
        self.go(Pane.READER)
        self._tell_matches()

    @on(SearchBar.GivenUp, "#find-bar")
    def _give_finding_up(self) -> None:
        self.leave_finding()
        self._end_finding()

    def leave_finding(self) -> bool:
        """Marks as they were before; False where nothing was looked for in the article."""
        if not self._finding_here:
            return False
        self._marked = None
        self._listed()
        return True

    def _go_to_match(self, step: int, *, quietly: bool = False) -> None:
        """In the article; without a word to look for, the next key says how to give one."""
        if not self.reader.finding:
            if not quietly:
                self.say(f"Nothing is looked for here. Press {self.key('search')} in the article.")
            return
        which = self.reader.go_to_match(step)
        if which is None:
            self._tell_matches(end="the last" if step > 0 else "the first")
        else:
            self.say(f"{which + 1} of {len(self.reader.matches)}", brief=True)

    def _tell_matches(self, end: str = "") -> None:
        if not self.reader.finding:
            return
        found = len(self.reader.matches)
        if not found:
            self.say("Not found in this article.", brief=True)
        elif end:
            self.say(f"That was {end} of {found}.", brief=True)


def _spans_of(words: str) -> Spans:
    from newsreader.query.marking import plain_marks

    return plain_marks(words).spans


def _marks_of(query: str) -> tuple[Spans | None, Spans | None]:
    """In titles, in texts. The language is loaded by the first search."""
    from newsreader.query.errors import QueryError
    from newsreader.query.marking import marks_of
    from newsreader.query.parse import parse
    from newsreader.query.tree import Column

    try:
        tree = parse(query, typing=True)
    except QueryError:
        return None, None
    title, text = (marks_of(tree, column) for column in (Column.TITLE, Column.TEXT))
    return title.spans if title else None, text.spans if text else None
