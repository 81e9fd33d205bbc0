"""How pictures are shown on this terminal. PURE."""

from collections.abc import Mapping
from enum import StrEnum

_KITTY = frozenset({"xterm-kitty", "xterm-ghostty"})
_BETWEEN = ("TMUX", "STY", "ZELLIJ")
"""Set by programs that stand between us and the terminal, and pass no pixels on."""
_TRUE = frozenset({"truecolor", "24bit"})


class Manner(StrEnum):
    """How pictures are shown."""

    KITTY = "kitty"
    """As pixels: Kitty's graphics protocol, with Unicode placeholders."""
    BLOCKS = "blocks"
    """As half blocks, two pixels in a cell."""
    OFF = "off"
    """Not at all: what is said about them stands there."""


def may_be_kitty(show: str, environ: Mapping[str, str]) -> bool:
    """Whether the terminal is worth asking: kitty and Ghostty know placeholders, few others do."""
    if show not in ("auto", "kitty") or not _is_true_colour(environ):
        return False
    if show == "kitty":
        return True
    known = environ.get("TERM") in _KITTY or "KITTY_WINDOW_ID" in environ
    known = known or environ.get("TERM_PROGRAM") == "ghostty"
    return known and not any(name in environ for name in _BETWEEN)


def manner_of(show: str, environ: Mapping[str, str], *, kitty: bool, ascii_only: bool) -> Manner:
    """`show` is that of `[pictures]`, `kitty` what the terminal answered."""
    if kitty:
        return Manner.KITTY
    if show == "off" or "NO_COLOR" in environ:
        return Manner.OFF
    if show == "blocks":
        return Manner.BLOCKS
    has_colours = _is_true_colour(environ) or environ.get("TERM", "").endswith(
        ("256color", "-kitty", "-ghostty", "-direct")
    )
    return Manner.BLOCKS if has_colours and not ascii_only else Manner.OFF


def _is_true_colour(environ: Mapping[str, str]) -> bool:
    return "NO_COLOR" not in environ and environ.get("COLORTERM", "").strip().lower() in _TRUE
