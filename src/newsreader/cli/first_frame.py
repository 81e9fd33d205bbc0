"""The first frame: what the app will paint first, kept when the person leaves it.

At the next start it is shown before the app is loaded, which then paints over it: the same panes,
lists and headlines, a quarter of a second later. It is shown only where it is still true: the same
library, settings, version, terminal and size. Its last line says that newsreader is opening.
"""

from collections.abc import Mapping
from contextlib import suppress
from time import time

from newsreader import __version__
from newsreader.paths import Paths
from newsreader.store.files import beside, stamp

_OLD = 24 * 60 * 60
"""Seconds after which it is not shown any more: headlines say how long ago they came."""
_LOOKS = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_COLOR_SYSTEM", "TZ", "LC_ALL")
"""What else in the environment changes how the screen looks."""


class FirstFrame:
    """In a file of the state folder, for the owner's eyes only."""

    def __init__(self, paths: Paths, environ: Mapping[str, str]) -> None:
        self._path = paths.first_frame
        log = paths.library.with_name(f"{paths.library.name}-wal")
        self._files = (paths.library, log, paths.feeds_toml, paths.config_toml)
        self._environ = environ

    def read(self, size: tuple[int, int]) -> bytes | None:
        """`None` where there is none, or where it may not be true any more."""
        try:
            if time() - self._path.stat().st_mtime > _OLD:
                return None
            mark, _, frame = self._path.read_bytes().partition(b"\n")
        except OSError:
            return None
        return frame if mark == self._mark(size) else None

    def keep(self, frame: bytes, size: tuple[int, int]) -> None:
        """Once the library is closed. Without it the next start is slower, and nothing else."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new = beside(self._path)
            new.write_bytes(self._mark(size) + b"\n" + frame)
            new.replace(self._path)

    def forget(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _mark(self, size: tuple[int, int]) -> bytes:
        """One line of all that the frame depends on."""
        looks = (self._environ.get(name, "") for name in _LOOKS)
        parts = (__version__, *size, *looks, *map(stamp, self._files))
        return repr(parts).encode()
