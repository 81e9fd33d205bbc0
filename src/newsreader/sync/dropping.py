"""A folder that saved pages are dropped into: each becomes a bookmark, and moves on."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

from newsreader.models.syncing import DropEmptied, Refused, Saved, SyncEvent
from newsreader.store.dropped import pages_in
from newsreader.sync.parts import Parts
from newsreader.sync.saving import illustrated, save_file

_DONE = "saved"


async def empty(
    parts: Parts, folder: Path, *, later: bool = False
) -> AsyncGenerator[SyncEvent, None]:
    """Saved or Refused for each page in the folder, their pictures, then DropEmptied.

    `later`: nothing is asked of the network now.
    """
    saved = 0
    pages = illustrated(parts, save_dropped(parts, folder), later=later)
    async with aclosing(pages) as events:
        async for event in events:
            saved += isinstance(event, Saved)
            yield event
    yield DropEmptied(saved)


async def save_dropped(parts: Parts, folder: Path) -> AsyncGenerator[Saved | Refused, None]:
    """Files stay where they are when they cannot be read, or not be moved into `saved/`.

    Raises LibraryError.
    """
    for file in pages_in(folder):
        ended = await save_file(parts, file)
        if isinstance(ended, Saved):
            _put_away(file)
        yield ended


def _put_away(file: Path) -> None:
    """One of the same name is replaced: it was saved before."""
    try:
        (file.parent / _DONE).mkdir(exist_ok=True)
        file.replace(file.parent / _DONE / file.name)
    except OSError:
        return
