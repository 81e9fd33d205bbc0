"""A sketch is what the app would paint first, cell for cell, without Textual."""

import subprocess
import sys
from collections.abc import Callable, Mapping

import pyte
import pytest
from msgspec.structs import replace
from pyte.screens import Char
from view_stand import NOON, SLOW, Stand, fill, stand

from newsreader.config import Config
from newsreader.models.scopes import FeedScope, FolderScope, OwnSmart, Scope, Smart
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.recalling import PLACE, arranged, name_of
from newsreader.view.sketch.drawing import drawn
from newsreader.view.sketch.painting import painted
from newsreader.view.sketch.scene import scene_of

Size = tuple[int, int]
SCROLLBAR_ENDS = "▁▂▃▄▅▆▇█"
BAR = Char(" ")
MANY = {"Asagiri": 30, "日本の朝": 2, **{f"Feed{number}": 1 for number in range(40)}}


def cells(frame: bytes, size: Size) -> list[list[Char]]:
    """But for the scrollbars, which a sketch ends in whole cells."""
    screen = pyte.Screen(*size)
    pyte.ByteStream(screen).feed(frame)
    return [[_told(screen.buffer[y][x]) for x in range(size[0])] for y in range(size[1])]


def _told(char: Char) -> Char:
    blank = char.data == " "
    if char.data in SCROLLBAR_ENDS or (blank and char.reverse):
        return BAR
    return char._replace(fg="", bold=False) if blank else char


async def kept(there: Stand) -> tuple[bytes, Mapping[str, str]]:
    """What the app keeps when it is left."""
    await there.screen.do("quit")
    await there.until(lambda: there.app.first_frame)
    assert there.app.first_frame
    return there.app.first_frame.frame, there.app.first_frame.inks


def sketched(paths: Paths, config: Config, size: Size, inks: Mapping[str, str]) -> bytes | None:
    with Library.open(paths, lambda: NOON) as library:
        scene = scene_of(library, size[1])
    return painted(drawn(scene, config, size, NOON.astimezone()), inks) if scene else None


def looking(**look: object) -> Config:
    return replace(SLOW, look=replace(SLOW.look, **look))


@pytest.mark.parametrize("size", [(120, 36), (123, 20), (260, 34), (80, 24), (100, 40), (40, 12)])
async def test_it_is_what_the_app_paints_first(paths: Paths, size: Size) -> None:
    with Library.open(paths, lambda: NOON) as library:
        fill(library, MANY, ["News/Japan"])
    async with stand(paths, size=size) as there:
        frame, inks = await kept(there)

    sketch = sketched(paths, SLOW, size, inks)

    assert sketch is not None
    assert cells(sketch, size) == cells(frame, size)


LOOKS = {
    "in ASCII": looking(icons="ascii"),
    "by day": looking(theme="newsreader-light", absolute_times=True, badges=False),
    "in the terminal's colours": looking(theme="textual-ansi"),
    "with other keys": replace(SLOW, keys={"preset": "newsboat", "help": "x"}),
}


@pytest.mark.parametrize("look", LOOKS)
async def test_it_looks_as_the_person_wants_it(paths: Paths, look: str) -> None:
    size = (120, 36)
    with Library.open(paths, lambda: NOON) as library:
        fill(library, MANY, ["News"])
    async with stand(paths, config=LOOKS[look], size=size) as there:
        frame, inks = await kept(there)

    sketch = sketched(paths, LOOKS[look], size, inks)

    assert sketch is not None
    assert cells(sketch, size) == cells(frame, size)


def remembering(name: str, text: str) -> Callable[[Library], None]:
    return lambda library: library.remember(name, text)


def opened_on(scope: Scope) -> Callable[[Library], None]:
    return remembering(PLACE, name_of(scope))


def read_all(library: Library) -> None:
    library.mark_read(library.snapshot(Smart.UNREAD))


PLACES: dict[str, list[Callable[[Library], object]]] = {
    "a feed": [opened_on(FeedScope(1))],
    "a feed in a closed folder": [
        opened_on(FeedScope(1)),
        remembering("folded folders", '["News"]'),
    ],
    "everything, where nothing is unread": [read_all],
    "a source that is gone": [opened_on(FeedScope(99))],
    "the oldest first": [remembering(arranged(Smart.UNREAD), "oldest none")],
}


@pytest.mark.parametrize("place", PLACES)
async def test_it_opens_where_the_person_was(paths: Paths, place: str) -> None:
    size = (120, 36)
    with Library.open(paths, lambda: NOON) as library:
        fill(library, MANY, ["News"])
        for act in PLACES[place]:
            act(library)
    async with stand(paths, size=size, scope=None) as there:
        frame, inks = await kept(there)

    sketch = sketched(paths, SLOW, size, inks)

    assert sketch is not None
    assert cells(sketch, size) == cells(frame, size)


def test_a_folder_shows_its_articles_before_the_app_has_looked_for_them(paths: Paths) -> None:
    with Library.open(paths, lambda: NOON) as library:
        fill(library, {"Asagiri": 2}, ["News"])
        fill(library, {"Segfault": 2})
        opened_on(FolderScope("News"))(library)

    sketch = sketched(paths, SLOW, (120, 36), {})

    assert sketch is not None
    shown = ["".join(char.data for char in line) for line in cells(sketch, (120, 36))]
    assert "News" in shown[0]
    assert "2/2" in shown[0]
    assert [title in " ".join(shown) for title in ("Asagiri 1", "Segfault 1")] == [True, False]


NOTHING: dict[str, Callable[[Library], object]] = {
    "what a smart feed finds takes a search": opened_on(OwnSmart("Rice", "rice")),
    "groups are gathered first": remembering(arranged(Smart.UNREAD), "newest day"),
    "sorting takes its time": remembering(arranged(Smart.UNREAD), "title none"),
}


@pytest.mark.parametrize("reason", NOTHING)
def test_there_is_none_of_a_list_that_takes_longer(paths: Paths, reason: str) -> None:
    with Library.open(paths, lambda: NOON) as library:
        fill(library, {"Asagiri": 3})
        library.add_smart_feeds([OwnSmart("Rice", "rice")])
        NOTHING[reason](library)

    assert sketched(paths, SLOW, (120, 36), {}) is None


def test_there_is_none_without_feeds(paths: Paths) -> None:
    assert sketched(paths, SLOW, (120, 36), {}) is None


WITHOUT_TEXTUAL = """
import sys
import newsreader.cli.app, newsreader.view.sketch.drawing, newsreader.view.sketch.painting
print([name for name in ("textual", "asyncio") if name in sys.modules])
"""


def test_textual_is_not_loaded_for_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_TEXTUAL], capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
