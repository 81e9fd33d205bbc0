"""What the flow is handed: the library, the network, the readers of documents, the clock."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from newsreader.config import Retention
from newsreader.models.fetching import Fetch
from newsreader.models.rules import Rule
from newsreader.models.syncing import RuleNotified
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.sync.workers import Prepare, PrepareParsed, ReadComments, ReadPage, Settle, Shrink


async def tell_nobody(_: RuleNotified) -> None:
    """Nothing beyond the event itself."""


class Illustrating(Struct, frozen=True):
    """What pictures are brought with, and how many."""

    fetch: Fetch
    shrink: Shrink
    lock: Path
    per_sync: int = 200
    megabytes: int = 500
    """That all of them may take."""
    at_once: int = 4
    by_itself: bool = True
    """After every sync, not only when the person asks for some."""


class Parts(Struct, frozen=True):
    """Everything the flow touches. The library belongs to the thread that runs the flow."""

    library: Library
    arrivals: Arrivals
    fetch: Fetch
    prepare: Prepare
    prepare_parsed: PrepareParsed
    settle: Settle
    read_page: ReadPage
    read_comments: ReadComments
    warm_up: Callable[[bool], None]
    """Feeds will be asked now; if True, documents will have to be read too."""
    clock: Callable[[], datetime]
    chance: Callable[[], float]
    """Random numbers in 0..1."""
    lock: Path
    keep: Callable[[str, str], None]
    """A secret (name, value) into the keyring. Raises NoSecret."""
    every: timedelta = timedelta(minutes=30)
    adaptive: bool = True
    """Quiet feeds are asked less often than `every` says."""
    at_once: int = 50
    """Feeds visited at the same time."""
    per_host: int = 2
    drop: Path | None = None
    """A folder with pages to save."""
    texts: int = 0
    """How many pages a sync asks for full texts at most."""
    discussions: int = 0
    """How many discussions of bookmarks a sync asks for at most."""
    rules: Sequence[Rule] = ()
    """In their order."""
    tell: Callable[[RuleNotified], Awaitable[None]] = tell_nobody
    """The person, wherever they are."""
    retention: Retention = Retention()
    illustrating: Illustrating | None = None
