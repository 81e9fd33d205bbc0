"""Rules for single sites: which parts of their pages to keep and which to drop."""

from msgspec import Struct


class SiteRule(Struct, frozen=True):
    """CSS selectors for the pages of a host and of all below it."""

    host: str
    keep: tuple[str, ...] = ()
    """What the article is, in its order on the page; empty: as it is found."""
    drop: tuple[str, ...] = ()


class Sitebook(Struct, frozen=True):
    """Every rule, and a sentence for each that makes no sense and is none."""

    rules: tuple[SiteRule, ...] = ()
    faults: tuple[str, ...] = ()
