"""A body as the library keeps it."""

from typing import NamedTuple


class Packed(NamedTuple):
    """A body as the library keeps it (store/packing.py)."""

    html: bytes
    text: bytes
