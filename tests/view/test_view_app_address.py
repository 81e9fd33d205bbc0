import pytest
from textual.widgets import Input
from view_stand import ScriptedRunner, Stand, fill, stand

from newsreader.models.scopes import FeedScope
from newsreader.paths import Paths
from newsreader.store.library import Library

OLD, NEW = "https://kiosk.example/feed", "https://new.example/feed"


@pytest.fixture
def library(paths: Paths) -> Paths:
    with Library.open(paths) as library:
        fill(library, {"Kiosk": 2, "Asagiri": 1})
    return paths


async def asked(there: Stand) -> Input:
    """The dialog for Kiosk's address."""
    kiosk = there.library.find_feeds("Kiosk")[0]
    there.screen.lister.open(FeedScope(kiosk.id), "Kiosk")
    await there.title("Kiosk 1")
    await there.screen.do("change_address")
    await there.until(lambda: there.app.screen.query("AddressDialog Input"))
    return there.app.screen.query_one(Input)


async def test_a_feed_moves_with_its_articles_is_asked_at_once_and_moves_back(
    library: Paths,
) -> None:
    runner = ScriptedRunner()
    async with stand(library, runner) as there:
        address = await asked(there)
        assert address.value == OLD
        address.value = NEW
        await there.press("enter")
        await there.says(f"Moved Kiosk to {NEW}")
        moved = there.library.find_feeds("Kiosk")[0]
        assert (moved.url, moved.total) == (NEW, 2)
        await there.until(lambda: runner.asked == [("sync", [NEW])])

        await there.press("ctrl+z")
        await there.until(lambda: there.library.find_feeds("Kiosk")[0].url == OLD)


@pytest.mark.parametrize("keys", [["escape"], ["enter"]])
async def test_an_address_left_as_it_is_moves_nothing(library: Paths, keys: list[str]) -> None:
    runner = ScriptedRunner()
    async with stand(library, runner) as there:
        await asked(there)
        await there.press(*keys)
        await there.until(lambda: there.app.screen is there.screen)
        await there.pilot.pause(0.05)

        assert runner.asked == []
        assert not [act for act in there.library.history() if act.words.startswith("Moved")]


async def test_an_address_that_another_feed_has_is_refused_in_words(library: Paths) -> None:
    async with stand(library) as there:
        address = await asked(there)
        address.value = "https://asagiri.example/feed"
        await there.press("enter")
        await there.says("You follow Asagiri at https://asagiri.example/feed already")

        assert there.library.find_feeds("Kiosk")[0].url == OLD


async def test_without_a_feed_it_is_said_what_to_do(library: Paths) -> None:
    async with stand(library) as there:
        await there.screen.do("change_address")
        await there.says("Choose a feed in the sources first.")
