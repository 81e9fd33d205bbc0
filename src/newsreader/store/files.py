"""Files replaced whole or not at all."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def stamp(path: Path) -> str:
    """Changes when the file is edited or replaced; empty when there is none."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}:{found.st_size}:{found.st_ino}"


def replace_text(path: Path, text: str) -> None:
    """The file before is kept beside it as `.bak`. A symbolic link stays one; raises OSError."""
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    new = beside(target)
    try:
        with new.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, new)
            shutil.copy2(target, path.with_name(f"{path.name}.bak"))
        else:
            new.chmod(0o644)
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def beside(path: Path) -> Path:
    """A new empty file in the same folder, to be filled and renamed; for the owner's eyes only."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    return Path(name)


def let_go(path: Path) -> None:
    """Removed, unless the disk refuses: the work at hand goes on."""
    with suppress(OSError):
        path.unlink()


def sync_folder(folder: Path) -> None:
    """After a rename in it: so that the rename survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
