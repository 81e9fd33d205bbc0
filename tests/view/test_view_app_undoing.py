"""Undo, redo and the history on the screen."""

from datetime import datetime, timedelta

import pytest
from view_stand import Stand, fill, stand

from newsreader.config import Config, Reading
from newsreader.models.acts import Act, ActKind
from newsreader.models.scopes import FeedScope, OwnSmart, Smart
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.dialogs.history import HistoryDialog, choices_of
from newsreader.view.panes.choices import ChoiceList


@pytest.fixture
def library(paths: Paths) -> Paths:
    with Library.open(paths) as library:
        fill(library, {"Kiosk": 4, "Asagiri": 3})
    return paths


async def history(there: Stand) -> HistoryDialog:
    await there.screen.do("history")
    await there.until(lambda: isinstance(there.app.screen, HistoryDialog))
    dialog = there.app.screen
    assert isinstance(dialog, HistoryDialog)
    await there.until(lambda: dialog.list.size.height and dialog.list.empty_words)
    return dialog


@pytest.mark.parametrize("key", ["ctrl+y", "ctrl+r"])
async def test_what_was_undone_is_brought_back(library: Paths, key: str) -> None:
    async with stand(library) as there:
        await there.press("A")
        await there.says("Marked 7 articles read in Unread · ctrl+z undoes it")
        await there.press("ctrl+z")
        await there.says("Undone: Marked 7 articles read in Unread · ctrl+y brings it back")
        assert there.unread() == 7
        await there.press(key)
        await there.says("Done again: Marked 7 articles read in Unread · ctrl+z undoes it")
        assert there.unread() == 0


async def test_nothing_to_redo_is_said(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("ctrl+y")
        await there.says("There is nothing to redo.")


async def test_undo_takes_back_what_the_toast_says_though_the_next_article_was_read_since(
    library: Paths,
) -> None:
    dwelling = Config(Reading(mark_read_after=0, mark_read_on_open=True))
    async with stand(library, config=dwelling) as there:
        await there.until(lambda: there.unread() == 6)
        await there.press("b")
        await there.says("ctrl+z undoes it")
        await there.press("j")
        await there.until(lambda: there.unread() == 5)
        await there.press("j")
        await there.until(lambda: there.unread() == 4)
        await there.press("ctrl+z")
        await there.says("Undone: Bookmarked")

        kinds = [act.kind for act in there.library.history()]
        assert kinds[:3] == [ActKind.READING, ActKind.BOOKMARK, ActKind.READING]
        assert there.library.history()[0].count == 2
        assert there.unread() == 4


async def test_the_history_lists_acts_and_enter_turns_the_chosen_one(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("m")
        await there.says("Marked read")
        await there.press("j", "b")
        await there.says("Bookmarked")
        dialog = await history(there)
        await there.until(lambda: dialog.listed)
        kinds = [act.kind for act in dialog.listed]
        assert kinds[:2] == [ActKind.BOOKMARK, ActKind.READ]

        await there.press("j", "enter")
        await there.until(lambda: dialog.listed[1].undone)
        assert there.unread() == 7
        assert "undone" in dialog.list.render_line(1).text
        await there.press("enter")
        await there.until(lambda: not dialog.listed[1].undone)
        assert there.unread() == 6
        assert there.library.counts().bookmarks == 1
        await there.press("escape")
        await there.until(lambda: there.app.screen is there.screen)


async def test_the_history_fits_a_small_screen_and_says_by_whom(library: Paths) -> None:
    with Library.open(library) as other:
        other.read_in_passing(other.snapshot(Smart.EVERYTHING)[:2])
    async with stand(library, size=(40, 12)) as there:
        acts = (await history(there)).list
        await there.until(lambda: acts.choices)
        lines = [acts.render_line(y).text for y in range(acts.size.height)]

        assert acts.size.height >= 3
        assert lines[0].rstrip().endswith("while reading · now")
        assert {len(line) for line in lines} == {acts.size.width}


def test_a_row_says_what_when_and_whether_it_was_undone() -> None:
    now = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
    acts = [
        Act(2, now - timedelta(hours=3), ActKind.RULE, "Rule “X” hid 3 articles", 3),
        Act(1, now - timedelta(days=2), ActKind.READ, "Marked 12 articles read", 12, undone=True),
    ]
    rows = ChoiceList()
    rows.choices = list(choices_of(acts, now))

    (one, other) = (rows.render_row(index, 60) for index in range(2))

    assert "".join(text for text, _ in one).split("  ")[0] == " Rule “X” hid 3 articles"
    assert "".join(text for text, _ in one).endswith(" by a rule · 3h ")
    assert "".join(text for text, _ in other).endswith(" undone · Fri ")
    assert [text for text, look in other if look == "choices--over"] == ["Marked 12 articles read"]


async def test_an_empty_history_says_so(paths: Paths) -> None:
    async with stand(paths) as there:
        await there.press("escape")
        acts = (await history(there)).list
        await there.until(lambda: "Nothing was done yet" in acts.render_line(1).text)


async def test_a_list_of_what_is_no_longer_followed_gives_way_to_the_unread(
    library: Paths,
) -> None:
    with Library.open(library) as other:
        other.add_smart_feeds([OwnSmart("Fours", "4")])
    async with stand(library, scope=OwnSmart("Fours", "4")) as there:
        await there.press("ctrl+z")
        await there.says("Undone: Added the smart feed Fours")
        await there.until(lambda: there.screen.lister.reading.scope is Smart.UNREAD)
        asagiri = there.library.find_feeds("Asagiri")[0]
        there.screen.lister.open(FeedScope(asagiri.id), "Asagiri")
        await there.press("ctrl+z")
        await there.says("Undone: Subscribed to Asagiri")
        await there.until(lambda: there.screen.lister.reading.scope is Smart.UNREAD)
        await there.press("ctrl+y", "ctrl+y")
        await there.until(lambda: there.library.smart_feeds())
        assert len(there.library.feeds()) == 2
