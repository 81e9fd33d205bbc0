"""Tags, and what leaves newsreader: on one article or on all that is selected, in the real app."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from textual.widgets import Input
from view_stand import SLOW, Stand, fill, stand

from newsreader.config import Config
from newsreader.models.scopes import FeedScope, SearchScope
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.acting.tagging import new_tag
from newsreader.view.dialogs.picker import Picker
from newsreader.view.panes.choices import Choice


@pytest.fixture
def library(tmp_path: Path) -> Paths:
    """60 articles of one feed; two of them are tagged `later`."""
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 60})
        library.tag(library.snapshot(FeedScope(1))[:2], "later")
    return paths


def tagged(there: Stand, name: str) -> int:
    return len(there.library.snapshot(SearchScope(f"tag:{name}")))


async def asked(there: Stand) -> list[tuple[str, str]]:
    await there.until(lambda: isinstance(there.app.screen, Picker))
    picker = there.app.screen
    assert isinstance(picker, Picker)
    await there.until(lambda: picker.list.choices)
    return [(choice.sign, choice.words) for choice in picker.list.choices]


async def test_an_article_gets_a_new_tag_and_loses_it_again(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("G", "t")
        assert await asked(there) == [("[ ]", "later")]
        await there.press(*"chips", "enter")
        await there.until(lambda: tagged(there, "chips") == 1)
        await there.says("ctrl+z undoes it")
        await there.press("t")
        assert (await asked(there))[0] == ("[x]", "chips")
        await there.press("enter")
        await there.until(lambda: tagged(there, "chips") == 0)


async def test_all_that_is_selected_gets_several_tags_at_once(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("v", "j", "j", "t")
        assert await asked(there) == [("[-]", "later")]
        await there.press("tab", *"chips", "tab")
        await there.until(lambda: there.app.screen.query_one(Input).value == "")
        assert [words for _, words in await asked(there)] == ["chips", "later"]
        await there.press("enter")
        await there.until(lambda: tagged(there, "chips") == 3)
        await there.until(lambda: tagged(there, "later") == 3)
        await there.says("ctrl+z undoes them one by one")


async def test_the_last_tags_are_given_again_with_a_key(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("ctrl+t")
        await there.says("No tag was given yet")
        await there.press("G", "t")
        await asked(there)
        await there.press("enter")
        await there.until(lambda: tagged(there, "later") == 3)
        await there.press("k", "ctrl+t")
        await there.until(lambda: tagged(there, "later") == 4)


@pytest.mark.parametrize(
    ("typed", "names"), [("#new one ", ["new one"]), ("LATER", []), ("  ", []), ("#", [])]
)
def test_what_is_typed_may_be_a_new_tag(typed: str, names: list[str]) -> None:
    assert [choice.key for choice in new_tag([Choice("later", "later")], typed)] == names


@pytest.fixture
def browser(tmp_path: Path) -> Config:
    """Writes the addresses that it is to open to `opened`."""
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\n')
    script.chmod(0o755)
    return replace(SLOW, reading=replace(SLOW.reading, browser=(str(script),)))


def opened(folder: Path) -> int:
    path = folder / "opened"
    return len(path.read_text().splitlines()) if path.exists() else 0


async def test_a_few_pages_open_at_once(library: Paths, browser: Config, tmp_path: Path) -> None:
    async with stand(library, config=browser) as there:
        await there.press("v", "j", "j", "o")
        await there.says("Opened 3 pages")
        await there.until(lambda: opened(tmp_path) == 3)


async def test_many_pages_open_when_the_key_is_pressed_again(
    library: Paths, browser: Config, tmp_path: Path
) -> None:
    async with stand(library, config=browser) as there:
        await there.press(*["shift+down"] * 11, "o")
        await there.says("That opens 12 pages · o again opens them")
        assert not opened(tmp_path)
        await there.press("o")
        await there.until(lambda: opened(tmp_path) == 12)


async def test_too_many_pages_do_not_open(library: Paths, browser: Config, tmp_path: Path) -> None:
    async with stand(library, config=browser) as there:
        await there.press("asterisk", "o")
        await there.says("more than 50 pages")
        assert not opened(tmp_path)


async def test_the_addresses_of_all_that_is_selected_are_copied(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("v", "j", "y")
        await there.says("Copied 2 addresses")
        assert there.app.clipboard.splitlines() == [
            "https://asagiri.example/Asagiri-1",
            "https://asagiri.example/Asagiri-2",
        ]


@pytest.mark.parametrize(
    ("form", "ending", "begins"),
    [("mark", "md", "---"), ("html", "html", "<!doctype"), ("plain", "txt", "Asagiri 1")],
)
async def test_what_is_selected_is_written_to_files(
    library: Paths, tmp_path: Path, form: str, ending: str, begins: str
) -> None:
    folder = tmp_path / "out" / "put"
    config = replace(SLOW, reading=replace(SLOW.reading, exports=str(folder)))
    async with stand(library, config=config) as there:
        await there.press("v", "j", "e")
        await asked(there)
        await there.press(*form, "enter")
        await there.says(f"Wrote 2 files into {folder}")
    first, second = sorted(folder.iterdir())
    assert first.name.endswith(f".{ending}")
    texts = [path.read_text(encoding="utf-8") for path in (first, second)]
    assert any(text.startswith(begins) for text in texts)
    assert all("Paragraph 39" in text for text in texts)


async def test_what_is_selected_is_bound_into_a_book_of_its_own(
    library: Paths, tmp_path: Path
) -> None:
    config = replace(SLOW, reading=replace(SLOW.reading, exports=str(tmp_path / "out")))
    async with stand(library, config=config) as there:
        await there.press("v", "j", "e")
        for name in ("2026-11-22-News.epub", "2026-11-22-News-2.epub"):
            await asked(there)
            await there.press(*"epub", "enter")
            path = tmp_path / "out" / name
            await there.says(f"Bound 2 articles into {path}")
            assert "EPUB/a2.xhtml" in ZipFile(path).namelist()
            await there.press("e")


async def test_a_folder_that_cannot_be_written_is_named(library: Paths, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    config = replace(SLOW, reading=replace(SLOW.reading, exports=str(tmp_path / "file" / "x")))
    async with stand(library, config=config) as there:
        await there.press("e")
        await asked(there)
        await there.press("enter")
        await there.says("cannot be written")
