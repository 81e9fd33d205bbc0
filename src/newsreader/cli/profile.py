"""What commands are built from: where a profile lives, its settings, its library."""

import sys
from datetime import UTC, datetime

import click
from msgspec import Struct

from newsreader.cli.printing import warn
from newsreader.config import Config, ConfigError, load
from newsreader.models.rules import Rulebook
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.store.rules.rulebook import read_rules


def utc_now() -> datetime:
    return datetime.now(UTC)


_MOMENT = "%Y-%m-%dT%H:%M:%S"


class Profile(Struct, frozen=True):
    """One person's newsreader. Nothing is opened before it is asked for."""

    paths: Paths
    name: str | None = None
    root: str | None = None
    """A folder that holds everything: the demo, trials."""
    canned: datetime | None = None
    """The demo's network is canned, its news dated from this moment."""
    verbose: bool = False
    moment: datetime | None = None
    """It is this moment, however long it takes: for tests."""

    def now(self) -> datetime:
        return self.moment or utc_now()

    def config(self) -> Config:
        """Raises ConfigError."""
        return load(self.paths.config_toml)

    def rulebook(self) -> Rulebook:
        """The rules in config.toml, and what is wrong with others."""
        return read_rules(self.paths.config_toml)

    def library(self, *, read_copies: bool = True) -> Library:
        """Raises LibraryError. Who marks articles heeds what `[reading]` says."""
        library = Library.open(self.paths, self.now)
        library.read_copies = read_copies
        return library

    def argv(self) -> list[str]:
        """The command line of a child process with this profile."""
        argv = [sys.executable, "-m", "newsreader"]
        if self.name:
            argv += ["--profile", self.name]
        if self.root:
            argv += ["--root", self.root]
        if self.canned:
            argv += ["--canned", f"{self.canned:{_MOMENT}}"]
        if self.moment:
            argv += ["--now", f"{self.moment:{_MOMENT}}"]
        return [*argv, "--verbose"] if self.verbose else argv

    def log_to_file(self) -> None:
        """Without a log when the file cannot be written, which is said."""
        from newsreader.cli.logfile import log_to

        try:
            log_to(self.paths.log, verbose=self.verbose)
        except OSError as error:
            warn(f"{self.paths.log} cannot be written ({error.strerror}): there is no log.")


def profile_of(ctx: click.Context) -> Profile:
    profile: Profile = ctx.find_root().obj
    return profile


def heed_feeds_toml(library: Library) -> None:
    """Say what is wrong with feeds.toml. Raises ConfigError when there is nothing to go on with."""
    fault = library.subscriptions_error()
    if fault and not library.subscriptions():
        raise ConfigError(fault)
    if fault:
        warn(fault)


def heed_rules(profile: Profile) -> None:
    """Say which rules cannot be used; the others are."""
    for fault in profile.rulebook().faults:
        warn(fault)
