"""The demo's profile: a folder of its own, the canned network, its news brought in for real."""

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from newsreader.cli.profile import Profile
from newsreader.cli.running import follow
from newsreader.demo.canned import CannedNetwork
from newsreader.models.scopes import SearchScope, Smart
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.sync.flow import sync

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
    follow(profile, sync, pictures=pictures)
    with profile.library() as library:
        _use(library)
    return replace(profile, moment=None)


def _use(library: Library) -> None:
    """Old news is read, a few pieces are kept for later: a library that somebody lives in."""
    library.mark_read(library.snapshot(SearchScope("before:4d")))
    everything = library.snapshot(Smart.EVERYTHING)
    library.bookmark(everything[7::31])
    library.archive(everything[-9::-60])
    for article_id in library.snapshot(SearchScope(_NOTED)):
        library.margins.note_on(article_id, _NOTE)
