"""The feed's text of an article, and the one of its page."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from textual.selection import SELECT_ALL
from view_stand import NOON, SLOW, ScriptedRunner, Stand, fill, stand

from newsreader.models.fulltexts import FullText
from newsreader.models.scopes import Smart
from newsreader.models.syncing import Refused, SyncEvent, TextsFetched
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.store.packing import pack_body


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 2})
    return paths


def keep(library: Library, article_id: int) -> None:
    body = pack_body("<p>The whole story.</p>", "The whole story.")
    text = FullText(body, "The whole story.", 3, "https://asagiri.example/a")
    Arrivals(library).keep_text(article_id, text, NOON)


class Bringing(ScriptedRunner):
    """Brings the texts that it is asked for, or says why not."""

    library: Library
    reason = ""

    def texts(self, article_ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
        for id_ in article_ids:
            if self.reason:
                Arrivals(self.library).miss_text(id_, self.reason, NOON)
            else:
                keep(self.library, id_)
        return super().texts(article_ids)


def shown(there: Stand) -> str:
    selected = there.screen.reader.get_selection(SELECT_ALL)
    return selected[0] if selected else ""


async def test_the_page_is_shown_first_and_the_feeds_text_on_a_key(paths: Paths) -> None:
    with Library.open(paths) as library:
        for id_ in library.snapshot(Smart.EVERYTHING):
            keep(library, id_)
    async with stand(paths, config=SLOW) as there:
        await there.until(lambda: "The whole story." in shown(there))
        await there.press("x")
        await there.until(lambda: "Paragraph 1 of" in shown(there))
        await there.press("x")
        await there.until(lambda: "The whole story." in shown(there))


async def test_what_is_not_here_is_asked_for(paths: Paths) -> None:
    runner = Bringing([TextsFetched(1, 1, 1)])
    async with stand(paths, config=SLOW, runner=runner) as there:
        runner.library = there.library
        await there.until(lambda: "Paragraph 1 of" in shown(there))
        await there.press("x")
        await there.until(lambda: "The whole story." in shown(there))


@pytest.mark.parametrize(
    ("events", "reason", "said"),
    [
        ([TextsFetched(1, 1, 0)], "The page is a list of links.", "The page is a list of links."),
        ([Refused("The disk is full.")], "", "The disk is full."),
    ],
)
async def test_why_it_could_not_be_had_is_said(
    paths: Paths, events: Sequence[SyncEvent], reason: str, said: str
) -> None:
    runner = Bringing(events)
    runner.reason = reason or "x"
    async with stand(paths, config=SLOW, runner=runner) as there:
        runner.library = there.library
        await there.until(lambda: "Paragraph 1 of" in shown(there))
        await there.press("x")
        await there.until(lambda: said in there.screen.status.words)
