"""What dialogs ask the screen to do."""

from enum import StrEnum


class LinkAct(StrEnum):
    """With links that wait for the network."""

    OPEN = "open"
    BOOKMARK = "bookmark"
    """Instead of opening it."""
    COPY = "copy"
    REMOVE = "remove"
