"""The signs that stand beside text: one cell each, in two sets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Icons:
    """Colour is never the only sign: every state that is coloured has one of these too."""

    unread: str
    bookmark: str
    cursor: str
    """Before the row that keys act on."""
    resting: str
    """Before the same row while another pane has the focus."""
    open: str
    closed: str
    failing: str
    ellipsis: str
    separator: str


UNICODE = Icons("●", "★", "▌", "▏", "▾", "▸", "!", "…", "·")
ASCII = Icons("*", "+", ">", "|", "v", ">", "!", "~", "-")


def icons_named(name: str) -> Icons:
    """The set that `[look] icons` asks for."""
    return ASCII if name == "ascii" else UNICODE
