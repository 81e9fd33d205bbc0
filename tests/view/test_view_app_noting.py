"""Notes on articles, written in the real app."""

from pathlib import Path

import pytest
from textual.selection import SELECT_ALL
from textual.widgets import TextArea
from view_stand import SLOW, Stand, fill, stand

from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.actions import Pane
from newsreader.view.dialogs.clippings import ClippingsDialog
from newsreader.view.dialogs.note import ArticleNoteDialog
from newsreader.view.panes.choices import ChoiceList


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 3})
    return paths


def shown(there: Stand) -> str:
    selected = there.screen.reader.get_selection(SELECT_ALL)
    return "\n".join(line.rstrip() for line in selected[0].split("\n")) if selected else ""


async def asked(there: Stand) -> TextArea:
    await there.until(lambda: isinstance(there.app.screen, ArticleNoteDialog))
    return there.app.screen.query_one(TextArea)


async def write(there: Stand, *keys: str) -> None:
    await there.press("N")
    await asked(there)
    await there.press(*keys, "ctrl+s")


async def test_a_note_is_written_in_lines_seen_and_undone(paths: Paths) -> None:
    async with stand(paths, config=SLOW) as there:
        await there.until(lambda: "Paragraph 1 of" in shown(there))
        await write(there, *"Ask", "enter", "enter", *"Ada")
        await there.says("Noted in “Asagiri 1”")
        await there.until(lambda: "▎ Your note\n▎ Ask\n▎\n▎ Ada" in shown(there))
        await there.until(lambda: there.screen.current and there.screen.current.noted)
        await there.press("ctrl+z")
        await there.until(lambda: "Your note" not in shown(there))
        await there.until(lambda: there.screen.current and not there.screen.current.noted)


async def test_a_note_is_changed_and_taken_away_where_the_article_is_read(paths: Paths) -> None:
    with Library.open(paths) as library:
        for id_ in range(1, 4):
            library.margins.note_on(id_, "Old")
    async with stand(paths, config=SLOW) as there:
        await there.until(lambda: "▎ Old" in shown(there))
        await there.press("enter", "space")
        await there.until(lambda: there.screen.reader.scroll_y > 10)
        top = there.screen.reader.left
        await write(there, "e", "r")
        await there.until(lambda: "▎ Older" in shown(there))
        now = there.screen.reader.left
        assert top is not None
        assert now is not None
        assert now.words == top.words
        await there.press("N")
        text = await asked(there)
        assert text.text == "Older"
        text.clear()
        await there.press("ctrl+s")
        await there.says("Note removed in “Asagiri 1”")
        await there.until(lambda: "Your note" not in shown(there))


async def test_escape_leaves_a_note_as_it_was(paths: Paths) -> None:
    async with stand(paths, config=SLOW) as there:
        await there.until(lambda: "Paragraph 1 of" in shown(there))
        await there.press("N")
        await asked(there)
        await there.press("x", "escape")
        await there.until(lambda: not isinstance(there.app.screen, ArticleNoteDialog))
        assert there.library.margins.clippings() == []


async def test_clippings_lead_to_the_article_with_the_note(paths: Paths) -> None:
    with Library.open(paths) as library:
        library.margins.note_on(2, "Ask Ada")
    async with stand(paths, config=SLOW) as there:
        await there.until(lambda: "Paragraph 1 of" in shown(there))
        await there.press("g", "c")
        await there.until(lambda: isinstance(there.app.screen, ClippingsDialog))
        await there.until(lambda: there.app.screen.query_one(ChoiceList).choices)
        assert [one.words for one in there.app.screen.query_one(ChoiceList).choices] == ["Ask Ada"]
        await there.press("enter")
        await there.reached(Pane.READER)
        await there.until(lambda: there.screen.presenter.shown_id == 2)
        assert "no longer in this article" not in there.screen.status.words
