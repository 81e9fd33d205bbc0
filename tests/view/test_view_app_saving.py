"""Bookmarking a page that no feed brought."""

from pathlib import Path

import pytest
from view_stand import ScriptedRunner, fill, stand

from newsreader.models.document import Link
from newsreader.models.syncing import Refused, Saved, SyncEvent
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.acting.saving import addresses_typed, links_to_save
from newsreader.view.dialogs.picker import Picker


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 2})
    return paths


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Saved(7, "Harbour opens", "https://post.example/", words=1204), "Harbour opens · 1,204"),
        (Saved(7, "Harbour", "https://post.example/", reason="It is a list."), "It is a list."),
        (Saved(7, "Harbour", "https://post.example/", already=True, words=9), "here already"),
        (Refused("The disk is full."), "The disk is full."),
    ],
)
async def test_an_address_that_is_typed_is_saved_and_how_it_went_is_said(
    paths: Paths, event: SyncEvent, said: str
) -> None:
    runner = ScriptedRunner([event])
    async with stand(paths, runner=runner) as there:
        await there.press("+")
        await there.until(lambda: isinstance(there.app.screen, Picker))
        await there.press(*"post.example", "enter")
        await there.until(lambda: said in there.screen.status.words)
        assert runner.asked == [("save", ["https://post.example"])]


def test_links_of_the_article_can_be_chosen_but_for_mail() -> None:
    links = [Link("https://a.example/x", "There"), Link("mailto:a@b.example", "Write")]
    assert [(choice.key, choice.text) for choice in links_to_save(links)] == [
        ("https://a.example/x", "There a.example")
    ]


@pytest.mark.parametrize("words", ["harbour", "two words.", "javascript:alert(1)", "a b.example"])
def test_other_words_are_no_address(words: str) -> None:
    assert addresses_typed(words) == []
