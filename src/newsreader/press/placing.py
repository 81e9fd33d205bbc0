"""Files that are there whole or not at all, and never in the place of another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from newsreader.store.files import beside


@contextmanager
def placed(path: Path, *, overwrite: bool = False) -> Iterator[IO[bytes]]:
    """Filled under another name first. Raises FileExistsError and other OSErrors."""
    if path.exists() and not overwrite:
        raise FileExistsError(17, "it is there already", str(path))
    new = beside(path)
    try:
        with new.open("wb") as file:
            yield file
        new.chmod(0o644)
        _rename(new, path, overwrite=overwrite)
    finally:
        new.unlink(missing_ok=True)


def _rename(new: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        new.replace(path)
        return
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:
        new.replace(path)  # a file system without hard links
