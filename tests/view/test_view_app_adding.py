"""Adding feeds in the app: what is typed, what is found, what is picked."""

from datetime import timedelta

import pytest
from textual import events
from textual.widgets import Input, Static
from view_rest import rest
from view_stand import NOON, ScriptedRunner, Stand, fill, stand

from newsreader.models.feeds import Subscription
from newsreader.models.scopes import FeedScope, Smart
from newsreader.models.syncing import (
    Chosen,
    FeedAdded,
    FeedChoice,
    FeedsFound,
    Refused,
    SyncEvent,
    Texts,
)
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.choosing import (
    Offered,
    facts,
    newest,
    of_choice,
    offered,
    pieces,
    refusals,
    widths,
)
from newsreader.view.dialogs.add import AddDialog
from newsreader.view.dialogs.addresses import are_addresses
from newsreader.view.dialogs.welcome import WelcomeScreen
from newsreader.view.icons import ASCII
from newsreader.view.panes.offers import OfferList

MAIN = FeedChoice(
    "https://x.example/feed", "Main", "Atom", 20, "Hello", NOON - timedelta(hours=3), "de"
)
RADIO = FeedChoice("https://x.example/radio", "Radio", "RSS", 1, texts=Texts.EXCERPTS)
OLD = FeedChoice("https://x.example/old", "Old", "RSS", 3, followed=True)
COMMENTS = FeedChoice("https://x.example/c", "Comments for Main", "RSS", 10, comments=True)
FOUND = FeedsFound("x.example", (MAIN, RADIO, OLD, COMMENTS))


def runner_of(*events: SyncEvent) -> ScriptedRunner:
    return ScriptedRunner(events)


def added(choice: FeedChoice, number: int = 1) -> FeedAdded:
    return FeedAdded(number, choice.title, choice.url, choice.articles)


@pytest.fixture
def library(paths: Paths) -> Paths:
    with Library.open(paths) as library:
        fill(library, {"Kiosk": 2}, ["World/Europe"])
    return paths


async def typed(there: Stand, words: str) -> AddDialog:
    await there.press("a")
    await there.until(lambda: isinstance(there.app.screen, AddDialog))
    dialog = there.app.screen
    assert isinstance(dialog, AddDialog)
    dialog.query_one("#words", Input).value = words
    await rest(there.pilot)
    return dialog


def words_of(dialog: AddDialog, part: str) -> str:
    return str(dialog.query_one(part, Static).render())


def titles(dialog: AddDialog) -> list[str]:
    return [offer.title for offer in dialog.query_one(OfferList).offers]


async def said(there: Stand, dialog: AddDialog, words: str) -> None:
    await there.until(lambda: words_of(dialog, "#said").startswith(words))


async def listed(there: Stand, dialog: AddDialog) -> None:
    await there.until(lambda: dialog.query_one(OfferList).has_focus)


async def test_what_a_page_offers_is_listed_and_what_is_picked_is_followed(library: Paths) -> None:
    runner = runner_of(FOUND, added(RADIO), added(COMMENTS))
    async with stand(library, runner) as there:
        dialog = await typed(there, "x.example")
        await there.press("enter")
        await listed(there, dialog)
        assert titles(dialog) == ["Main", "Radio", "Old", "Comments for Main"]
        assert "x.example offers 4 feeds" in words_of(dialog, "#said")
        assert "Atom · 20 articles · full texts · Deutsch" in words_of(dialog, "#details")
        await there.press("j", "space", "j", "space", "j", "space")
        await there.until(lambda: "follow 2 feeds" in words_of(dialog, "#add-foot"))
        await there.press("enter")
        await there.says("Following 2 feeds · 11 articles")
        assert there.screen.lister.reading.scope is Smart.UNREAD
    assert runner.asked[:2] == [
        ("add", (["x.example"], [])),
        ("chosen", Chosen((RADIO.url, COMMENTS.url), ())),
    ]


async def test_enter_follows_the_feed_under_the_cursor(library: Paths) -> None:
    with Library.open(library) as own:
        kiosk = own.find_feeds("Kiosk")[0]
    runner = runner_of(FOUND, added(MAIN, kiosk.id))
    async with stand(library, runner) as there:
        dialog = await typed(there, "x.example")
        await there.press("enter")
        await listed(there, dialog)
        await there.press("tab", *"news", "enter")
        await listed(there, dialog)
        await there.press("enter")
        await there.until(lambda: there.screen.lister.reading.scope == FeedScope(kiosk.id))
    assert runner.asked[1] == ("chosen", Chosen((MAIN.url,), ("news",)))


async def test_a_followed_feed_is_shown_and_cannot_be_picked(library: Paths) -> None:
    runner = runner_of(FeedsFound("x.example", (OLD, MAIN)))
    async with stand(library, runner) as there:
        dialog = await typed(there, "x.example")
        await there.press("enter")
        await listed(there, dialog)
        await there.press("space", "enter")
        assert dialog.query_one(OfferList).picked == ()
        assert len(runner.asked) == 1


async def test_escape_goes_back_to_what_was_typed_then_out(library: Paths) -> None:
    runner = runner_of(FOUND)
    async with stand(library, runner) as there:
        dialog = await typed(there, "x.example")
        await there.press("enter")
        await listed(there, dialog)
        await there.press("escape")
        assert dialog.query_one("#words", Input).has_focus
        assert dialog.query_one("#words", Input).value == "x.example"
        await there.press("escape")
        await there.until(lambda: there.app.screen is there.screen)


async def test_words_find_feeds_of_the_catalogue_as_they_are_typed(library: Paths) -> None:
    runner = runner_of(added(MAIN))
    async with stand(library, runner) as there:
        dialog = await typed(there, "")
        await there.press(*"segf")
        await there.until(lambda: titles(dialog) == ["Segfault"])
        assert words_of(dialog, "#said") == "1 feed of the catalogue"
        await there.press("enter")
        await listed(there, dialog)
        await there.press("enter")
        await there.says("Following Main")
    assert runner.asked[0] == ("add", (["https://segfault.example/feed"], ["Tech"]))


async def test_a_followed_feed_of_the_catalogue_is_marked(paths: Paths) -> None:
    with Library.open(paths) as library:
        library.subscribe(Subscription("http://www.segfault.example/feed/"))
    async with stand(paths) as there:
        dialog = await typed(there, "segfault")
        await there.until(lambda: titles(dialog) == ["Segfault"])
        assert dialog.query_one(OfferList).chosen == ()
        assert "followed already" in words_of(dialog, "#details")


async def test_an_address_is_looked_at_whatever_the_catalogue_has(library: Paths) -> None:
    runner = runner_of(Refused("No feed there.", "segfault.example"))
    async with stand(library, runner) as there:
        dialog = await typed(there, "segfault.example")
        await there.until(lambda: titles(dialog) == ["Segfault"])
        await there.press("enter")
        await there.until(lambda: words_of(dialog, "#said") == "No feed there.")
        assert dialog.query_one("#words", Input).value == "segfault.example"
    assert runner.asked[0] == ("add", (["segfault.example"], []))


async def test_several_addresses_are_one_go(library: Paths) -> None:
    other = FeedsFound("y.example", (COMMENTS, MAIN))
    none, refused = FeedsFound("z.example", (RADIO, OLD)), Refused("No.", "w.example")
    runner = runner_of(added(OLD), FOUND, added(MAIN), other, added(COMMENTS), none, refused)
    async with stand(library, runner) as there:
        dialog = await typed(there, "")
        paste = events.Paste("a.example\nx.example\n y.example\nz.example\nw.example\n")
        dialog.query_one("#words", Input).post_message(paste)
        await there.until(lambda: "w.example" in dialog.query_one("#words", Input).value)
        await there.press("enter")
        for words, key in (("x.ex", "enter"), ("y.ex", "enter"), ("z.ex", "escape")):
            await said(there, dialog, words)
            await listed(there, dialog)
            await there.press(key)
        await there.until(lambda: words_of(dialog, "#said") == "w.example: No.")
        await there.press("escape")
        await there.says("Following 3 feeds")
    assert runner.asked[:4] == [
        ("add", (["a.example", "x.example", "y.example", "z.example", "w.example"], [])),
        ("chosen", Chosen((MAIN.url,), ())),
        ("chosen", Chosen((COMMENTS.url,), ())),
        ("chosen", Chosen()),
    ]


async def test_what_was_added_before_a_failure_is_kept(library: Paths) -> None:
    runner = runner_of(added(MAIN), Refused("No.", "y.example"))
    async with stand(library, runner) as there:
        dialog = await typed(there, "x.example y.example")
        await there.press("enter")
        await there.until(lambda: words_of(dialog, "#said") == "y.example: No.")
        await there.press("escape")
        await there.says("Following Main")


async def test_words_of_the_first_run_find_feeds_too(paths: Paths) -> None:
    async with stand(paths) as there:
        await there.until(lambda: isinstance(there.app.screen, WelcomeScreen))
        there.app.screen.query_one("#address", Input).value = "segf"
        await there.press("tab", "enter")
        await there.until(lambda: isinstance(there.app.screen, AddDialog))
        dialog = there.app.screen
        assert isinstance(dialog, AddDialog)
        await there.until(lambda: titles(dialog) == ["Segfault"])


async def test_folders_are_suggested(library: Paths) -> None:
    async with stand(library) as there:
        dialog = await typed(there, "x.example")
        await there.press("tab", *"wor")
        folder = dialog.query_one("#folder", Input)
        await there.until(lambda: folder._suggestion)
        await there.press("right")
        assert folder.value == "World/Europe"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_list_and_keys_are_seen_on_every_screen(
    library: Paths, size: tuple[int, int]
) -> None:
    many = tuple(FeedChoice(f"https://x.example/{n}", f"Feed {n}", "RSS", n) for n in range(15))
    long = Refused("A sentence that goes on. " * 9, "y.example")
    runner = runner_of(FeedsFound("x.example", many), long)
    async with stand(library, runner, size=size) as there:
        dialog = await typed(there, "x.example")
        await there.press("enter")
        await listed(there, dialog)
        await there.press("G")
        await rest(there.pilot)
        offers, foot = dialog.query_one(OfferList), dialog.query_one("#add-foot")
        assert offers.region.height >= 3
        assert offers.region.bottom <= foot.region.y
        assert foot.region.bottom < size[1]
        assert all(words in words_of(dialog, "#add-foot") for words in ("space pick", "esc back"))
        assert 14 in offers.visible_rows()


async def test_text_of_a_feed_is_neither_markup_nor_terminal_sequence(library: Paths) -> None:
    evil = FeedChoice("https://x.example/", "[red]A[/] \x1b]0;PWN\x07", "RSS", 1, "[b]x\x1b[2J")
    runner = runner_of(FeedsFound("x.example", (evil, MAIN)))
    async with stand(library, runner) as there:
        dialog = await typed(there, "x.example")
        await there.press("enter")
        await listed(there, dialog)
        assert "[b]x" in words_of(dialog, "#details")
        shown = there.app.export_screenshot()
    assert "[red]A[/]" in shown.replace("&#x27;", "'").replace("&#160;", " ")
    assert "\x1b" not in shown


# Pure


@pytest.mark.parametrize(
    ("words", "are"),
    [
        ("example.org", True),
        ("https://localhost/feed", True),
        ("localhost:8000", True),
        ("localhost", True),
        ("a.example b.example", True),
        ("@rita@social.example", True),
        ("astronomy", False),
        ("python news", False),
        ("news from example.org", False),
        ("e.", False),
        ("", False),
    ],
)
def test_addresses_are_told_from_words(words: str, are: bool) -> None:
    assert are_addresses(words) is are


@pytest.mark.parametrize(
    "words",
    ["~nobody-is-called-so/feeds.opml", "/" + "a" * 300, " ".join(["a.example/feed.xml"] * 300)],
)
async def test_a_path_that_cannot_be_is_no_file(library: Paths, words: str) -> None:
    async with stand(library, runner_of(Refused("There is no feed there."))) as there:
        dialog = await typed(there, words)
        await there.press("enter")
        await said(there, dialog, "There is no ")


def row(choice: FeedChoice, width: int, *others: FeedChoice) -> str:
    rows = [of_choice(one, NOON) for one in (choice, *others)]
    return "".join(text for text, _ in pieces(rows[0], widths(rows), width, picked=False))


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (70, " [ ] Main               Atom  20 articles  3h  Hello"),
        (52, " [ ] Main               Atom  20 articles  3h"),
        (45, " [ ] Main               Atom  20 articles  3h"),
        (39, " [ ] Main               20 articles  3h"),
        (28, " [ ] Main               3h"),
        (12, " [ ] Ma…  3h"),
    ],
)
def test_columns_give_way_and_the_age_stays(width: int, line: str) -> None:
    assert row(MAIN, width, COMMENTS).rstrip() == line


def test_a_followed_feed_is_marked_without_colour() -> None:
    assert row(OLD, 60) == " [=] Old  RSS  3 articles  followed"


def test_a_catalogue_feed_shows_what_it_is_about() -> None:
    offer = Offered("https://x.example/", "X", rest="all about x, from a to z")
    shown = "".join(text for text, _ in pieces(offer, [1], 30, picked=True, icons=ASCII))
    assert shown == " [x] X  all about x, from a t~"


def test_why_addresses_lead_nowhere_is_said_of_a_few() -> None:
    one, two, three = (Refused("No.", f"{name}.example") for name in "abc")
    assert refusals([one], alone=True) == "No."
    assert refusals([one], alone=False) == "a.example: No."
    assert refusals([one, two], alone=True) == "a.example: No. b.example: No."
    assert refusals([one, two, three], alone=True) == (
        "3 addresses lead to no feed: a.example, b.example, c.example."
    )
    assert refusals([Refused("The disk is full.")], alone=False) == "The disk is full."


def test_a_choice_in_words() -> None:
    assert facts(MAIN) == "Atom · 20 articles · full texts · Deutsch"
    assert facts(RADIO) == "RSS · 1 article · excerpts"
    assert facts(COMMENTS).endswith("comments")
    assert facts(OLD).endswith("followed already")
    assert newest(MAIN, NOON) == "newest 3 hours ago: Hello"
    assert newest(RADIO, NOON) == ""
    assert offered(FOUND) == "x.example offers 4 feeds"
    assert offered(FeedsFound("x", (MAIN,), 9)) == "x offers 1 feed, and 9 more"
