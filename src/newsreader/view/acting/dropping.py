"""The folder that saved pages are dropped into, watched while the app is open."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from newsreader.cleaning import clean_line
from newsreader.models.syncing import Refused, Saved
from newsreader.paths import path_of
from newsreader.store.dropped import Stamp, pages_in
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.saving import saved_words
from newsreader.view.desk import Desk
from newsreader.view.work import replace_work
from newsreader.wording import counted

_LOOK = 2.0
"""Seconds between two looks."""

Files = Mapping[Path, Stamp]


class DropActions(Acts):
    """What lies there unchanged for two looks is saved; a file that was refused is asked once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._folder = path_of(desk.config.reading.drop)
        self._before: Files = {}
        self._tried: dict[Path, Stamp] = {}
        self._busy = False
        if desk.config.reading.drop:
            desk.happens.mounted.append(self._watch)

    def _watch(self) -> None:
        self.desk.set_interval(_LOOK, self._begin)

    def _begin(self) -> None:
        if not self._busy:
            self._busy = True
            replace_work(self.desk, "dropped pages", self.look)

    async def look(self) -> None:
        try:
            now = await asyncio.to_thread(pages_in, self._folder)
            ripe = settled(self._before, now, self._tried)
            self._before = now
            if ripe and not self.desk.syncer.running:
                self._tried = {file: now[file] for file in (*self._tried, *ripe) if file in now}
                await self._save()
        finally:
            self._busy = False

    async def _save(self) -> None:
        saved = list[Saved]()
        async for event in self.desk.runner.empty_drop(later=self.desk.offline):
            match event:
                case Refused(reason):
                    self.desk.say(clean_line(reason), wrong=True)
                case Saved():
                    saved.append(event)
                    self.desk.say(dropped_words(saved))


def settled(before: Files, now: Files, tried: Files) -> list[Path]:
    """Files that nobody writes any more and that were not tried as they are. PURE."""
    return [
        file
        for file, stamp in now.items()
        if before.get(file) == stamp and tried.get(file) != stamp
    ]


def dropped_words(saved: Sequence[Saved]) -> str:
    """PURE."""
    if len(saved) > 1:
        return f"Saved {counted(len(saved), 'page')} that were dropped into the folder"
    return saved_words(saved[0])
