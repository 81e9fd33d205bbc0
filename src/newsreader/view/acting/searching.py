"""Searching the library, and finding in the article."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from msgspec.structs import replace

from newsreader.models.scopes import OwnSmart, Scope, SearchScope
from newsreader.store.errors import LibraryError
from newsreader.view.acting.acts import Acts
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.dialogs.querying import as_typed
from newsreader.view.dialogs.search import FIND_KEYS, SEARCH_KEYS
from newsreader.view.finding import Spans
from newsreader.view.listing import Left
from newsreader.view.reading import Reading, label_of
from newsreader.view.work import replace_work

_LONGEST = 50
"""Searches in a row that are come back from."""


class SearchingActions(Acts):
    """A search is a list of its own; in the article, what is found is marked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._marked: Scope | None = None
        """Whose words are marked."""
        self._looked_for: Scope | None = None
        self._looked_into: dict[int, str] = {}
        """Articles, and what their texts say around what is looked for."""
        self._finding_here = False
        """The person looks for something in the article."""
        self._before = [(Left(), Pane.HEADLINES)]
        """The lists and panes to come back to: a search may have begun in what another found."""
        desk.happens.listed.append(self._mark_found)
        desk.lister.accompanied = self._look_into

    def action_search(self) -> None:
        if self.desk.pane is Pane.READER:
            self.desk.find_bar.begin()
            self.desk.status.offer(FIND_KEYS)
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
            self.desk.say(f"Search for something first: press {self.desk.key('search')}.")

    def _mark_found(self) -> None:
        """What a search or a smart feed looks for is marked in titles and in articles."""
        scope = self.desk.lister.reading.scope
        if scope == self._marked:
            return
        if scope != self._looked_for:
            self._looked_for, self._looked_into = scope, {}
        self._marked, title, text = scope, None, None
        if isinstance(scope, SearchScope | OwnSmart):
            title, text = _marks_of(scope.query)
        self._finding_here = False
        self.desk.headlines.look = replace(self.desk.headlines.look, found=title, found_within=text)
        self.desk.reader.find(text)
        self._show_snippets(text)

    async def _look_into(self, found: Reading) -> None:
        """The first screen of what was found is painted once, with what the texts say."""
        if isinstance(found.scope, SearchScope) and found.scope != self._marked:
            self._looked_for, self._looked_into = found.scope, {}
            text = _marks_of(found.scope.query)[1]
            if text:
                await self._find_snippets(text, found.ids[: self.desk.headlines.size.height])

    def _show_snippets(self, spans: Spans | None) -> None:
        """Of what comes into view later, once it is painted."""
        self.desk.headlines.show_snippets({})
        self.desk.headlines.show_snippets(self._looked_into)
        self.desk.lister.paged = partial(self._page_in, spans) if spans else lambda _: None

    def _page_in(self, spans: Spans, ids: Sequence[int]) -> None:
        if unknown := [id_ for id_ in ids if id_ not in self._looked_into]:
            self._looked_into |= dict.fromkeys(unknown, "")
            self.desk.run_worker(self._bring_snippets(spans, unknown), group="snippets")

    async def _bring_snippets(self, spans: Spans, ids: Sequence[int]) -> None:
        found = await self._find_snippets(spans, ids)
        if found:
            self.desk.headlines.show_snippets(found)

    async def _find_snippets(self, spans: Spans, ids: Sequence[int]) -> dict[int, str]:
        with suppress(LibraryError):  # the list has said so, or will
            found = await self.desk.shelf.open(lambda library: library.snippets(ids, spans))
            self._looked_into |= dict.fromkeys(ids, "") | found
            return found
        return {}

    # The library

    def _begin_search(self) -> None:
        reading, pane = self.desk.lister.reading, self.desk.pane
        self.desk.go(Pane.HEADLINES)
        if isinstance(reading.scope, SearchScope):
            self.desk.search_bar.begin(reading.scope.query)
        else:
            self._before = [(self.desk.lister.leave(), pane)]
            self.desk.search_bar.begin()
        self.desk.status.offer(SEARCH_KEYS)

    def look_for(self, query: str, label: str = "") -> None:
        """What it finds is listed; going back leads to where the person was."""
        before = self._before if self.desk.searching else []
        self._before = [*before, (self.desk.lister.leave(), self.desk.pane)][-_LONGEST:]
        self.desk.lister.open(SearchScope(query), label or label_of(SearchScope(query)))
        self.desk.go(Pane.HEADLINES)

    def leave_search(self) -> bool:
        """Back to the list before the search; False when there was none."""
        if not self.desk.searching:
            return False
        self._resume_list()
        self.desk.go(self._before[-1][1])
        self._before = self._before[:-1] or self._before
        return True

    def _resume_list(self) -> None:
        self.desk.lister.resume(self._before[-1][0])
        replace_work(self.desk, "newer", self.desk.look_for_newer)

    @property
    def _query(self) -> str | None:
        scope = self.desk.lister.reading.scope
        return scope.query if isinstance(scope, SearchScope) else None

    def search(self, words: str) -> None:
        if query := as_typed(words):
            if query != self._query:
                self.desk.lister.open(SearchScope(query), label_of(SearchScope(query)))
        elif self.desk.searching:
            self._resume_list()

    def end_search(self) -> None:
        self.desk.search_bar.end()
        self.desk.go(Pane.HEADLINES)

    def give_search_up(self) -> None:
        self.end_search()
        self.leave_search()

    def keep_search(self, words: str) -> None:
        if words:
            self.end_search()
            self.search(words)
            self._ask_name(as_typed(words))

    def _ask_name(self, query: str) -> None:
        from newsreader.view.dialogs.smart import SmartDialog

        dialog = SmartDialog("Save this search", OwnSmart(query.rstrip("*"), query))
        self.desk.app.push_screen(dialog, self._save)

    def _save(self, smart: OwnSmart | None) -> None:
        if smart:
            self.desk.run_worker(self._saved(smart), group="undo")

    async def _saved(self, smart: OwnSmart) -> None:
        added = await self.desk.marker.change(lambda library: library.add_smart_feeds([smart]))
        if added == [False]:
            self.desk.say(f"There is a smart feed “{smart.title}” already: give it another name.")
        elif added:
            self.desk.say(f"Saved “{smart.title}”", hint=f"{self.desk.key('undo')} undoes it")
            self.desk.sources.choose(smart)
            self.desk.lister.open(smart, smart.title)

    # The article

    def find(self, words: str) -> None:
        self._finding_here = bool(words)
        self.desk.reader.find(_spans_of(words) if words else None)
        self._go_to_match(1, quietly=True)

    def end_finding(self) -> None:
        self.desk.find_bar.end()
        self.desk.go(Pane.READER)
        self._tell_matches()

    def give_finding_up(self) -> None:
        self.leave_finding()
        self.end_finding()

    def leave_finding(self) -> bool:
        """Marks as they were before; False where nothing was looked for in the article."""
        if not self._finding_here:
            return False
        self._marked = None
        self._mark_found()
        return True

    def _go_to_match(self, step: int, *, quietly: bool = False) -> None:
        """In the article; without a word to look for, the next key says how to give one."""
        if not self.desk.reader.finding:
            if not quietly:
                self.desk.say(
                    f"Nothing is looked for here. Press {self.desk.key('search')} in the article."
                )
            return
        which = self.desk.reader.go_to_match(step)
        if which is None:
            self._tell_matches(end="the last" if step > 0 else "the first")
        else:
            self.desk.say(f"{which + 1} of {len(self.desk.reader.matches)}", brief=True)

    def _tell_matches(self, end: str = "") -> None:
        if not self.desk.reader.finding:
            return
        found = len(self.desk.reader.matches)
        if not found:
            self.desk.say("Not found in this article.", brief=True)
        elif end:
            self.desk.say(f"That was {end} of {found}.", brief=True)


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
