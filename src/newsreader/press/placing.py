"""Files that are there whole or not at all, and never in the place of another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EEXIST
from pathlib import Path
from typing import IO


@contextmanager
def placed(path: Path, *, overwrite: bool = False) -> Iterator[IO[bytes]]:
    """Filled under another name first. Raises FileExistsError and other OSErrors."""
    if path.exists() and not overwrite:
        raise FileExistsError(EEXIST, "it is there already", str(path))
    new = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        with new.open("xb") as file:
            yield file
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
