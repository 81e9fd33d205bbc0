"""A folder that saved pages are dropped into: each becomes a bookmark, and moves on."""

from collections.abc import AsyncGenerator
from pathlib import Path

from newsreader.models.syncing import Refused, Saved
from newsreader.sync.parts import Parts
from newsreader.sync.saving import save_file

_PAGES = (".html", ".htm", ".xhtml")
_DONE = "saved"


async def save_dropped(parts: Parts, folder: Path) -> AsyncGenerator[Saved | Refused, None]:
    """Files stay where they are when they cannot be read, or not be moved into `saved/`.

    Raises LibraryError.
    """
    for file in _dropped(folder):
        ended = await save_file(parts, file)
        if isinstance(ended, Saved):
            _put_away(file)
        yield ended


def _dropped(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.suffix.lower() in _PAGES)
    except OSError:
        return []


def _put_away(file: Path) -> None:
    """One of the same name is replaced: it was saved before."""
    try:
        (file.parent / _DONE).mkdir(exist_ok=True)
        file.replace(file.parent / _DONE / file.name)
    except OSError:
        return
