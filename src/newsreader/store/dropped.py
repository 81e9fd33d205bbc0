"""A folder that saved pages are dropped into."""

from collections.abc import Mapping
from pathlib import Path

_PAGES = (".html", ".htm", ".xhtml")

Stamp = tuple[int, int]
"""Bytes, and when it was written last: another one while a file is still being written."""


def pages_in(folder: Path) -> Mapping[Path, Stamp]:
    """The pages that lie there; none where the folder cannot be read."""
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in _PAGES)
    except OSError:
        return {}
    return {file: stamp for file in files if (stamp := _stamp(file)) is not None}


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
