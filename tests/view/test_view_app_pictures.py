"""Pictures in the real app, on the demo's library."""

import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from textual.geometry import Region
from view_stand import SLOW, ScriptedRunner, Stand, stand

from newsreader.models.scopes import SearchScope
from newsreader.models.syncing import PicturesFetched, PicturesFetching, SyncFinished, SyncStarted
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.dialogs.dialog import Line
from newsreader.view.dialogs.gallery import Gallery, PictureView
from newsreader.view.pictures.manner import NONE, Manner, Manners

TRAM = SearchScope("title:tram feed:asagiri")
DONE = SyncFinished(0, 0, 0, 0, 0, 0, 0, (), 0, 0.1)


@pytest.fixture
def paths(demo_root: Path, tmp_path: Path) -> Paths:
    shutil.copytree(demo_root, tmp_path / "demo")
    return Paths.under(tmp_path / "demo")


@asynccontextmanager
async def opened(
    paths: Paths, runner: ScriptedRunner | None = None, scope: SearchScope = TRAM
) -> AsyncIterator[Stand]:
    async with stand(paths, runner, SLOW, scope=scope, manner=Manner.BLOCKS) as there:
        await there.press("enter")
        await there.until(lambda: there.screen.presenter.article)
        yield there


@contextmanager
def without_pictures(paths: Paths) -> Iterator[Callable[[], None]]:
    """Until they are brought."""
    with Library.open(paths) as library:
        here = library.db.rows("SELECT file, id FROM picture WHERE file IS NOT NULL")
        library.db.run("UPDATE picture SET file = NULL")
        yield lambda: library.db.run_many("UPDATE picture SET file = ? WHERE id = ?", here)


def blocks_in(there: Stand) -> int:
    reader = there.screen.reader
    lines = (reader.render_line(y).text for y in range(reader.size.height))
    return sum(cells_in(line) > 10 for line in lines)


def cells_in(line: str) -> int:
    return len(re.findall("[▀▄▌▐█▖-▟]", line))


async def test_the_lead_picture_of_the_article_is_shown(paths: Paths) -> None:
    async with opened(paths) as there:
        await there.until(lambda: blocks_in(there) >= 10)


async def test_pictures_that_a_sync_brings_appear_in_the_open_article(paths: Paths) -> None:
    runner = ScriptedRunner([SyncStarted(0), DONE, PicturesFetched(1, 0, 9)])
    with without_pictures(paths) as bring:
        async with opened(paths, runner) as there:
            await there.pilot.pause(0.2)
            assert not blocks_in(there)
            bring()
            await there.press("R")
            await there.until(lambda: blocks_in(there) >= 10)


async def test_pictures_that_came_are_there_when_the_article_is_opened_again(paths: Paths) -> None:
    two = SearchScope("feed:asagiri (title:tram or title:cranes)")
    with without_pictures(paths) as bring:
        async with opened(paths, scope=two) as there:
            presenter = there.screen.presenter
            first = presenter.shown_id
            bring()
            presenter.look_for_pictures()
            await there.until(lambda: blocks_in(there) >= 10)
            await there.press("J")
            await there.until(lambda: presenter.shown_id != first and blocks_in(there) >= 10)
            await there.press("K")
            await there.until(lambda: presenter.shown_id == first and blocks_in(there) >= 10)


async def test_what_was_looked_at_is_noted(paths: Paths) -> None:
    with Library.open(paths) as library:
        library.db.run("UPDATE picture SET used = 0")
        async with opened(paths) as there:
            seen = "SELECT count(*) FROM picture WHERE used > 0"
            await there.until(lambda: library.db.value(seen) == 1)


async def gallery(there: Stand) -> Gallery:
    await there.press("I")
    await there.until(lambda: isinstance(there.app.screen, Gallery))
    assert isinstance(there.app.screen, Gallery)
    return there.app.screen


async def enlarged(there: Stand) -> Gallery:
    """The lead picture of the article, painted."""
    await there.until(lambda: blocks_in(there))
    shown = await gallery(there)
    await there.until(lambda: sum(cells_in(line) > 40 for line in picture_of(there)) > 25)
    return shown


def picture_of(there: Stand) -> list[str]:
    """The lines of the one that fills the screen."""
    view = there.app.screen.query_one(PictureView)
    return [view.render_line(y).text for y in range(view.size.height)]


async def test_a_key_shows_the_picture_as_large_as_the_screen(paths: Paths) -> None:
    async with opened(paths) as there:
        shown = await enlarged(there)
        said = [str(line.render()) for line in shown.query(Line)]
        assert said[0].startswith("A green low-floor tram")
        assert "\nThe first tram crosses the Sosei River." in said[0]
        assert said[1].startswith("1 of 1 · ")
        await there.press("escape")
        await there.until(lambda: there.app.screen is there.screen)


async def test_a_click_on_a_picture_shows_it_large(paths: Paths) -> None:
    async with opened(paths) as there:
        await there.until(lambda: blocks_in(there))
        await there.pilot.click("#reader", offset=(12, 8))
        await there.until(lambda: isinstance(there.app.screen, Gallery))
        await there.press("escape")
        await there.pilot.click("#reader", offset=(12, 1))
        await there.pilot.pause(0.1)
        assert there.app.screen is there.screen


async def test_pictures_of_an_article_are_leafed_through(paths: Paths) -> None:
    """From the first of those in sight: at the end these are the fifth and the sixth."""
    with Library.open(paths) as library:
        library.db.run(
            "UPDATE picture SET (file, width, height) = (SELECT file, width, height FROM picture"
            " WHERE url LIKE '%aswan-1.jpg') WHERE url LIKE '%lichtbild%aswan-_.jpg'"
        )
    async with opened(paths, scope=SearchScope("aswan feed:lichtbild")) as there:
        await there.until(lambda: blocks_in(there))
        await there.until(lambda: (now := there.screen.reader.sheet) and now.end < now.height)
        await there.press("G")
        shown = await gallery(there)
        places = [shown.place]
        for key in ("n", "n", "p", "left", "h", "space", "end"):
            await there.press(key)
            places.append(shown.place)
        assert places == [4, 5, 5, 4, 3, 2, 3, 3]


async def test_a_picture_in_its_full_size_is_moved(paths: Paths) -> None:
    async with opened(paths) as there:
        foot = (await enlarged(there)).query_one("#foot", Line)
        assert "z full size" in str(foot.render())
        seen = [picture_of(there)]
        for key in ("z", "l", "down", "h", "k"):
            await there.press(key)
            await there.until(lambda: picture_of(there) not in seen)
            seen.append(picture_of(there))
        assert cells_in(seen[1][0]) == there.app.size.width
        assert "z fitted" in str(foot.render())
        await there.press("z")
        await there.until(lambda: picture_of(there) == seen[0])


def sixels_in(there: Stand) -> tuple[int, int] | None:
    """Width and height in pixels of what is sent to the terminal."""
    view = there.app.screen.query_one(PictureView)
    sent = (segment.text for y in range(view.size.height) for segment in view.render_line(y))
    found = (re.search(r'"1;1;(\d+);(\d+)', text) for text in sent if "\x1bP" in text)
    return next(((int(size[1]), int(size[2])) for size in found if size), None)


@pytest.mark.parametrize("size", [(120, 40), (100, 30)])
async def test_a_picture_fits_its_place_in_a_larger_font_too(
    paths: Paths, size: tuple[int, int]
) -> None:
    """Where the window grows with the font, there are as many cells as before."""
    cell = [(6, 12)]
    sixels = Manners(Manner.OFF, Manner.SIXEL)
    async with opened(paths) as there:
        there.app.show_pictures(lambda said: sixels, lambda: cell[0])
        await gallery(there)
        await there.until(lambda: sixels_in(there))
        wide, high = sixels_in(there) or (0, 0)
        assert (wide % 6, high % 12) == (0, 0)
        cell[0] = (7, 17)
        await there.pilot.resize_terminal(*size)
        await there.until(lambda: sixels_in(there) not in (None, (wide, high)))
        wide, high = sixels_in(there) or (0, 0)
        assert (wide % 7, high % 17) == (0, 0)
        assert wide <= size[0] * 7
        assert high <= size[1] * 17


async def test_what_goes_on_behind_a_picture_is_not_painted(paths: Paths) -> None:
    """Sixels would be wiped off there."""
    async with opened(paths) as there:
        shown = await enlarged(there)
        await there.until(lambda: not shown._repaint_required)
        shown.refresh(Region(0, 0, 20, 5))
        assert not shown._repaint_required
        shown.refresh()
        assert shown._repaint_required


async def test_a_key_asks_for_pictures_that_are_not_here(paths: Paths) -> None:
    runner = ScriptedRunner([PicturesFetching(0, 1), PicturesFetched(0, 1, 0)])
    with without_pictures(paths) as bring:
        async with opened(paths, runner) as there:
            await there.press("I")
            await there.says("The pictures could not be fetched. Nothing is lost.")
            assert runner.asked[0] == ("pictures", [there.screen.presenter.shown_id])
            bring()
            runner.events = [PicturesFetching(0, 1), PicturesFetched(1, 0, 9)]
            await there.press("I")
            await there.says("1 picture fetched.")
            await there.until(lambda: blocks_in(there) >= 10)


async def test_pictures_that_came_by_another_way_meanwhile_are_no_failure(paths: Paths) -> None:
    runner = ScriptedRunner([PicturesFetching(0, 1), PicturesFetched(0, 1, 0)])
    with without_pictures(paths) as bring:
        async with opened(paths, runner) as there:
            bring()
            await there.press("I")
            await there.says("The pictures are here now.")
            await there.until(lambda: blocks_in(there) >= 10)


async def test_an_article_without_pictures_says_so(paths: Paths) -> None:
    async with opened(paths, scope=SearchScope("feed:segfault libquill")) as there:
        await there.press("I")
        await there.says("This article has no pictures.")


async def test_a_terminal_without_colours_says_why_there_is_none(paths: Paths) -> None:
    async with opened(paths) as there:
        there.app.show_pictures(lambda said: NONE)
        await there.press("I")
        await there.says("Pictures are not shown on this terminal")
