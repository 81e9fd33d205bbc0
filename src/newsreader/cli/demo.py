"""The demo's profile: a folder of its own, the canned network, its news brought in for real."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from newsreader.cli.profile import Profile
from newsreader.cli.running import follow
from newsreader.demo.canned import EDITED, CannedNetwork
from newsreader.models.scopes import SearchScope, Smart
from newsreader.models.syncing import SyncEvent
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.sync.flow import sync
from newsreader.sync.parts import Parts

_SETTINGS = """\
[assistant]
address = "http://localhost/demo"
model = "demo"
"""
_NOTED = "libquill feed:segfault"
_NOTE = "Try this on the old mailbox importer: it may be the same fault in another coat."


def prepare(root: Path, moment: datetime, *, pictures: bool = True) -> Profile:
    """A profile in `root` that follows the demo's feeds, synced, as if used for some days.

    Without `pictures` they come with the next sync.
    """
    profile = Profile(Paths.under(root), root=str(root), canned=moment, moment=moment)
    profile.paths.config.mkdir(parents=True, exist_ok=True)
    profile.paths.config_toml.write_text(_SETTINGS, encoding="utf-8")
    with profile.library() as library:
        for subscription in CannedNetwork(moment).subscriptions():
            library.subscribe(subscription)
    follow(profile, _synced, pictures=pictures)
    with profile.library() as library:
        _use(library)
    return replace(profile, moment=None)


async def _synced(parts: Parts) -> AsyncIterator[SyncEvent]:
    """Once, and again where a publisher has edited something by then."""
    for urls in ((), (EDITED,)):
        async with aclosing(sync(parts, urls)) as events:
            async for event in events:
                yield event


def _use(library: Library) -> None:
    """Old news is read, a few pieces are kept for later: a library that somebody lives in."""
    library.mark_read(library.snapshot(SearchScope("before:4d")))
    everything = library.snapshot(Smart.EVERYTHING)
    library.bookmark(everything[7::31])
    library.archive(everything[-9::-60])
    for article_id in library.snapshot(SearchScope(_NOTED)):
        library.margins.note_on(article_id, _NOTE)
