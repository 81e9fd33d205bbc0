"""Articles open where they were left, in the real app."""

from pathlib import Path

import pytest
from view_rest import rest
from view_stand import Stand, fill, stand

from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.actions import Pane
from newsreader.view.progress import progress_words


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 3})
    return paths


async def opened(there: Stand, *keys: str) -> int:
    await there.press(*keys)
    await there.reached(Pane.READER)
    await there.until(lambda: there.screen.reader.key == there.screen.presenter.shown_id)
    assert there.screen.presenter.shown_id is not None
    return there.screen.presenter.shown_id


def first_line(there: Stand) -> str:
    return there.screen.reader.render_line(0).text.strip()


async def scrolled(there: Stand, lines: int) -> str:
    """So many lines down, or one more where that is a blank one: what stands at the top then."""
    await there.press(*str(lines), "j")
    if not first_line(there):
        await there.press("j")
    assert first_line(there).startswith("Paragraph")
    return first_line(there)


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (44, 16)])
async def test_an_article_opens_where_it_was_left(library: Paths, size: tuple[int, int]) -> None:
    async with stand(library, size=size) as there:
        await opened(there, "enter")
        left = await scrolled(there, 6)
        await there.press("J", "K")
        await there.until(lambda: first_line(there) == left)
        await there.press("escape", "j", "k", "enter")
        await there.reached(Pane.READER)
        await there.until(lambda: first_line(there) == left)


async def test_the_place_outlives_the_app_and_its_width(library: Paths) -> None:
    async with stand(library, size=(140, 40)) as there:
        await opened(there, "enter")
        left = await scrolled(there, 16)
        await there.press("Q")
    async with stand(library, size=(60, 30)) as there:
        await opened(there, "enter")
        await there.until(lambda: first_line(there) == left)


async def test_a_place_is_written_down_in_a_pause(library: Paths) -> None:
    async with stand(library) as there:
        article_id = await opened(there, "enter")
        await there.press("6", "j")
        await there.until(lambda: there.library.margins.left(article_id))


async def test_what_was_read_to_the_end_opens_at_the_top(library: Paths) -> None:
    async with stand(library) as there:
        article_id = await opened(there, "enter")
        await there.press("6", "j", "J")
        await there.until(lambda: there.library.margins.left(article_id))
        await there.press("K", "G", "J", "K")
        await there.until(lambda: there.library.margins.left(article_id) is None)
        await there.until(lambda: there.screen.reader.scroll_offset.y == 0)


async def test_no_chain_of_widths_moves_the_place(library: Paths) -> None:
    async with stand(library, size=(140, 40)) as there:
        await opened(there, "enter", "z")
        left = await scrolled(there, 9)
        for width in (61, 47, 90, 33, 140):
            await there.pilot.resize_terminal(width, 40)
            await rest(there.pilot)
        assert first_line(there) == left


async def test_the_title_says_how_much_is_left(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there, "enter", "j")
        assert "% · 1 min left" in there.screen.reader_title.render().plain
        await there.press("z")
        await there.says("% · 1 min left")
        await there.press("z")
        await there.says("synced")


@pytest.mark.parametrize(
    ("progress", "words", "said"),
    [
        (0.0, 2300, "0% · 10 min left"),
        (0.5, 2300, "50% · 5 min left"),
        (0.999, 2300, "100% · 1 min left"),
        (0.1, 330, "10% · 1 min left"),
        (1.0, 2300, "100%"),
        (0.3, 0, "30%"),
    ],
)
def test_progress_in_words(progress: float, words: int, said: str) -> None:
    assert progress_words(progress, words) == said
