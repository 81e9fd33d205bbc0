"""`newsreader config`: where it is, whether it is right, what is in force."""

from collections.abc import Sequence

import click
import tomli_w

from newsreader.cli.printing import say, warn
from newsreader.cli.profile import profile_of
from newsreader.config import ConfigError, as_tables
from newsreader.models.sites import SiteRule
from newsreader.store.sitebook import read_sites


@click.group("config")
def config_command() -> None:
    """Where the configuration is, whether it is right, what is in force."""


@config_command.command("path")
@click.pass_context
def path_command(ctx: click.Context) -> None:
    """Print the paths of config.toml and feeds.toml."""
    paths = profile_of(ctx).paths
    say(f"{paths.config_toml}\n{paths.feeds_toml}")


@config_command.command("check")
@click.pass_context
def check_command(ctx: click.Context) -> None:
    """Read both files and name what is wrong, with its line."""
    profile = profile_of(ctx)
    profile.config()
    with profile.library() as library:
        fault = library.subscriptions_error()
    sites = read_sites(profile.paths.sites_toml)
    faults = [*profile.rulebook().faults, *([fault] if fault else []), *sites.faults]
    faults += _wrong_selectors(sites.rules)
    if faults:
        raise ConfigError("\n".join(faults))
    for path in (profile.paths.config_toml, profile.paths.feeds_toml):
        warn(f"{path}: {'fine' if path.exists() else 'not there; the defaults are used'}")


def _wrong_selectors(rules: Sequence[SiteRule]) -> list[str]:
    from newsreader.page.main.sites import is_selector

    return [
        f"sites.toml: “{selector}” for {rule.host} is no CSS selector."
        for rule in rules
        for selector in (*rule.keep, *rule.drop)
        if not is_selector(selector)
    ]


@config_command.command("show")
@click.pass_context
def show_command(ctx: click.Context) -> None:
    """Print every setting that is in force, as TOML."""
    say(tomli_w.dumps(as_tables(profile_of(ctx).config())).rstrip())
