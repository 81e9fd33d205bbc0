"""What a publisher changed, read in the app."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.selection import SELECT_ALL
from view_stand import NOON, Stand, fill, stand

from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.view.actions import Pane


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The first of three articles changed twice."""
    paths = Paths.under(tmp_path)
    with Library.open(paths, lambda: NOON) as library:
        fill(library, {"Asagiri": 3})
        first = library.snapshot(Smart.EVERYTHING)[0]
        edit(library, first, "the old text of Asagiri", hours=3)
        edit(library, first, "the new text of Asagiri", hours=2)
    return paths


def edit(library: Library, article_id: int, text: str, hours: int) -> None:
    feed, at = library.feeds()[0], NOON - timedelta(hours=hours)
    html = "".join(f"<p>Paragraph {number}: {text}.</p>" for number in range(40))
    entry = ParsedEntry("k", "https://a.example/k", "Asagiri 1", published=NOON, html=html)
    now = Prepared(entry, ("k",), text.encode()[:30], text, text, 200)
    changes = Changes((), ((article_id, now),))
    Arrivals(library).store(Visit(feed.id, at, NOON + timedelta(hours=1)), changes, at)


def shown(there: Stand) -> str:
    selected = there.screen.reader.get_selection(SELECT_ALL)
    return " ".join(selected[0].split()) if selected else ""


async def sees(there: Stand, words: str) -> None:
    await there.until(lambda: words in shown(there))


async def test_an_edited_article_says_so_and_a_key_shows_what_changed(paths: Paths) -> None:
    async with stand(paths) as there:
        await sees(there, "· 2 changes")
        await there.press("g", "d")
        await sees(there, "the old new text of Asagiri")
        assert "changed 2 hours ago · 1 word gone, 1 new · change 2 of 2" in shown(there)
        assert there.screen.pane is Pane.READER


@pytest.mark.parametrize("keys", [["escape"], ["g", "d"]])
async def test_the_article_is_gone_back_to_where_it_was(paths: Paths, keys: list[str]) -> None:
    async with stand(paths) as there:
        await sees(there, "Paragraph 0")
        await there.press("enter", "space", "j", "j")
        await there.until(lambda: there.screen.reader.scroll_y > 20)
        at = there.screen.reader.scroll_y
        await there.press("g", "d")
        await sees(there, "change 2 of 2")
        await there.press(*keys)
        await sees(there, "Paragraph 0")
        assert there.screen.reader.scroll_y == at
        assert there.screen.pane is Pane.READER


async def test_older_changes_are_stepped_to(paths: Paths) -> None:
    async with stand(paths) as there:
        await sees(there, "Paragraph 0")
        await there.press("[")
        await sees(there, "change 2 of 2")
        await there.press("[")
        await sees(there, "change 1 of 2")
        assert "changed 3 hours ago" in shown(there)
        await there.press("[")
        await there.says("oldest change")
        await there.press("]")
        await sees(there, "change 2 of 2")
        await there.press("]")
        await there.says("newest change")


async def test_an_article_that_stayed_as_it_was_says_so(paths: Paths) -> None:
    async with stand(paths) as there:
        await sees(there, "2 changes")
        await there.press("j")
        await sees(there, "of Asagiri 2")
        await there.press("g", "d")
        await there.says("changed nothing")
        assert "of Asagiri 2" in shown(there)


async def test_what_was_not_kept_cannot_be_shown(paths: Paths) -> None:
    with Library.open(paths) as library:
        library.db.run("DELETE FROM revision")
    async with stand(paths) as there:
        await sees(there, "2 changes")
        await there.press("g", "d")
        await there.says("earlier text is not kept")


async def test_changes_are_shown_of_the_article_under_the_cursor(paths: Paths) -> None:
    async with stand(paths, size=(70, 24)) as there:
        await there.reached(Pane.HEADLINES)
        await there.press("g", "d")
        await sees(there, "change 2 of 2")
        assert there.screen.pane is Pane.READER
