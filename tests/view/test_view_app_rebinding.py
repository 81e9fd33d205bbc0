"""The screen that shows and changes keys."""

from collections.abc import Mapping
from pathlib import Path
from string import ascii_uppercase

import pytest
from msgspec.structs import replace
from textual.widgets import Input
from view_stand import SLOW, Stand, fill, stand

from newsreader.config import ConfigError
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.dialogs.keys import KeyList, KeysDialog
from newsreader.view.rebinding import key_rows, owners, with_key, with_preset_after, without

FREE = next(letter for letter in ascii_uppercase if not owners({}, letter))
"""A key that means nothing yet, whatever actions come."""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 5})
    return paths


async def opened(there: Stand) -> KeysDialog:
    await there.screen.do("keys")
    await there.until(lambda: isinstance(there.app.screen, KeysDialog))
    dialog = there.app.screen
    assert isinstance(dialog, KeysDialog)
    await there.until(lambda: any(rows.row_count for rows in dialog.query(KeyList)))
    return dialog


def foot(dialog: KeysDialog) -> str:
    return str(dialog.query_one(".foot").render())


async def test_a_key_is_changed_at_once_and_written_down(paths: Paths) -> None:
    kept: list[Mapping[str, str]] = []
    async with stand(paths) as there:
        there.screen.keep_keys = kept.append
        dialog = await opened(there)
        await there.press("enter", FREE)
        assert f"“down”: {FREE}." in foot(dialog)
        await there.press("enter", "escape", FREE)
        assert kept == [{"down": FREE}]
        assert there.screen.headlines.cursor == 1


async def test_a_key_that_another_action_has_is_taken_from_it_and_that_is_said(
    paths: Paths,
) -> None:
    kept: list[Mapping[str, str]] = []
    async with stand(paths) as there:
        there.screen.keep_keys = kept.append
        dialog = await opened(there)
        await there.press("enter", "k")
        assert "It means up now." in foot(dialog)
        await there.press("enter")
        assert kept == [{"up": "up", "down": "k"}]


async def test_a_sequence_a_preset_and_the_way_back(paths: Paths) -> None:
    kept: list[Mapping[str, str]] = []
    async with stand(paths, config=replace(SLOW, keys={"up": "i"})) as there:
        there.screen.keep_keys = kept.append
        await opened(there)
        await there.press("enter", "g", "z", "enter", "x", "p", "escape")
        assert kept == [{"up": "i", "down": "g z"}, {"up": "i"}, {"preset": "vim", "up": "i"}]
        await there.press("j", "g", "u")
        assert there.screen.lister.reading.show == "unread"


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_key_is_found_by_words_and_changed(paths: Paths, size: tuple[int, int]) -> None:
    kept: list[Mapping[str, str]] = []
    async with stand(paths, size=size) as there:
        there.screen.keep_keys = kept.append
        dialog = await opened(there)
        rows = dialog.query_one(KeyList)
        await there.press("slash", *"mark above", "enter")
        await there.until(lambda: rows.row_count == 2)
        await there.press("enter", FREE, "enter")
        assert kept == [{"read_above": FREE}]
        await there.press("slash", *" zzz", "enter", "enter", "x")
        assert rows.row_count == 0
        await there.press("escape")
        await there.until(lambda: rows.row_count == len(list(key_rows({}))))
        await there.press("escape")
        await there.until(lambda: there.app.screen is there.screen)


async def test_what_finds_keys_can_be_a_new_key(paths: Paths) -> None:
    kept: list[Mapping[str, str]] = []
    async with stand(paths) as there:
        there.screen.keep_keys = kept.append
        dialog = await opened(there)
        await there.press("enter", "slash", "enter")
        assert kept[0]["down"] == "/"
        assert not dialog.query_one(Input).display


async def test_escape_leaves_a_key_as_it_was(paths: Paths) -> None:
    async with stand(paths) as there:
        there.screen.keep_keys = lambda own: pytest.fail(f"kept {own}")
        dialog = await opened(there)
        await there.press("enter", FREE, "escape")
        assert "Nothing changed." in foot(dialog)


async def test_a_file_that_cannot_be_written_leaves_the_keys_in_force(paths: Paths) -> None:
    def refuse(_: Mapping[str, str]) -> None:
        raise ConfigError("it is not valid TOML.")

    async with stand(paths) as there:
        there.screen.keep_keys = refuse
        dialog = await opened(there)
        await there.press("enter", FREE, "enter")
        assert "config.toml could not be written: it is not valid TOML." in foot(dialog)
        await there.press("escape", "j")
        assert there.screen.headlines.cursor == 1


def test_choices_are_plain_values() -> None:
    assert with_key({"preset": "vim"}, "zen", "u") == {
        "preset": "vim",
        "undo": "ctrl+z",
        "zen": "u",
    }
    assert without({"zen": "u", "up": "i"}, "zen") == {"up": "i"}
    assert with_preset_after({"preset": "netnewswire", "up": "i"}) == {"up": "i"}
    assert with_preset_after({"preset": "nonsense"}) == {"preset": "vim"}


async def test_sentences_name_the_keys_as_they_are_by_now(paths: Paths) -> None:
    async with stand(paths) as there:
        there.screen.change_keys({"preset": "vim", "show_unread": "g n"})
        await there.press("m")
        await there.says("u undoes it")
        await there.press("A")
        await there.until(lambda: there.unread() == 0)
        there.screen.lister.open(Smart.UNREAD, "Unread")
        await there.until(lambda: there.screen.headlines.row_count == 0)
        assert "Press R to sync" in there.screen.headlines.empty_words
        await there.press("minus")
        await there.says("Press B to make some")
