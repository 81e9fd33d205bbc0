"""What may be forgotten, and what would be."""

from array import array

from msgspec import Struct


class Keep(Struct, frozen=True):
    """How long articles of one feed are kept; 0 is for ever, `None` leaves it to config.toml."""

    days: int | None = None
    articles: int | None = None
    unread: bool | None = None
    """Unread ones too are forgotten."""


class Going(Struct, frozen=True):
    """What retention would forget now, the oldest first."""

    ids: "array[int]"
    old: int
    """Of them so many for their age,"""
    many: int
    """so many because their feed has newer ones enough,"""
    large: int
    """so many because the library is larger than it may be."""
    unread: int
    feeds: tuple[tuple[str, int], ...]
    """The feeds that they are of, and how many of each, the most first."""

    @classmethod
    def none(cls) -> "Going":
        return cls(array("q"), 0, 0, 0, 0, ())

    @property
    def count(self) -> int:
        return len(self.ids)
