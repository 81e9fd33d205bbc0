"""The list read anew: the cursor stays on its article, which may be read by now."""

from pathlib import Path

import pytest
from view_stand import Stand, arrive, fill, stand

from newsreader.paths import Paths
from newsreader.store.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """More unread articles than a list begins with."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 620})
    return paths


async def read_in_the_middle(there: Stand, row: int) -> str:
    """The title of a read article that the cursor is on."""
    rows = there.screen.headlines
    await there.until(lambda: rows.row_count == 620)
    rows.cursor = row
    await there.press("m")
    await there.until(lambda: there.unread() == 619)
    assert there.screen.current
    return there.screen.current.title


@pytest.mark.parametrize("row", [0, 300, 600], ids=["top", "begun with", "completed later"])
@pytest.mark.parametrize("key", [".", "2"])
async def test_the_cursor_stays_on_an_article_that_is_read_by_now(
    library: Paths, row: int, key: str
) -> None:
    async with stand(library) as there:
        title = await read_in_the_middle(there, row)
        arrive(there.library, "Asagiri", ["Late"])
        await there.press(key)
        await there.until(lambda: len(there.screen.headlines.ids) == 621)
        await there.title(title)


async def test_with_nothing_unread_left_the_list_says_so(library: Paths) -> None:
    async with stand(library) as there:
        await there.until(lambda: there.screen.headlines.row_count == 620)
        await there.press("A")
        await there.until(lambda: there.unread() == 0)
        await there.press(".")
        await there.until(lambda: there.screen.headlines.row_count == 0)
        assert "Everything is read" in there.screen.headlines.empty_words


async def test_what_was_marked_unread_again_is_announced(library: Paths) -> None:
    async with stand(library) as there:
        title = there.screen.headlines_title
        await there.until(lambda: there.screen.headlines.row_count == 620)
        await there.press("j", ">")
        await there.until(lambda: there.unread() == 2)
        await there.press(".")
        await there.until(lambda: there.screen.headlines.row_count == 2)
        await there.press("ctrl+z")
        await there.until(lambda: "618 more · press ." in title.render().plain)
        assert title.render().plain.endswith("620 unread")
        await there.press(".")
        await there.until(lambda: there.screen.headlines.row_count == 620)
        await there.until(lambda: "more" not in title.render().plain)


async def test_an_article_that_was_hidden_does_not_stay(library: Paths) -> None:
    async with stand(library) as there:
        await there.until(lambda: there.screen.headlines.row_count == 620)
        await there.press("j", "delete")
        await there.until(lambda: there.unread() == 619)
        await there.press(".")
        await there.until(lambda: len(there.screen.headlines.ids) == 619)
