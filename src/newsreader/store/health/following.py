"""What the person wrote, and how the feeds answer."""

from newsreader.config import ConfigError, load
from newsreader.store.errors import LibraryError
from newsreader.store.feedlist.feeds import feeds
from newsreader.store.feedlist.feedsfile import understood
from newsreader.store.feedlist.subscriptions import read
from newsreader.store.health.kinds import Check, Look, Patient, well, wrong
from newsreader.store.rules.rulebook import read_rules
from newsreader.wording import counted


def _look_at_files(patient: Patient) -> Look:
    paths = patient.paths
    try:
        load(paths.config_toml)
        if paths.feeds_toml.exists():
            text = paths.feeds_toml.read_text(encoding="utf-8-sig")
            understood(paths.feeds_toml, lambda: read(text))
    except (ConfigError, LibraryError, UnicodeDecodeError) as error:
        return wrong(" ".join(str(error).splitlines()))
    faults = read_rules(paths.config_toml).faults
    return wrong(faults[0]) if faults else well("config.toml and feeds.toml can be understood.")


def _look_at_feeds(patient: Patient) -> Look:
    """That one fails is no fault of the library."""
    every = feeds(patient.library)
    failing = sum(feed.last_error is not None for feed in every)
    if not failing:
        return well(f"{counted(len(every), 'feed')}: each answered when it was asked last.")
    return well(f"{counted(len(every), 'feed')}, {failing:,} failing: newsreader feeds says why.")


FILES = Check("settings", _look_at_files)
FEEDS = Check("feeds", _look_at_feeds)
