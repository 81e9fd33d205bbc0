"""The first run."""

from pathlib import Path

from textual.widgets import Input, Static
from view_stand import CATALOGUE, ScriptedRunner, opml, stand

from newsreader.models.moving import Neighbour
from newsreader.paths import Paths
from newsreader.view.dialogs.welcome import Offer, WelcomeScreen


async def test_picked_starters_are_followed_in_their_topics_and_synced(paths: Paths) -> None:
    runner = ScriptedRunner()
    async with stand(paths, runner) as there:
        await there.until(lambda: isinstance(there.app.screen, WelcomeScreen))
        await there.press("space", "j", "space", "enter")
        await there.until(lambda: runner.asked)
        followed = {feed.url: feed.folders for feed in there.library.feeds()}
    urls = ["https://asagiri.example/feed", "https://segfault.example/feed"]
    assert followed == dict(zip(urls, [("World",), ("Tech",)], strict=True))
    assert runner.asked[0] == ("sync", urls)


async def test_escape_leaves_the_welcome_for_an_app_that_says_what_to_press(paths: Paths) -> None:
    async with stand(paths) as there:
        await there.until(lambda: isinstance(there.app.screen, WelcomeScreen))
        await there.press("escape")
        await there.until(lambda: there.app.screen is there.screen)
        assert "Press a" in there.screen.headlines.empty_words
        await there.press("R")
        await there.says("no feed to sync")


async def test_the_demo_is_the_apps_result(paths: Paths) -> None:
    async with stand(paths) as there:
        await there.until(lambda: isinstance(there.app.screen, WelcomeScreen))
        await there.press("ctrl+o")
        await there.until(lambda: there.app.return_value == "demo")


async def test_an_opml_file_is_handed_to_the_sync(paths: Paths, tmp_path: Path) -> None:
    runner = ScriptedRunner()
    async with stand(paths, runner) as there:
        await there.until(lambda: isinstance(there.app.screen, WelcomeScreen))
        there.app.screen.query_one("#address", Input).value = str(opml(tmp_path))
        await there.press("tab", "enter")
        await there.until(lambda: runner.asked)
    assert runner.asked[0] == ("load", str(tmp_path / "subscriptions.opml"))


async def test_enter_follows_what_is_picked_and_the_foot_says_how_many(paths: Paths) -> None:
    async with stand(paths, size=(40, 12)) as there:
        await there.until(lambda: isinstance(there.app.screen, WelcomeScreen))
        foot = there.app.screen.query_one("#welcome-foot", Static)

        def says(words: str) -> bool:
            return words in str(foot.render())

        await there.until(lambda: says("enter follow it"))
        await there.press("space", "j", "space")
        await there.until(lambda: says("enter follow 2 feeds"))
        assert all(says(words) for words in ("space pick", "tab address", "esc skip"))
        assert foot.region.bottom <= 12
        await there.press("tab")
        await there.until(lambda: says("enter add"))
        await there.press("enter", "enter")
        await there.until(lambda: len(there.library.feeds()) == 2)


async def test_who_lives_here_already_is_named_and_brought_along(paths: Paths) -> None:
    found = (
        Neighbour("newsboat", Path("/home/me/.newsboat/urls"), 37, 4120),
        Neighbour("sfeed", Path("/home/me/.sfeed/sfeedrc"), 1),
    )
    runner = ScriptedRunner()
    offer = Offer(lambda: CATALOGUE, neighbours=lambda: found)
    async with stand(paths, runner, offer=offer, size=(40, 12)) as there:
        await there.until(lambda: isinstance(there.app.screen, WelcomeScreen))
        told = there.app.screen.query_one("#neighbours", Static)
        await there.until(lambda: told.size.height)
        words = (
            "newsboat: 37 feeds, 4,120 articles · sfeed: 1 feed — press ctrl+n to bring them along"
        )
        assert str(told.render()) == words
        await there.press("ctrl+n")
        await there.until(lambda: len(runner.asked) == 2)
    assert runner.asked[:2] == [("load", str(neighbour.path)) for neighbour in found]


async def test_where_nobody_lives_nothing_is_said_of_it(paths: Paths) -> None:
    async with stand(paths) as there:
        await there.until(lambda: isinstance(there.app.screen, WelcomeScreen))
        await there.press("ctrl+n")
        assert isinstance(there.app.screen, WelcomeScreen)
        assert not there.app.screen.query_one("#neighbours", Static).size.height
