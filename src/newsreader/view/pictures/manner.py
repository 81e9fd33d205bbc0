"""How pictures are shown on this terminal. PURE."""

from collections.abc import Mapping
from enum import StrEnum

_PIXELS = frozenset({"xterm-kitty", "xterm-ghostty"})
"""What terminals that know placeholders call themselves; few others do."""
_BETWEEN = ("TMUX", "STY", "ZELLIJ")
"""Set by programs that stand between us and the terminal, and pass no pixels on."""
_TRUE = frozenset({"truecolor", "24bit"})
_MANY = ("256color", "-kitty", "-ghostty", "-direct")


class Manner(StrEnum):
    """How pictures are shown."""

    KITTY = "kitty"
    """As pixels: Kitty's graphics protocol, with Unicode placeholders."""
    BLOCKS = "blocks"
    """As blocks that are a quarter of a cell and more, two colours in each."""
    HALF = "half"
    """As half blocks only, for fonts that have no smaller ones."""
    OFF = "off"
    """Not at all: what is said about them stands there."""


def manner_of(show: str, environ: Mapping[str, str], *, ascii_only: bool = False) -> Manner:
    """`show` is that of `[pictures]`.

    Nobody asks the terminal, which would wait for an answer and lose keys: it tells its name.
    """
    if show == "off" or "NO_COLOR" in environ:
        return Manner.OFF
    if show != "auto":
        return Manner(show)
    if ascii_only:
        return Manner.OFF
    if _shows_pixels(environ):
        return Manner.KITTY
    return Manner.BLOCKS if _has_colours(environ) else Manner.OFF


def _shows_pixels(environ: Mapping[str, str]) -> bool:
    between = any(name in environ for name in _BETWEEN)
    return environ.get("TERM") in _PIXELS and _is_true(environ) and not between


def _has_colours(environ: Mapping[str, str]) -> bool:
    return _is_true(environ) or environ.get("TERM", "").endswith(_MANY)


def _is_true(environ: Mapping[str, str]) -> bool:
    return environ.get("COLORTERM", "").strip().lower() in _TRUE
