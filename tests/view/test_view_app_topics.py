"""Topics of an article in the app: listed, followed as smart feeds, undone."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from view_stand import NOON, Stand, fill, stand

from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import OwnSmart
from newsreader.page.text import plain_text
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.view.actions import Pane
from newsreader.view.dialogs.menu import MenuDialog
from newsreader.view.dialogs.picker import Picker

CHIPS, FIVE = OwnSmart("#chips", "#chips"), OwnSmart("#5G", '#"5G"')
STORIES = [("Both", ("chips", "5G")), ("One", ("chips",)), ("None", ())]


def put(
    library: Library, number: int, title: str, topics: Sequence[str], html: str = "<p>News.</p>"
) -> None:
    feed = library.find_feeds("Asagiri")[0]
    link = f"https://asagiri.example/{title}"
    at = NOON - timedelta(hours=number)
    entry = ParsedEntry(title, link, title, published=at, html=html, topics=tuple(topics))
    text = plain_text(html)
    new = (Prepared(entry, (title,), b"1", text, text, 1),)
    Arrivals(library).store(Visit(feed.id, NOON, NOON), Changes(new, ()), NOON)


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        library.subscribe(Subscription("https://asagiri.example/feed", "Asagiri"))
        for number, (title, topics) in enumerate(STORIES):
            put(library, number, title, topics)
    return paths


def told(library: Library) -> None:
    teller = Arrivals(library).teller()
    while teller.go_on():
        pass


def lines(there: Stand) -> str:
    reader = there.screen.reader
    return "\n".join(reader.render_line(y).text for y in range(reader.size.height))


async def opened(there: Stand, title: str) -> None:
    while there.screen.current is None or there.screen.current.title != title:
        await there.press("j")
    await there.press("enter")
    await there.reached(Pane.READER)
    shown = there.screen.presenter
    await there.until(lambda: shown.article and shown.article.title == title)
    await there.until(lambda: there.screen.reader.key == shown.shown_id)


async def listed(there: Stand, titles: list[str]) -> None:
    await there.until(lambda: there.screen.lister.reading.complete)
    library = there.library
    ids = there.screen.lister.reading.ids
    await there.until(lambda: [one.title for one in library.headlines(ids)] == titles)


async def test_the_only_topic_of_an_article_is_followed_at_once_and_undone(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there, "One")
        await there.press("#")
        await there.says("Following #chips as a smart feed")
        assert there.library.smart_feeds() == [CHIPS]
        assert CHIPS in {row.scope for row in there.screen.sources.rows}
        assert there.screen.pane is Pane.READER
        await there.press("#")
        await there.says("#chips is among your smart feeds already")
        await there.press("ctrl+z")
        await there.until(lambda: there.library.smart_feeds() == [])


async def test_of_several_topics_those_that_are_picked_are_followed(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there, "Both")
        await there.press("#")
        await there.until(lambda: isinstance(there.app.screen, Picker))
        await there.press("tab", "down", "tab", "enter")
        await there.says("Following #chips and #5G as smart feeds")
        assert there.library.smart_feeds() == [CHIPS, FIVE]
        assert [there.library.count(smart) for smart in (CHIPS, FIVE)] == [2, 1]


async def test_a_chip_lists_its_articles_and_escape_comes_back(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there, "One")
        await there.press("f", "a")
        await there.reached(Pane.HEADLINES)
        assert there.screen.lister.reading.label == "Search: #chips"
        await listed(there, ["Both", "One"])
        await there.press("escape")
        await there.reached(Pane.READER)
        await listed(there, ["Both", "One", "None"])


async def test_from_chip_to_chip_each_step_is_come_back(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there, "One")
        await there.press("f", "a")
        await listed(there, ["Both", "One"])
        await there.press("g", "g")
        await opened(there, "Both")
        await there.press("f", "s")
        await listed(there, ["Both"])
        await there.press("backspace")
        await there.reached(Pane.READER)
        await listed(there, ["Both", "One"])
        assert there.screen.current
        assert there.screen.current.title == "Both"
        await there.press("backspace", "backspace")
        await there.reached(Pane.READER)
        await listed(there, ["Both", "One", "None"])


async def test_a_capital_at_a_chip_asks_and_follows(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there, "One")
        await there.press("f", "A")
        await there.until(lambda: isinstance(there.app.screen, MenuDialog))
        await there.press("#")
        await there.says("Following #chips as a smart feed")


async def test_where_there_is_no_topic_that_is_said(library: Paths) -> None:
    async with stand(library, size=(40, 12)) as narrow:
        await narrow.press("#")
        await narrow.says("Open an article first")
    async with stand(library) as there:
        await opened(there, "None")
        await there.press("#")
        await there.says("This article has no topics")


async def test_without_topics_key_phrases_are_found_marked_and_followed(library: Paths) -> None:
    text = "<p>The Selma Lind sails.</p><p>Nobody saw the Selma Lind, but the Selma Lind was.</p>"
    with Library.open(library) as there_first:
        put(there_first, -1, "Ferry", (), text)
        fill(there_first, {"Kiosk": 12})
        told(there_first)
    async with stand(library) as there:
        await opened(there, "Ferry")
        await there.until(lambda: "~Selma Lind" in lines(there))
        await there.press("#")
        await there.says("Following Selma Lind as a smart feed")
        assert there.library.smart_feeds() == [OwnSmart("Selma Lind", '"Selma Lind"')]
        assert "Key phrases" not in lines(there).partition("~Selma Lind")[2]
