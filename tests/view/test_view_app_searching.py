"""Searching the library and finding in the article, with what is found marked."""

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual import events
from view_stand import NOON, Stand, fill, stand

from newsreader.models.arrivals import Changes, Prepared, Settled, Visit
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import OwnSmart, Scope, SearchScope, Show, Smart, Snapshot
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.view.actions import Pane
from newsreader.view.dialogs.querying import as_typed
from newsreader.view.dialogs.smart import SmartDialog
from waiting import PATIENCE


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 12, "Segfault": 3})
    return paths


def row(there: Stand, index: int = 0) -> list[tuple[str, str]]:
    headlines = there.screen.headlines
    pieces = headlines.render_row(index, headlines.size.width - 1)
    return [(text, role.removeprefix("headlines--")) for text, role in pieces]


async def searched(there: Stand, words: str) -> None:
    await there.press("slash", *words)
    await there.until(lambda: there.screen.lister.reading.scope == SearchScope(f"{words}*"))
    await there.until(lambda: there.screen.lister.reading.complete)


async def test_what_is_found_is_marked_in_titles_and_shown_from_the_texts(paths: Paths) -> None:
    async with stand(paths, size=(160, 40)) as there:
        await searched(there, "segfault text")
        assert there.screen.headlines.row_count == 3
        await there.until(lambda: ("text", "found") in row(there))
        assert ("Segfault", "found") in row(there)
        snippet = "".join(text for text, role in row(there) if role in ("snippet", "found"))
        assert "the text of Segfault" in snippet
        await there.press("escape")
        assert not {"found", "snippet"} & {role for _, role in row(there)}


async def test_how_many_are_found_is_told_before_all_of_them_are_listed(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 700})
    async with stand(paths) as there:
        await there.press("slash", *"asagiri")
        await there.until(lambda: there.screen.lister.total == 700)
        assert "700" in str(there.screen.headlines_title.render())
        await there.until(lambda: there.screen.lister.reading.complete)
        assert len(there.screen.lister.reading.ids) == 700
        assert "700" in str(there.screen.headlines_title.render())


class Slow(Library):
    """Finds articles later than how many there are."""

    counted = threading.Event()

    def count(self, scope: Scope, show: Show = Show.ALL) -> int:
        try:
            return super().count(scope, show)
        finally:
            self.counted.set()

    def arranged(self, scope: Scope, *others: Any, **named: Any) -> Snapshot:
        if isinstance(scope, SearchScope):
            assert self.counted.wait(PATIENCE)
        return super().arranged(scope, *others, **named)


async def test_what_is_found_is_shown_with_its_number_and_what_the_texts_say(
    tmp_path: Path,
) -> None:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 700})
    async with stand(paths, kind=Slow) as there:
        seen: list[tuple[int | None, bool]] = []

        def note() -> None:
            if there.screen.searching:
                seen.append((there.screen.lister.total, bool(there.screen.headlines._snippets)))

        there.screen.happens.listed.append(note)
        await there.press("slash")
        there.screen.search_bar.value = "asagiri"
        await there.until(lambda: there.screen.lister.reading.complete and bool(seen))
        assert seen[0] == (700, True)


class Endless(Library):
    """Never comes to an end with one search."""

    begun = threading.Event()

    def arranged(self, scope: Scope, *others: Any, **named: Any) -> Snapshot:
        if scope == SearchScope("asagiri*"):
            self.begun.set()
            self.db.value(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                " SELECT count(*) FROM n"
            )
        return super().arranged(scope, *others, **named)


async def test_what_is_typed_next_does_not_wait_for_what_was_typed_before(paths: Paths) -> None:
    async with stand(paths, kind=Endless) as there:
        await there.press("slash", *"asagiri")
        await there.until(Endless.begun.is_set)
        await asyncio.sleep(0.1)
        await there.press("space", "1")
        await there.until(lambda: there.screen.lister.reading.scope == SearchScope("asagiri 1"))
        await there.until(lambda: there.screen.lister.reading.complete)
        assert there.screen.headlines.row_count == 1


async def test_letters_typed_before_the_line_is_there_are_in_it(paths: Paths) -> None:
    async with stand(paths) as there:
        for key, character in (("slash", "/"), *zip("ab", "ab", strict=True)):
            there.app.post_message(events.Key(key, character))
        await there.until(lambda: there.screen.search_bar.value == "ab")
        assert there.screen.focused is there.screen.search_bar
        await there.press("backspace", "d")
        assert there.screen.search_bar.value == "ad"


async def test_an_error_is_told_and_underlined_while_the_list_stays(paths: Paths) -> None:
    async with stand(paths) as there:
        await searched(there, "segfault")
        there.screen.search_bar.value = "segfault tilte:x y"
        await there.says("tilte")
        assert there.screen.headlines.row_count == 3
        value = there.screen.search_bar._value
        assert [(value.plain[span.start : span.end]) for span in value.spans][-1] == "tilte:"


async def test_a_search_is_kept_as_a_smart_feed_and_that_is_undone(paths: Paths) -> None:
    async with stand(paths) as there:
        await searched(there, "segfault")
        await there.press("ctrl+s")
        await there.until(lambda: isinstance(there.app.screen, SmartDialog))
        await there.press(*"Faults", "enter")
        await there.says("Saved “Faults”")
        assert there.library.smart_feeds() == [OwnSmart("Faults", "segfault*")]
        assert there.screen.lister.reading.scope == OwnSmart("Faults", "segfault*")
        await there.press("ctrl+z")
        await there.until(lambda: there.library.smart_feeds() == [])


async def test_finding_in_the_article_goes_from_match_to_match(paths: Paths) -> None:
    async with stand(paths, size=(120, 20)) as there:
        await there.press("enter")
        await there.reached(Pane.READER)
        await there.press("slash", *"paragraph", "enter")
        reader = there.screen.reader
        assert len(reader.matches) == 39
        await there.until(lambda: there.app.focused is reader)
        await there.says("1 of 39")
        top = reader.scroll_offset.y
        await there.press(*(["semicolon"] * 12))
        await there.says("13 of 39")
        assert reader.scroll_offset.y > top
        await there.press("comma")
        await there.says("12 of 39")
        await there.press("escape")
        assert not reader.finding
        assert there.screen.pane is Pane.READER


async def test_what_is_not_in_the_article_is_said(paths: Paths) -> None:
    async with stand(paths) as there:
        await there.press("enter", "semicolon")
        await there.says("Nothing is looked for here. Press / in the article.")
        await there.press("slash", *"zzz", "enter")
        await there.says("Not found in this article.")


async def test_the_words_of_a_search_are_marked_in_its_articles_too(paths: Paths) -> None:
    async with stand(paths) as there:
        await searched(there, "segfault")
        await there.press("enter", "enter", "semicolon")
        await there.says("of 4")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("chip", "chip*"),
        ("chip ", "chip"),
        ("ch", "ch"),
        ("japan ch", "japan ch"),
        ("-title:chip", "-title:chip*"),
        ("(japan or chip", "(japan or chip*"),
        ('"chip', '"chip'),
        ('"chip war"', '"chip war"'),
        ("is:unread", "is:unread"),
        ("feed:asahi", "feed:asahi"),
        ("chip*", "chip*"),
        ("  ", ""),
    ],
)
def test_the_last_word_may_go_on_while_it_is_typed(typed: str, query: str) -> None:
    assert as_typed(typed) == query


def arrive_unsettled(library: Library, titles: Sequence[str]) -> None:
    """As a first sync stores them."""
    entries = [ParsedEntry(one, None, one, published=NOON, html=f"<p>{one}</p>") for one in titles]
    new = [Prepared(one, (one.title,), b"\0", "", "", 0, raw=True) for one in entries]
    feed_id = library.feeds()[0].id
    Arrivals(library).store(Visit(feed_id, NOON, NOON), Changes(tuple(new), ()), NOON)


def settle(library: Library) -> None:
    titles = {one.article_id: one.entry.title for one in Arrivals(library).unsettled()}
    Arrivals(library).settle(
        [Settled(id_, title, b"1", title, b"", "", 1) for id_, title in titles.items()]
    )


async def test_a_search_says_what_it_cannot_find_yet_and_offers_it_once_it_can(
    paths: Paths,
) -> None:
    async with stand(paths) as there:
        arrive_unsettled(there.library, ["Segfault again", "Rain"])
        await searched(there, "segfault")
        title = there.screen.headlines_title
        await there.until(lambda: "2 not searched yet" in str(title.render()))
        assert there.screen.headlines.row_count == 3

        settle(there.library)
        there.screen._poll()
        await there.until(lambda: "1 new" in str(title.render()))
        assert there.screen.headlines.row_count == 3
        await there.press("enter", "full_stop")
        await there.until(lambda: there.screen.headlines.row_count == 4)
        await there.until(lambda: "new" not in str(title.render()))
        assert "yet" not in str(title.render())


def test_only_a_search_that_asks_for_words_lacks_what_has_none_yet(paths: Paths) -> None:
    with Library.open(paths) as library:
        arrive_unsettled(library, ["Segfault again", "Rain"])
        lacks = ("segfault", "-rain", "is:unread (rain or is:read)", "words:>9")
        lacks_nothing = ("is:unread", "since:3d -is:read", "feed:asagiri sort:oldest")
        assert [library.unsettled(SearchScope(query)) for query in lacks] == [2] * len(lacks)
        assert not any(library.unsettled(SearchScope(query)) for query in lacks_nothing)
        assert library.unsettled(Smart.UNREAD) == 0
