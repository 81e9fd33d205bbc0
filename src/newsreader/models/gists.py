"""What an article says in short, in its publisher's own words."""

from msgspec import Struct


class Gist(Struct, frozen=True):
    """An extract."""

    lead: str
    described: bool = False
    """The lead is the publisher's description, not the article's beginning."""
    points: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
