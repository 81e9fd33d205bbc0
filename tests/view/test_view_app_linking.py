"""Links by letters, links to articles that are here, links without a network: in the real app."""

from datetime import timedelta
from pathlib import Path

import pytest
from view_stand import NOON, ScriptedRunner, Stand, fill, stand

from newsreader.config import Config, Look, Reading
from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.document import Document, Inline, Paragraph
from newsreader.models.fulltexts import NO_FACTS, FullText
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import SearchScope, Smart
from newsreader.models.trips import LinkedPage
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.store.packing import pack_body
from newsreader.view.actions import Pane
from newsreader.view.dialogs.menu import MenuDialog
from newsreader.view.dialogs.queue import QueueDialog

FAR = "https://far.example/page"
HTML = """<p>See <a href="https://kiosk.example/old?utm_source=x">what Kiosk said</a>, then
<a href="https://far.example/page">a page far away</a>.</p>"""


def put(library: Library, name: str, title: str, html: str, link: str, hours: int) -> None:
    feed = library.find_feeds(name)[0]
    entry = ParsedEntry(title, link, title, published=NOON - timedelta(hours=hours), html=html)
    keys = (title, "link:" + link.removeprefix("https://"))
    new = (Prepared(entry, keys, b"1", title, title, 200),)
    visit = Visit(feed.id, NOON, NOON + timedelta(hours=1))
    Arrivals(library).store(visit, Changes(new, ()), NOON)


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """`Here` links to an article of another feed and to a page that is not in the library."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 2, "Kiosk": 2})
        put(library, "Kiosk", "Old", "<p>As they said.</p>", "https://kiosk.example/old", 50)
        put(library, "Asagiri", "Here", HTML, "https://asagiri.example/here", -1)
    return paths


async def opened(there: Stand) -> None:
    await there.title("Here")
    await there.press("enter")
    await there.reached(Pane.READER)
    await there.until(lambda: len(there.screen.reader.links) == 2)
    await there.until(lambda: "Nothing related" in lines(there))


def lines(there: Stand) -> str:
    reader = there.screen.reader
    return "\n".join(reader.render_line(y).text for y in range(reader.size.height))


async def test_a_link_to_an_article_that_is_here_is_marked(library: Paths) -> None:
    async with stand(library) as there:
        await there.title("Here")
        await there.press("enter")
        await there.until(lambda: "what Kiosk said‹1›" in lines(there))
        assert "away[2]" in lines(there)


async def test_marks_are_those_of_the_article_on_the_screen(library: Paths) -> None:
    async with stand(library) as there:
        await there.title("Here")
        await there.until(lambda: "what Kiosk said‹1›" in lines(there))
        await there.press("j")
        await there.until(lambda: "what Kiosk said" not in lines(there))
        assert "‹" not in lines(there)
        await there.press("k")
        await there.until(lambda: "what Kiosk said‹1›" in lines(there))


async def test_a_mark_is_made_of_ascii_where_that_is_asked_for(library: Paths) -> None:
    async with stand(library, config=Config(look=Look(icons="ascii"))) as there:
        await there.title("Here")
        await there.until(lambda: "what Kiosk said<1>" in lines(there))


async def test_the_way_back_leads_to_the_line_with_the_link(library: Paths) -> None:
    with Library.open(library) as before:
        long = "<p>Much was said before.</p>" * 60 + HTML
        put(before, "Asagiri", "Long", long, "https://asagiri.example/long", -2)
    async with stand(library) as there:
        await there.title("Long")
        await there.press("enter", "G")
        await there.until(lambda: "what Kiosk said" in lines(there))
        await there.press("f", "1")
        await there.until(lambda: "As they said" in lines(there))
        await there.press("backspace")
        await there.title("Long")
        await there.until(lambda: "what Kiosk said" in lines(there))


async def test_a_page_that_a_bookmark_leads_to_opens_here_and_leads_back(library: Paths) -> None:
    with Library.open(library) as before:
        (here,) = before.snapshot(SearchScope("title:Here"))
        before.bookmark([here])
        text = FullText(pack_body("<p>Far and wide.</p>", ""), "Far and wide.", 90, FAR)
        page = LinkedPage(here, FAR, "far.example", ["link:far.example/page"], text, NO_FACTS)
        Arrivals(before).keep_linked(page, NOON)
    async with stand(library) as there:
        await opened(there)
        await there.press("f", "2")
        await there.until(lambda: "Far and wide." in lines(there))
        assert there.screen.lister.reading.scope is Smart.LINKED
        await there.press("backspace")
        await there.title("Here")


async def waiting(there: Stand, count: int) -> list[str]:
    await there.until(lambda: len(there.library.links.queued()) == count)
    return [link.url for link in there.library.links.queued()]


@pytest.mark.parametrize("keys", [("f", "a"), ("f", "1")])
async def test_a_link_to_an_article_that_is_here_opens_it_and_leads_back(
    library: Paths, keys: tuple[str, ...]
) -> None:
    async with stand(library) as there:
        await opened(there)
        await there.press(*keys)
        await there.title("Old")
        await there.until(lambda: "As they said" in lines(there))
        assert there.screen.pane is Pane.READER
        await there.press("backspace")
        await there.title("Here")
        await there.until(lambda: "what Kiosk said" in lines(there))
        assert there.screen.lister.reading.label == "Unread"
        await there.press("backspace")
        await there.reached(Pane.HEADLINES)


async def test_letters_stand_at_the_links_and_escape_takes_them_away(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there)
        plain = lines(there)
        await there.press("f")
        await there.until(lambda: lines(there) != plain)
        assert "[1]" not in lines(there).splitlines()[3]
        await there.press("escape")
        await there.until(lambda: lines(there) == plain)
        await there.press("j")
        assert there.screen.pane is Pane.READER


async def test_without_a_network_links_wait_and_when_it_is_back_that_is_said(
    library: Paths,
) -> None:
    quiet = Config(Reading(mark_read_after=-1, mark_read_on_open=False, browser=("true",)))
    async with stand(library, config=quiet) as there:
        there.screen.network = lambda: False
        await opened(there)
        await there.press("f", "s")
        await there.says("No network: the link is kept for later")
        assert await waiting(there, 1) == ["https://far.example/page"]
        await there.press("o")
        await waiting(there, 2)
        there.screen.tick()
        there.screen.network = lambda: True
        there.screen.tick()
        await there.says("2 links waited for the network")
        await there.press("L")
        await there.until(lambda: isinstance(there.app.screen, QueueDialog))
        await there.press("O")
        await waiting(there, 0)
        await there.says("Opened 2 pages")


async def test_a_capital_asks_and_a_link_can_be_bookmarked(library: Paths) -> None:
    runner = ScriptedRunner()
    async with stand(library, runner) as there:
        await opened(there)
        await there.press("f", "S")
        await there.until(lambda: isinstance(there.app.screen, MenuDialog))
        await there.press("b")
        await there.until(lambda: ("save", ["https://far.example/page"]) in runner.asked)
        await there.press("F", "a")
        await there.until(lambda: isinstance(there.app.screen, MenuDialog))
        await there.press("b")
        await there.until(lambda: there.library.counts().bookmarks == 1)


async def test_kept_links_are_bookmarked_and_removed(library: Paths) -> None:
    runner = ScriptedRunner()
    async with stand(library, runner) as there:
        there.library.links.queue("https://far.example/page", "Far")
        there.library.links.queue("https://far.example/other", "Other")
        await there.press("L")
        await there.until(lambda: isinstance(there.app.screen, QueueDialog))
        await there.press("b")
        await waiting(there, 1)
        assert [what for what, _ in runner.asked] == ["save"]
        await there.press("d")
        await waiting(there, 0)
        await there.press("escape", "ctrl+z")
        assert await waiting(there, 1)


async def test_letters_open_nothing_when_another_text_came_in_the_place_of_theirs(
    library: Paths,
) -> None:
    runner = ScriptedRunner()
    async with stand(library, runner) as there:
        await opened(there)
        await there.press("f")
        bare = Document((Paragraph(Inline("Without links.")),))
        there.screen.reader.show(there.screen.reader.key or 0, bare)
        await there.press("s")
        assert not await waiting(there, 0)
        assert there.screen.reader.document is bare
        await there.press("f")
        await there.says("No link is in sight.")


async def test_letters_stay_at_their_links_when_lines_come_above(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there)
        plain = lines(there).splitlines()
        await there.press("f")
        lettered = [line for line in lines(there).splitlines() if line not in plain]
        assert lettered
        there.screen.reader.put_before("more", (Paragraph(Inline("More above.")),))
        await there.until(lambda: "More above." in lines(there))
        assert set(lettered) <= set(lines(there).splitlines())
