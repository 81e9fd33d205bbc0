"""Highlights and notes, made with keys in the real app."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import Input
from view_stand import Stand, fill, stand

from newsreader.models.articles import Headline
from newsreader.models.document import Document, Inline, Paragraph
from newsreader.models.highlights import Passage
from newsreader.models.places import Place
from newsreader.paths import Paths
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.actions import Pane
from newsreader.view.dialogs.clippings import ClippingsDialog
from newsreader.view.dialogs.note import NoteDialog
from newsreader.view.panes.choices import Choice, ChoiceList


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """Articles of 39 short paragraphs each."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 3})
    return paths


async def opened(there: Stand) -> None:
    await there.press("enter")
    await there.reached(Pane.READER)
    await there.until(lambda: there.screen.reader.key == there.screen.presenter.shown_id)


async def quotes(there: Stand, count: int) -> list[str]:
    await there.until(lambda: len(there.library.margins.clippings()) == count)
    return [one.passage.quote for one in there.library.margins.clippings()]


def clippings(there: Stand) -> Sequence[Choice]:
    return there.app.screen.query_one(ChoiceList).choices


async def marked(there: Stand, count: int) -> None:
    await there.until(lambda: len(there.screen.reader.strokes.kept) == count)


async def test_a_paragraph_is_highlighted_and_undone(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there)
        await there.press("H", "j", "j", "enter")
        assert await quotes(there, 1) == ["Paragraph 1 of Asagiri 1."]
        await there.says("ctrl+z undoes it")
        await marked(there, 1)
        assert there.screen.reader.strokes.picked == ()
        await there.press("ctrl+z")
        await quotes(there, 0)
        await marked(there, 0)


async def test_several_paragraphs_with_a_note_that_is_changed(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there)
        await there.press("H", "j", "j", "J", "J", "K", "n")
        await there.until(lambda: isinstance(there.app.screen, NoteDialog))
        await there.press(*"why", "enter")
        assert await quotes(there, 1) == ["Paragraph 1 of Asagiri 1.\n\nParagraph 2 of Asagiri 1."]
        await there.until(lambda: len(there.screen.reader.strokes.noted) == 2)
        await there.press("H", "j", "j", "j")
        await there.says("Note: why")
        await there.press("n")
        await there.until(lambda: isinstance(there.app.screen, NoteDialog))
        assert there.app.screen.query_one(Input).value == "why"
        await there.press(*" not", "enter")
        await there.until(lambda: there.library.margins.clippings()[0].note == "why not")


async def test_a_highlight_is_removed_in_the_text(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there)
        await there.press("H", "enter")
        await marked(there, 1)
        await there.press("H", "d")
        await quotes(there, 0)
        await there.press("H", "d")
        await there.says("Nothing is highlighted there")


async def test_lines_are_picked_too_and_escape_keeps_nothing(library: Paths) -> None:
    async with stand(library, size=(24, 30)) as there:
        await opened(there)
        await there.press("H", "j", "j", "v", "enter")
        (quote,) = await quotes(there, 1)
        assert quote
        assert "Paragraph 1 of Asagiri 1.".startswith(quote)
        await there.press("H", "j", "escape", "j")
        assert there.screen.reader.strokes.picked == ()
        await quotes(there, 1)


async def test_clippings_lead_to_their_passage_or_say_that_it_is_gone(library: Paths) -> None:
    async with stand(library) as there:
        last = list(there.library.snapshot(there.screen.lister.reading.scope))[-1]
        there.library.margins.highlight(
            last, Passage(Place(34, 0), "Paragraph 33 of Asagiri 3."), "far"
        )
        await there.press("g", "c")
        await there.until(lambda: isinstance(there.app.screen, ClippingsDialog))
        await there.until(lambda: len(clippings(there)) == 1)
        await there.press("enter")
        await there.until(lambda: there.screen.presenter.shown_id == last)
        await there.until(lambda: len(there.screen.reader.strokes.noted) == 1)
        await there.until(lambda: there.screen.reader.scroll_offset.y > 0)
        there.library.margins.highlight(last, Passage(Place(5, 0), "Words of yesterday"))
        await there.press("g", "c")
        await there.until(lambda: isinstance(there.app.screen, ClippingsDialog))
        await there.until(lambda: len(clippings(there)) == 2)
        await there.press("j", "k", "enter")
        await there.says("no longer in this article")


class Failing(Library):
    """Finds no article by itself."""

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        if len(ids) == 1:
            raise LibraryError("The disk failed.")
        return super().headlines(ids)


async def test_a_clipping_whose_article_cannot_be_read_says_why(library: Paths) -> None:
    async with stand(library, kind=Failing) as there:
        last = list(there.library.snapshot(there.screen.lister.reading.scope))[-1]
        there.library.margins.highlight(last, Passage(Place(5, 0), "Paragraph 4 of Asagiri 3."))
        await there.press("g", "c")
        await there.until(lambda: isinstance(there.app.screen, ClippingsDialog))
        await there.until(lambda: len(clippings(there)) == 1)
        await there.press("enter")
        await there.says("The disk failed.")


async def test_what_the_mouse_selected_is_highlighted(library: Paths) -> None:
    async with stand(library) as there:
        await opened(there)
        reader = there.screen.reader
        await there.pilot.mouse_down(reader, offset=(1 + 10, 3))
        await there.pilot.hover(reader, offset=(1 + 10, 5))
        await there.pilot.mouse_up(reader, offset=(1 + 10, 5))
        await there.until(lambda: reader.selected_parts)
        await there.press("H")
        (quote,) = await quotes(there, 1)
        assert quote.startswith("1 of Asagiri 1.\n\nParagraph")


async def test_nothing_is_picked_of_a_text_that_is_not_on_the_screen_any_more(
    library: Paths,
) -> None:
    async with stand(library) as there:
        await opened(there)
        await there.press("H", "j", "j", "j")
        bare = Document((Paragraph(Inline("Another text.")),))
        there.screen.reader.show(there.screen.reader.key or 0, bare)
        await there.press("enter")
        assert not await quotes(there, 0)
        await there.press("H", "enter")
        assert await quotes(there, 1) == ["Another text."]
