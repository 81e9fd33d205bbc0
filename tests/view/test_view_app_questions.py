"""What the screen asks at once costs the same in a library of ten thousand articles as in any.

SQLite counts the steps of its machine: 10,000 are a millisecond on a slow one, the pages at hand.
"""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from typing import Self

import pytest
from view_rest import rest
from view_stand import NOON, Stand, stand

from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import (
    Arrangement,
    FeedScope,
    FolderScope,
    Grouping,
    Scope,
    SearchScope,
    Smart,
    Sort,
)
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.view.actions import ACTIONS, Pane
from newsreader.view.listing import Asked
from newsreader.view.reading import Reading
from newsreader.view.selection import Selection

FEEDS, ARTICLES = 5, 2000
"""Articles of each feed."""
FINE = 100
"""Steps between two looks at them."""
MOST = 10_000
"""Steps of a question asked at once: to look at every article takes three times as many."""
LEAVING = {"quit", "leave", "browser"}
SCOPES: list[Scope] = [Smart.EVERYTHING, FeedScope(1), FolderScope("All"), SearchScope("title:1")]
ARRANGEMENTS = [*map(Arrangement, Sort), *(Arrangement(grouping=kind) for kind in Grouping)]


@dataclass
class Question:
    """What was asked in the thread of the screen."""

    sql: str
    steps: int = 0


class Counted(Library):
    """Knows what it was asked."""

    questions: list[Question]

    @classmethod
    def open(cls, paths: Paths, clock: Callable[[], datetime] = lambda: NOON) -> Self:
        library = super().open(paths, clock)
        library.questions = [Question("")]
        if threading.current_thread() is threading.main_thread():
            library._count()
        return library

    def _count(self) -> None:
        def step() -> None:
            self.questions[-1].steps += FINE

        def begin(sql: str) -> None:
            if not sql.startswith("--"):  # a part of the one before
                self.questions.append(Question(sql))

        connection = self.db._connection
        connection.set_trace_callback(begin)
        connection.set_progress_handler(step, FINE)

    @property
    def longest(self) -> Question:
        return max(self.questions, key=lambda question: question.steps)


def prepared(feed: int, number: int) -> Prepared:
    key = f"{feed}-{number}"
    published = NOON - timedelta(minutes=number)
    entry = ParsedEntry(key, f"https://{feed}.example/{key}", f"Title {key}", published=published)
    return Prepared(entry, (key,), b"1", "", "", 1)


@pytest.fixture
def library(paths: Paths) -> Paths:
    with Library.open(paths, lambda: NOON) as library:
        for number in range(FEEDS):
            library.subscribe(Subscription(f"https://{number}.example", f"Feed {number}", ("All",)))
            (feed,) = library.find_feeds(f"Feed {number}")
            new = tuple(prepared(number, article) for article in range(ARTICLES))
            visit = Visit(feed.id, NOON, NOON + timedelta(hours=1))
            Arrivals(library).store(visit, Changes(new, ()), NOON)
    return paths


@asynccontextmanager
async def asking(library: Paths) -> AsyncIterator[tuple[Stand, Counted]]:
    async with stand(library, kind=Counted, scope=Smart.EVERYTHING) as there:
        asked = there.app._shelf._library
        assert isinstance(asked, Counted)
        del asked.questions[1:]  # what the first frame needs is asked before there is a screen
        yield there, asked


async def settle(there: Stand) -> None:
    """The list of everything, no dialog over it."""
    while len(there.app.screen_stack) > 1:
        there.app.pop_screen()
    if there.screen.lister.reading.scope is not Smart.EVERYTHING:
        there.screen.lister.open(Smart.EVERYTHING, "Everything")
    there.screen.go(Pane.HEADLINES)
    await rest(there.pilot)


async def test_no_act_has_the_screen_wait_for_a_long_question(library: Paths) -> None:
    async with asking(library) as (there, asked):
        for action in ACTIONS:
            if action.id not in LEAVING:
                await settle(there)
                await there.screen.do(action.id)
                await rest(there.pilot)
                assert asked.longest.steps <= MOST, (action.id, asked.longest)
        assert asked.longest.steps > FINE


async def test_no_list_has_the_screen_wait_for_a_long_question(library: Paths) -> None:
    async with asking(library) as (there, asked):
        for scope, arrangement in product(SCOPES, ARRANGEMENTS):
            there.screen.lister.open(scope, "", arrangement=arrangement)
            await there.until(lambda: there.screen.lister.reading.complete)
            there.screen.headlines.bottom()
            await rest(there.pilot)
            assert asked.longest.steps <= MOST, (scope, arrangement, asked.longest)
        assert asked.longest.steps > FINE


async def test_a_look_at_every_article_is_a_long_question(library: Paths) -> None:
    async with asking(library) as (there, asked):
        whole = Asked(Reading(Smart.EVERYTHING), None, Selection()).whole
        there.screen.shelf.look(whole, None)
        assert asked.longest.steps > MOST


async def test_a_list_left_for_a_search_is_not_gathered_again(library: Paths) -> None:
    async with asking(library) as (there, _):
        by_feed = Arrangement(grouping=Grouping.FEED)
        there.screen.lister.open(Smart.EVERYTHING, "", arrangement=by_feed)
        await there.until(lambda: len(there.screen.headlines.rows.groups) == FEEDS)
        groups = there.screen.headlines.rows.groups
        await there.press("slash", "7", "escape")
        await there.until(lambda: there.screen.lister.reading.scope is Smart.EVERYTHING)
        assert there.screen.headlines.rows.groups is groups
