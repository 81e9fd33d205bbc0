"""How pictures are shown on this terminal. PURE."""

import re
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from newsreader.view.between import somebody_is_between
from newsreader.view.pictures.asking import SILENT, Said

_PLACEHOLDERS = {"kitty": (0, 28), "ghostty": (0, 0)}
"""Terminals that know Unicode placeholders, since when; others know Kitty's graphics only."""
_VERSION = r"(\w+)\D*(\d{1,5})\.(\d{1,5})"
"""`kitty(0.40.1)`, `ghostty 1.2.0`"""
_PIXELS = frozenset({"xterm-kitty", "xterm-ghostty"})
"""What they say in TERM."""
_MUTE = frozenset({"", "dumb", "linux"})
"""They show no pixels, or print what they are asked: so does Apple's."""
_APPLE = "Apple_Terminal"
_TRUE = frozenset({"truecolor", "24bit"})
_MANY = ("256color", "-kitty", "-ghostty", "-direct")


class Manner(StrEnum):
    """How pictures are shown."""

    KITTY = "kitty"
    """As pixels: Kitty's graphics protocol, with Unicode placeholders."""
    SIXEL = "sixel"
    """As pixels over the cells: alone on the screen only, for they do not scroll with the text."""
    BLOCKS = "blocks"
    """As blocks that are a quarter of a cell and more, two colours in each."""
    HALF = "half"
    """As half blocks only, for fonts that have no smaller ones."""
    OFF = "off"
    """Not at all: what is said about them stands there."""


class Manners(Struct, frozen=True):
    """In the text, and alone on the screen."""

    text: Manner
    alone: Manner


NONE = Manners(Manner.OFF, Manner.OFF)


def manners_of(
    show: str, environ: Mapping[str, str], said: Said = SILENT, *, ascii_only: bool = False
) -> Manners:
    """`show` is that of `[pictures]`. What the terminal said goes before what it is called."""
    if show == "off" or "NO_COLOR" in environ:
        return NONE
    in_cells = Manner.BLOCKS if _has_colours(environ) else Manner.OFF
    if show == "sixel":
        return Manners(in_cells, Manner.SIXEL)
    if show != "auto":
        return Manners(Manner(show), Manner(show))
    if ascii_only:
        return NONE
    if _is_true(environ) and _has_placeholders(environ, said):
        return Manners(Manner.KITTY, Manner.KITTY)
    return Manners(in_cells, Manner.SIXEL if said.sixel and said.cell else in_cells)


def worth_asking(show: str, environ: Mapping[str, str], *, ascii_only: bool = False) -> bool:
    """Whether an answer might change anything, and the question does no harm."""
    if "NO_COLOR" in environ or show in ("off", "blocks", "half") or somebody_is_between(environ):
        return False
    if environ.get("TERM", "") in _MUTE or environ.get("TERM_PROGRAM") == _APPLE:
        return False
    return show != "auto" or not ascii_only


def _has_placeholders(environ: Mapping[str, str], said: Said) -> bool:
    if said.name:
        return said.kitty is not False and _knows_placeholders(said.name)
    return environ.get("TERM") in _PIXELS and not somebody_is_between(environ)


def _knows_placeholders(name: str) -> bool:
    found = re.match(_VERSION, name.lower())
    since = _PLACEHOLDERS.get(found[1]) if found else None
    return bool(found and since and (int(found[2]), int(found[3])) >= since)


def _has_colours(environ: Mapping[str, str]) -> bool:
    return _is_true(environ) or environ.get("TERM", "").endswith(_MANY)


def _is_true(environ: Mapping[str, str]) -> bool:
    return environ.get("COLORTERM", "").strip().lower() in _TRUE
