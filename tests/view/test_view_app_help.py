"""Every key, and finding one by what it does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widgets import Input, Static
from view_stand import Stand, fill, stand

from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.dialogs.help import HelpDialog, Line, found_lines, help_lines, sign_lines
from newsreader.view.icons import ASCII, UNICODE, Icons


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ("mark read above", ["<"]),
        ("ABOVE read", ["<"]),
        ("<", ["<"]),
        ("b", ["b  s"]),
        ("export", ["E", "e"]),
        ("smart feed change", ["ge"]),
        ("zzz", []),
    ],
)
def test_a_key_is_found_by_words_and_an_action_by_its_key(wanted: str, keys: list[str]) -> None:
    found = [line for line in found_lines(help_lines({}), wanted) if line.keys]
    assert [line.keys for line in found] == keys


def test_what_is_found_stands_below_its_heading() -> None:
    lines = [
        Line("", "Move"),
        Line("j", "Down"),
        Line("", "Read"),
        Line("n", "Next"),
        Line("p", ""),
    ]
    assert list(found_lines(lines, "next")) == lines[2:4]


@asynccontextmanager
async def helped(paths: Paths, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stand]:
    with Library.open(paths) as library:
        fill(library, {"Kiosk": 1})
    async with stand(paths, size=size) as there:
        await there.press("question_mark")
        await there.until(lambda: isinstance(there.app.screen, HelpDialog))
        await there.until(lambda: page(there).max_scroll_y > 0)
        yield there


def page(there: Stand) -> VerticalScroll:
    return there.app.screen.query_one(VerticalScroll)


def text(there: Stand) -> str:
    return str(page(there).query_one(Static).render())


@pytest.mark.parametrize(
    ("down", "up", "share"),
    [("pagedown", "pageup", 1), ("ctrl+f", "ctrl+b", 1), ("ctrl+d", "ctrl+u", 0.5)],
)
async def test_pages_are_as_long_as_the_card(
    paths: Paths, down: str, up: str, share: float
) -> None:
    async with helped(paths) as there:
        await there.press(down)
        await there.until(
            lambda: page(there).scroll_y == int((page(there).size.height - 1) * share)
        )
        await there.press(up)
        await there.until(lambda: page(there).scroll_y == 0)


async def test_what_is_typed_ahead_is_searched_for(paths: Paths) -> None:
    async with helped(paths) as there:
        for key in "/jq":
            there.app.screen.post_message(Key(key, key))
        await there.until(lambda: there.app.screen.query_one(Input).value == "jq")
        await there.until(lambda: text(there) == "Nothing fits.")


async def test_escape_takes_back_the_search_and_then_closes(paths: Paths) -> None:
    async with helped(paths) as there:
        whole = text(there)
        await there.press("G", "slash", *"undo")
        await there.until(lambda: "Move down" not in text(there))
        assert "ctrl+z  U" in text(there)
        assert page(there).scroll_y == 0
        await there.press("enter", "j")
        assert there.app.screen.query_one(Input).value == "undo"
        await there.press("slash", *"zzz")
        await there.until(lambda: text(there) == "Nothing fits.")
        await there.press("escape")
        await there.until(lambda: text(there) == whole)
        await there.press("escape")
        await there.until(lambda: there.app.screen is there.screen)


@pytest.mark.parametrize("icons", [UNICODE, ASCII])
def test_help_explains_every_sign_of_the_list(icons: Icons) -> None:
    explained = "".join(sign for sign, _ in sign_lines(icons))
    signs = (icons.unread, icons.bookmark, icons.archived, icons.chosen, icons.comments)
    for sign in (*signs, icons.noted, icons.edited, icons.closed, *icons.here):
        assert sign in explained
