"""Take the pictures of the README and the docs from the demo library: `make pictures`.

`python screenshots/make.py stories gist` takes these alone.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from png import Unavailable, write_png

from newsreader.assistant.process import AskProcess
from newsreader.catalogue import load_catalogue
from newsreader.cli.demo import prepare
from newsreader.cli.profile import Profile
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.sync.process import SyncProcess
from newsreader.view.app import NewsReader
from newsreader.view.offering import Offer
from newsreader.view.pictures.manner import Manner, Manners

HERE = Path(__file__).parent
MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Picture:
    """What to press before the shutter falls; `…` waits for what is asked in the background."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str] = ()
    empty: bool = False


PICTURES = (
    Picture("wide", (150, 42)),
    Picture("narrow", (80, 24), ("j", "j", "b")),
    Picture("phone", (46, 20), ("enter",)),
    Picture("zen", (100, 36), ("slash", *"overturning feed:orbit", "enter", "z")),
    Picture("code", (100, 36), ("slash", *"libquill feed:segfault", "enter", "z")),
    Picture("pictures", (100, 36), ("slash", *"tugs feed:harbour", "enter", "z")),
    Picture("japanese", (100, 30), ("slash", *"半導体 feed:朝霧", "enter", "z")),
    Picture(
        "assistant",
        (100, 30),
        ("slash", *"libquill feed:segfault", "enter", *"gi…", "enter", "…", "enter", *"……"),
    ),
    Picture("comments", (100, 36), ("slash", *"trillion feed:wire", "enter", "z", "c", *"………")),
    Picture("related", (100, 36), ("slash", *"trillion feed:wire", "enter", "z", *"…G")),
    Picture("coverage", (100, 30), ("slash", *"awkward feed:kiosk", "enter", *"gt…")),
    Picture(
        "stories",
        (120, 32),
        ("slash", *"has:story", "enter", "B", *"story", "enter", *"…jjj", "space", *"j…"),
    ),
    Picture("changes", (100, 30), ("slash", *"quake feed:harbour", "enter", "z", *"gd……")),
    Picture("topics", (100, 30), ("slash", *"trillion feed:wire", "enter", "z", *"…G", "#", *"…")),
    Picture("gist", (100, 32), ("slash", *"overturning feed:orbit", "enter", "z", "i", *"……")),
    Picture("help", (110, 36), ("question_mark",)),
    Picture("search", (100, 32), ("slash", *"ice -glacier", "enter")),
    Picture("add", (100, 30), ("a", *"space")),
    Picture("first-run", (100, 32), empty=True),
)


async def take(picture: Picture, profile: Profile) -> str:
    with profile.library() as library:
        app = posing(profile, library, lambda: MOMENT)
        app.main.asks.open_runner = partial(AskProcess, profile.argv())
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause(0.4)
            for key in picture.keys:
                await (pilot.pause(1.5) if key == "…" else pilot.press(key))
            await pilot.pause(0.6)
            return plain(app.export_screenshot(title="newsreader"))


def posing(profile: Profile, library: Library, clock: Callable[[], datetime]) -> NewsReader:
    app = NewsReader(
        library=library,
        open_library=profile.library,
        runner=SyncProcess(profile.argv()),
        config=profile.config(),
        clock=clock,
        offer=Offer(load_catalogue, language="en"),
    )
    app.show_pictures(lambda said: Manners(Manner.BLOCKS, Manner.BLOCKS))
    return app


def plain(svg: str) -> str:
    """Without the fonts that the SVG would load from elsewhere, with its blanks, cells as written.

    Letters as wide as Rich's cells: DejaVu's are .602 of their height, not .61. Whoever shows an
    SVG would put Arabic and Hebrew in order, which the app has done.
    """
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono").replace(
        "font-size: 20px", "font-size: 20.26px"
    )
    svg = re.sub(r"terminal-\d+-", "terminal-", svg)
    return svg.replace(
        "<text ", '<text xml:space="preserve" direction="ltr" unicode-bidi="bidi-override" '
    )


def main(names: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        used = prepare(Path(folder) / "demo", MOMENT)
        for picture in PICTURES:
            if names and picture.name not in names:
                continue
            root = Path(folder) / "empty"
            profile = Profile(Paths.under(root), root=str(root)) if picture.empty else used
            svg = asyncio.run(take(picture, profile))
            (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
            try:
                write_png(svg, HERE / f"{picture.name}.png")
            except Unavailable as error:
                sys.stderr.write(f"{picture.name}.png is left as it was: {error}.\n")
            print(f"{picture.name}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
