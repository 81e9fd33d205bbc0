"""What a look at the library finds."""

from enum import StrEnum

from msgspec import Struct


class State(StrEnum):
    """Of what was looked at."""

    WELL = "well"
    WRONG = "wrong"
    MENDED = "mended"


class Finding(Struct, frozen=True):
    """One check."""

    check: str
    state: State
    words: str
    """What was found, and what to do."""
    mendable: bool = False
    """Wrong, and `--fix` puts it right."""
