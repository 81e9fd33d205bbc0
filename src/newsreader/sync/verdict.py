"""Whose fault it is when many feeds fail at once: theirs, or the network's."""

from collections.abc import Collection
from enum import StrEnum

from msgspec import Struct


class Blame(StrEnum):
    """Who is to blame for the feeds that could not be had."""

    FEEDS = "feeds"
    NO_NETWORK = "no network"
    LOGIN_PAGE = "login page"


WORDS = {
    Blame.NO_NETWORK: "No feed could be reached: there seems to be no network. "
    "Everything that is here can be read.",
    Blame.LOGIN_PAGE: "Most feeds were answered with a web page: perhaps this network wants you "
    "to log in first. Open any page in a browser, then sync again.",
}
_ENOUGH_PAGES = 3


class Tally(Struct, frozen=True):
    """How the visits of one sync ended, by host where the host is what counts."""

    visited: int
    answered: int
    """Visits in which some server answered, whatever it said."""
    silent_hosts: Collection[str]
    page_hosts: Collection[str]
    """Those that sent a web page instead of a feed."""
    pages: int
    followed_hosts: int


def blame(tally: Tally) -> Blame:
    """One dead host says nothing about the network, unless it is the only one we follow."""
    if tally.visited == 0:
        return Blame.FEEDS
    if tally.answered == 0 and len(tally.silent_hosts) >= min(2, tally.followed_hosts):
        return Blame.NO_NETWORK
    many_pages = len(tally.page_hosts) >= _ENOUGH_PAGES and 2 * tally.pages > tally.visited
    return Blame.LOGIN_PAGE if many_pages else Blame.FEEDS
