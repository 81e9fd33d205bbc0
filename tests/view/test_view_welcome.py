"""The first run."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input, Static
from view_stand import CATALOGUE, NOON, ScriptedRunner, Stand, opml, stand

from newsreader.catalogue import Catalogue, CatalogueFeed
from newsreader.models.moving import Neighbour
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.view.dialogs.greeting import tally, tongues
from newsreader.view.dialogs.welcome import WelcomeScreen
from newsreader.view.offering import Offer
from newsreader.view.panes.starters import StarterList


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


async def test_who_only_saves_pages_finds_them_at_once(paths: Paths) -> None:
    with Library.open(paths) as library:
        Arrivals(library).save("https://x.example/a", "x.example", ("a",), NOON, "Saved")
    async with stand(paths) as there:
        await there.title("Saved")
        assert there.screen.lister.reading.scope is Smart.BOOKMARKS
        there.screen.lister.open(Smart.EVERYTHING, "Everything")
        await there.until(lambda: "is in Bookmarks" in there.screen.headlines.empty_words)
        assert there.app.screen is there.screen


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


# Searching the catalogue

SHELVES = Catalogue(
    (
        CatalogueFeed("Asagiri", "https://asagiri.example/feed", "en", "news of Japan", "World"),
        CatalogueFeed("朝霧", "https://asagiri.example/ja", "ja", "日本のニュース", "World"),
        CatalogueFeed("Überblick", "https://uber.example/feed", "de", "Japan und mehr", "World"),
        CatalogueFeed("Segfault", "https://segfault.example/feed", "en", "code", "Tech"),
        CatalogueFeed("Stapelspeicher", "https://stapel.example/feed", "de", "Code", "Tech"),
    )
)


@asynccontextmanager
async def welcome(
    paths: Paths, language: str | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Stand, WelcomeScreen]]:
    offer = Offer(lambda: SHELVES, language)
    async with stand(paths, ScriptedRunner(), offer=offer, size=size) as there:
        await there.until(lambda: isinstance(there.app.screen, WelcomeScreen))
        screen = there.app.screen
        assert isinstance(screen, WelcomeScreen)
        await there.until(lambda: rows(screen))
        yield there, screen


def rows(screen: WelcomeScreen) -> list[str]:
    """The list as one reads it, without its columns."""
    starters = screen.query_one(StarterList)
    drawn = [starters.render_row(index, 80) for index in range(starters.row_count)]
    return [" ".join("".join(text for text, _ in row).split()) for row in drawn if row]


def told(screen: WelcomeScreen) -> str:
    return str(screen.query_one("#tally", Static).render())


async def test_the_list_narrows_while_one_types_and_counts(paths: Paths) -> None:
    async with welcome(paths) as (there, screen):
        assert told(screen) == "all languages · 5 feeds"
        await there.press("slash", *"code")
        await there.until(lambda: told(screen) == "all languages · 2 feeds")
        assert rows(screen) == [
            "Tech 2",
            "[ ] Segfault code",
            "[ ] Stapelspeicher de · Code",
        ]
        await there.press("escape")
        await there.until(lambda: told(screen) == "all languages · 5 feeds")


async def test_picks_are_kept_while_searching_for_more(paths: Paths) -> None:
    async with welcome(paths) as (there, screen):
        await there.press("space", "slash", *"segfault", "enter", "space", "slash", *"nowhere")
        await there.until(lambda: not rows(screen))
        await there.press("escape")
        await there.until(lambda: len(rows(screen)) == 7)
        assert [row for row in rows(screen) if row.startswith("[x]")] == [
            "[x] Asagiri news of Japan",
            "[x] Segfault code",
        ]
        await there.press("enter")
        await there.until(lambda: len(there.library.feeds()) == 2)


async def test_the_best_match_is_one_enter_away(paths: Paths) -> None:
    async with welcome(paths) as (there, _):
        await there.press("slash", *"uberblick", "enter", "enter")
        await there.until(lambda: there.library.feeds())
        assert [feed.url for feed in there.library.feeds()] == ["https://uber.example/feed"]


async def test_the_list_opens_on_the_persons_language_and_goes_through_the_others(
    paths: Paths,
) -> None:
    async with welcome(paths, "de") as (there, screen):
        assert told(screen) == "Deutsch · 2 feeds"
        assert rows(screen)[1] == "[ ] Überblick Japan und mehr"
        seen = []
        for _ in range(4):
            await there.press("l")
            seen.append(told(screen))
        assert seen == [
            "all languages · 5 feeds",
            "English · 2 feeds",
            "日本語 · 1 feed",
            "Deutsch · 2 feeds",
        ]


async def test_what_the_language_has_not_is_looked_for_in_the_others(paths: Paths) -> None:
    async with welcome(paths, "de") as (there, screen):
        await there.press("slash", *"segfault")
        await there.until(lambda: told(screen) == "none in Deutsch · 1 feed")
        assert rows(screen) == ["Tech 1", "[ ] Segfault code"]
        await there.press("ctrl+l")
        assert told(screen) == "all languages · 1 feed"


async def test_where_nothing_is_found_there_is_nothing_to_go_to(paths: Paths) -> None:
    async with welcome(paths, "de") as (there, screen):
        await there.press("slash", *"nowhere")
        await there.until(lambda: told(screen) == "0 feeds")
        await there.press("down", "up", "pagedown", "pageup")
        assert not rows(screen)


async def test_where_nothing_is_found_tab_leads_to_the_address(paths: Paths) -> None:
    async with welcome(paths, "de") as (there, screen):
        await there.press("slash", *"nowhere")
        await there.until(lambda: told(screen) == "0 feeds")
        await there.press("enter", "enter", "slash", "tab")
        assert screen.focused is screen.query_one("#address")


async def test_the_cursor_stays_on_its_feed_when_the_search_is_over(paths: Paths) -> None:
    async with welcome(paths) as (there, screen):
        await there.press("slash", *"code", "down", "escape")
        await there.until(lambda: told(screen) == "all languages · 5 feeds")
        current = screen.query_one(StarterList).current
        assert current
        assert current.title == "Stapelspeicher"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 50)])
async def test_everything_is_on_the_screen_at_any_size(paths: Paths, size: tuple[int, int]) -> None:
    async with welcome(paths, size=size) as (there, screen):
        parts = ("#find", "#tally", "#starters", "#address", "#welcome-foot")
        regions = [screen.query_one(part).region for part in parts]
        assert all(screen.region.contains_region(region) for region in regions)
        assert all(region.area for region in regions)
        assert screen.query_one("#starters").size.height >= 4
        assert screen.query_one("#find").size.width >= 8
        await there.press("escape")
        await there.until(lambda: there.app.screen is there.screen)


@pytest.mark.parametrize(
    ("languages", "own", "cycle"),
    [
        (("en", "de", "ja"), "ja", ["ja", None, "en", "de"]),
        (("en", "de"), None, [None, "en", "de"]),
        (("en", "de"), "sw", [None, "en", "de"]),
    ],
)
def test_the_language_key_starts_with_the_persons_own(
    languages: tuple[str, ...], own: str | None, cycle: list[str | None]
) -> None:
    assert tongues(languages, own) == cycle


def test_a_name_written_from_right_to_left_leaves_the_number_behind_it() -> None:
    found = [CatalogueFeed("رؤية", "https://a.example", "ar", "أخبار", "News")]
    assert tally(found, "ar") == "\u2068العربية\u2069 · 1 feed"
