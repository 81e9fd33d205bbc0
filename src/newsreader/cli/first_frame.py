"""The first frame: what the app will paint first, kept when the person leaves it.

At the next start it is shown before the app is loaded, which then paints over it: the same panes,
lists and headlines, a quarter of a second later. It is shown only where it is still true: the same
library, settings, version, terminal and size. Where only library and size are others, its inks are
true, and a frame can be drawn with them. Its last line says that newsreader is opening.
"""

from collections.abc import Mapping
from contextlib import suppress
from time import time

from msgspec import DecodeError, Struct, json

from newsreader import __version__
from newsreader.paths import Paths
from newsreader.store.files import beside, stamp

_OLD = 24 * 60 * 60
"""Seconds after which it is not shown any more: headlines say how long ago they came."""
_LOOKS = (
    *("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_COLOR_SYSTEM", "TZ", "LC_ALL"),
    *("TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "TMUX", "STY"),
)
"""What else in the environment changes how the screen looks."""

Inks = Mapping[str, str]


class _Kept(Struct, frozen=True):
    """The lines of the file, and the frame after them."""

    looks: bytes = b""
    """What the inks depend on."""
    news: bytes = b""
    """What else the frame depends on."""
    inks: bytes = b""
    frame: bytes = b""


class FirstFrame:
    """In a file of the state folder, for the owner's eyes only."""

    def __init__(self, paths: Paths, environ: Mapping[str, str]) -> None:
        self._path = paths.first_frame
        log = paths.library.with_name(f"{paths.library.name}-wal")
        self._news = (paths.library, log, paths.feeds_toml)
        self._settings = paths.config_toml
        self._environ = environ

    def read(self, size: tuple[int, int]) -> bytes | None:
        """`None` where there is none, or where it may not be true any more."""
        try:
            old = time() - self._path.stat().st_mtime > _OLD
        except OSError:
            return None
        kept = self._kept()
        same = (kept.looks, kept.news) == (self._looks_mark(), self._news_mark(size))
        return kept.frame if same and not old else None

    def inks(self) -> Inks | None:
        """`None` where there are none, or where the screen may look otherwise now."""
        kept = self._kept()
        with suppress(DecodeError):
            if kept.looks == self._looks_mark():
                return json.decode(kept.inks, type=dict[str, str])
        return None

    def keep(self, frame: bytes, inks: Inks, size: tuple[int, int]) -> None:
        """Once the library is closed. Without it the next start is slower, and nothing else."""
        parts = (self._looks_mark(), self._news_mark(size), json.encode(inks), frame)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new = beside(self._path)
            new.write_bytes(b"\n".join(parts))
            new.replace(self._path)

    def forget(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _kept(self) -> _Kept:
        with suppress(OSError):
            return _Kept(*self._path.read_bytes().split(b"\n", 3))
        return _Kept()

    def _looks_mark(self) -> bytes:
        looks = (self._environ.get(name, "") for name in _LOOKS)
        return repr((__version__, *looks, stamp(self._settings))).encode()

    def _news_mark(self, size: tuple[int, int]) -> bytes:
        return repr((*size, *map(stamp, self._news))).encode()
