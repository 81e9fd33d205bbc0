"""Below an article: what is related, and who else tells its news."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from view_stand import NOON, SLOW, ScriptedRunner, Stand, arrive, fill, stand

from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import FeedScope
from newsreader.models.syncing import SyncFinished, SyncStarted
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.view.dialogs.coverage import CoverageDialog
from newsreader.view.panes.choices import ChoiceList
from newsreader.view.pulse import Pulse

NEWS = {
    "Asahi": "Harwich ferry strike ends after eleven days",
    "Jiji": "Ferry strike in Harwich is over",
    "Nikkei": "Harwich: ferry crews end their strike",
    "Post": "Whales seen near Iceland",
}


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths, lambda: NOON) as library:
        fill(library, {"Kiosk": 40})
        for number, (paper, title) in enumerate(NEWS.items()):
            library.subscribe(Subscription(f"https://{paper.lower()}.example/feed", paper))
            at = NOON - timedelta(minutes=number)
            link = f"https://{paper.lower()}.example/1"
            entry = ParsedEntry(title, link, title, published=at, html=f"<p>{title}.")
            one = Prepared(entry, (f"guid:{title}",), title.encode(), title, title, 8)
            feed = library.find_feeds(paper)[0]
            Arrivals(library).store(Visit(feed.id, NOON, NOON), Changes((one,), ()), NOON)
        while Arrivals(library).index_some():
            pass
        teller = Arrivals(library).teller()
        while teller.go_on():
            pass
    return paths


def text(there: Stand) -> str:
    sheet = there.screen.reader.sheet
    return "\n".join(sheet.text()) if sheet else ""


def shown(there: Stand) -> str:
    article = there.screen.presenter.article
    return article.title if article else ""


async def read(there: Stand) -> None:
    """The newest article, and what is below it."""
    await there.title(NEWS["Asahi"])
    await there.press("enter")
    await there.until(lambda: "Related" in text(there))


async def coverage(there: Stand) -> CoverageDialog:
    """Of the story that is read."""
    await there.press("g", "t")
    await there.until(lambda: isinstance(there.app.screen, CoverageDialog))
    assert isinstance(there.app.screen, CoverageDialog)
    return there.app.screen


async def test_related_articles_stand_below_the_text_with_source_and_age(library: Paths) -> None:
    async with stand(library) as there:
        await read(there)
        below = text(there).partition("Related")[2]
        assert below.index(NEWS["Jiji"]) < below.index("Jiji · 1 minute ago")
        assert NEWS["Post"] not in below
        assert "2 other articles of this story" in text(there)


@pytest.mark.parametrize("preset", ["default", "vim", "newsboat"])
async def test_a_number_opens_a_related_article_and_backspace_comes_back(
    library: Paths, preset: str
) -> None:
    async with stand(library, config=replace(SLOW, keys={"preset": preset})) as there:
        await read(there)
        await there.press("1")
        await there.until(lambda: shown(there) in (NEWS["Jiji"], NEWS["Nikkei"]))
        await there.press("backspace")
        await there.until(lambda: shown(there) == NEWS["Asahi"])
        await there.press("5")
        await there.says("no related article 5")


async def test_after_a_sync_numbers_open_what_stands_below_the_article_still(
    library: Paths,
) -> None:
    done = SyncFinished(1, 1, 0, 0, 0, 0, 0, (), 0, 0.1)
    async with stand(library, ScriptedRunner((SyncStarted(1), done))) as there:
        await read(there)
        await there.press("R")
        await there.says("Synced")
        await there.press("1")
        await there.until(lambda: shown(there) in (NEWS["Jiji"], NEWS["Nikkei"]))


async def test_what_another_program_brings_is_related_when_an_article_is_opened_again(
    library: Paths,
) -> None:
    async with stand(library) as there:
        await read(there)
        arrive(there.library, "Kiosk", ["Harwich ferry strike: crews sail again"])
        newest = there.library.newest_id()
        await there.until(lambda: there.screen.tally.newest_id == newest)
        await there.press("escape", "n")
        await there.until(lambda: shown(there) != NEWS["Asahi"])
        await there.press("p")
        await there.until(lambda: shown(there) == NEWS["Asahi"])
        await there.until(lambda: "crews sail again" in text(there).partition("Related")[2])


async def test_what_is_hidden_is_related_to_nothing_any_more(library: Paths) -> None:
    async with stand(library) as there:
        await read(there)
        listed = there.screen.tally.counts.articles
        await there.press("1")
        await there.until(lambda: shown(there) in (NEWS["Jiji"], NEWS["Nikkei"]))
        hidden = shown(there)
        await there.press("delete")
        await there.until(lambda: there.screen.tally.counts.articles == listed - 1)
        await there.press("backspace")
        await there.until(lambda: shown(there) == NEWS["Asahi"])
        await there.until(lambda: "Related" in text(there))
        await there.until(lambda: hidden not in text(there))


async def test_in_the_list_the_numbers_are_what_they_were(library: Paths) -> None:
    async with stand(library) as there:
        await there.title(NEWS["Asahi"])
        await there.press("3")
        await there.until(lambda: there.screen.lister.reading.show == "bookmarks")


class Pauses:
    """Pauses of the person's come when the test says so."""

    def __init__(self) -> None:
        self.come = asyncio.Event()
        self.awaited: list[float] = []
        self._now = 0.0

    async def sleep(self, seconds: float) -> None:
        self.awaited.append(seconds)
        await self.come.wait()
        self._now += seconds + 1

    def seconds(self) -> float:
        return self._now


async def test_what_is_related_is_asked_in_a_pause_only(library: Paths) -> None:
    pauses = Pauses()
    async with stand(library, pulse=Pulse(pauses.seconds, pauses.sleep)) as there:
        await there.title(NEWS["Asahi"])
        await there.press("enter")
        await there.until(lambda: 0.35 in pauses.awaited and shown(there) == NEWS["Asahi"])
        assert not there.screen.relates.knows(there.screen.presenter.shown_id or 0)
        await there.press("1")
        await there.says("What is related is still being looked for.")
        pauses.come.set()
        await there.until(lambda: "Related" in text(there))


async def test_what_is_related_to_the_next_article_is_known_before_it_is_opened(
    library: Paths,
) -> None:
    pauses = Pauses()
    pauses.come.set()
    async with stand(library, pulse=Pulse(pauses.seconds, pauses.sleep)) as there:
        await read(there)
        await there.press("n")
        await there.until(lambda: shown(there) == "Kiosk 1")
        await there.until(lambda: all(map(there.screen.relates.knows, there.screen.neighbours())))
        pauses.come.clear()
        await there.press("n")
        await there.until(lambda: shown(there) == NEWS["Jiji"])
        await there.until(lambda: NEWS["Nikkei"] in text(there).partition("Related")[2])


async def test_what_nothing_is_like_says_so(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("j", "j", "j", "j")
        await there.title(NEWS["Post"])
        await there.until(lambda: "Nothing related is here." in text(there))


async def test_an_article_is_read_though_what_is_below_it_was_not(library: Paths) -> None:
    async with stand(library, size=(120, 16)) as there:
        await read(there)
        assert there.screen.reader.progress == 1


async def test_coverage_lists_who_tells_it_and_opens_one(library: Paths) -> None:
    async with stand(library) as there:
        await read(there)
        dialog = await coverage(there)
        await there.until(lambda: len(dialog.list.choices) == 3)
        await there.press("k", "k", "enter")
        await there.until(lambda: shown(there) == NEWS["Nikkei"])


async def test_on_a_small_screen_the_keys_of_coverage_stay_in_sight(library: Paths) -> None:
    async with stand(library, size=(40, 12)) as there:
        await read(there)
        dialog = await coverage(there)
        await there.until(lambda: len(dialog.list.choices) == 3)
        await there.until(lambda: dialog.query_one("#about").region.height > 2)
        card, foot = dialog.query_one(".card").region, dialog.query_one(".foot").region
        assert card.contains_region(foot)
        assert dialog.list.size.height


async def test_what_was_taken_out_of_a_story_is_set_back_beside_the_rest_of_it(
    library: Paths,
) -> None:
    async with stand(library) as there:
        await read(there)
        dialog = await coverage(there)
        await there.until(lambda: len(dialog.list.choices) == 3)
        await there.press("d")
        await there.until(lambda: len(dialog.list.choices) == 2)
        await there.press("ctrl+z")
        await there.until(lambda: len(dialog.list.choices) == 3)
        assert dialog.list.size.height == 5


async def test_a_story_is_read_taken_apart_and_set_back(library: Paths) -> None:
    async with stand(library) as there:
        await read(there)
        before = there.unread()
        await there.press("M")
        await there.until(lambda: there.unread() == before - 3)
        await coverage(there)
        await there.press("d", "escape")
        await there.says("Took out of its story")
        await there.press("ctrl+z", "ctrl+z")
        await there.until(lambda: there.unread() == before)


async def test_what_stands_below_an_article_follows_its_story_and_undo(library: Paths) -> None:
    def of_this_story() -> bool:
        return "of this story" in text(there)

    async with stand(library) as there:
        await read(there)
        assert of_this_story()
        await coverage(there)
        await there.press("d", "escape")
        await there.until(lambda: not of_this_story())
        await there.press("ctrl+z")
        await there.until(of_this_story)
        await there.press("ctrl+y")
        await there.until(lambda: not of_this_story())


@pytest.mark.parametrize("keys", [("g", "T"), ("g", "t", "l")])
async def test_a_story_is_listed_to_be_read_and_left_again(
    library: Paths, keys: Sequence[str]
) -> None:
    async with stand(library) as there:
        await read(there)
        await there.press("escape", *keys[:2])
        if len(keys) > 2:
            await there.until(lambda: isinstance(there.app.screen, CoverageDialog))
            await there.until(lambda: there.app.screen.query_one(ChoiceList).choices)
            await there.press(*keys[2:])
        title = f"Story: {NEWS['Nikkei']}"
        await there.until(lambda: there.screen.lister.reading.title == title)
        await there.until(lambda: len(there.screen.lister.reading.ids) == 3)
        await there.press("escape")
        await there.until(lambda: there.screen.lister.reading.title == "Unread")


async def test_on_the_row_of_a_story_its_keys_are_about_the_story(library: Paths) -> None:
    async with stand(library) as there:
        await there.title(NEWS["Asahi"])
        await there.press("B", *"story", "enter")
        await there.until(lambda: there.screen.headlines.rows.groups)
        await there.press("g", "g")
        await there.until(lambda: "gt shows who tells it how" in there.screen.reader.words)
        await there.press("g", "T")
        await there.until(lambda: len(there.screen.lister.reading.ids) == 3)


async def test_a_list_by_story_has_one_row_for_each_and_unfolds(library: Paths) -> None:
    async with stand(library, size=(160, 40)) as there:
        await there.title(NEWS["Asahi"])
        await there.press("B", *"story", "enter")
        rows = there.screen.headlines
        await there.until(lambda: rows.rows.groups)
        await there.until(lambda: "+2" in rows.render_line(0).text)
        first = [rows.render_line(y).text for y in range(3)]
        assert "Harwich ferry strike" in first[0]
        assert not any("Jiji" in text for text in first)
        await there.press("g", "g", "space")
        assert "Jiji" in rows.render_line(2).text
        before = there.unread()
        await there.press("g", "g", "A")
        await there.until(lambda: there.unread() == before - 3)


async def test_a_list_by_story_follows_what_is_said_of_stories_and_undo(library: Paths) -> None:
    async with stand(library) as there:
        rows = there.screen.headlines
        await there.title(NEWS["Asahi"])
        await there.press("B", *"story", "enter")
        await there.until(lambda: [group.size for group in rows.rows.groups] == [3, 41])
        await there.press("g", "g", "space", "j", "g", "t")
        await there.until(lambda: isinstance(there.app.screen, CoverageDialog))
        await there.until(lambda: there.app.screen.query_one(ChoiceList).choices)
        await there.press("d", "escape")
        await there.until(lambda: [group.size for group in rows.rows.groups] == [1, 2, 41])
        assert there.screen.current
        assert there.screen.current.title == NEWS["Asahi"]
        await there.press("ctrl+z")
        await there.until(lambda: [group.size for group in rows.rows.groups] == [3, 41])
        await there.press("M")
        await there.says(f"Marked 3 articles read in the story “{NEWS['Nikkei']}”")


async def test_the_header_of_a_story_that_the_person_made_is_in_sight(library: Paths) -> None:
    async with stand(library, scope=FeedScope(1)) as there:
        rows = there.screen.headlines
        await there.press("B", *"story", "enter")
        await there.until(lambda: len(rows.rows.groups) == 1)
        await there.press("V", "V", "V", "colon", *"one story", "enter")
        await there.until(lambda: [group.size for group in rows.rows.groups] == [3, 37])
        await there.until(lambda: "+2" in rows.render_line(0).text)


async def test_i_puts_the_gist_above_the_article_and_takes_it_away(library: Paths) -> None:
    async with stand(library) as there:
        await read(there)
        await there.press("i")
        await there.until(lambda: text(there).lstrip(" ▎\n").startswith("Extract"))
        assert "Related" in text(there)
        await there.until(lambda: there.library.db.value("SELECT count(*) FROM gist") == 1)
        await there.press("i")
        await there.until(lambda: "Extract" not in text(there))
