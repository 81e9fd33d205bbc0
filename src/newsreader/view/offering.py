"""What a newcomer is offered, and what they take of it."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from newsreader.catalogue import Catalogue
from newsreader.models.feeds import Subscription
from newsreader.models.moving import Neighbour


class Offer(Struct, frozen=True):
    """What a newcomer is offered."""

    catalogue: Callable[[], Catalogue]
    language: str | None = None
    """The person's own: the catalogue opens on it."""
    neighbours: Callable[[], Sequence[Neighbour]] = tuple
    """Looks for other newsreaders on this machine. Called in a thread; must not raise."""


class Choice(Struct, frozen=True):
    """What the person wants: feeds of the catalogue, an address or file, to move in, the demo."""

    subscriptions: tuple[Subscription, ...] = ()
    words: str = ""
    neighbours: tuple[Neighbour, ...] = ()
    demo: bool = False
