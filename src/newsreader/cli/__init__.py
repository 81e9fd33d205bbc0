"""Arguments in, parts built and handed over. A command's file is loaded when it is called."""

import os
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from newsreader import __version__
from newsreader.cleaning import clean_text
from newsreader.cli.opening import Opening
from newsreader.config import ConfigError
from newsreader.paths import Paths
from newsreader.query.errors import QueryError
from newsreader.store.errors import LibraryError

_FILES = {
    "add": "adding",
    "ask": "asking",
    "clippings": "clippings",
    "comments": "discussions",
    "config": "config",
    "count": "counting",
    "demo": "app",
    "diff": "differences",
    "doctor": "doctor",
    "export": "exporting",
    "feeds": "feeds",
    "fulltext": "fulltexts",
    "gist": "gist",
    "help": "help",
    "history": "journal",
    "import": "moving",
    "list": "articles",
    "mark": "marking",
    "move": "move",
    "open": "app",
    "pack": "packing",
    "password": "password",
    "pictures": "pictures",
    "priority": "priority",
    "prune": "prune",
    "redo": "journal",
    "remove": "feeds",
    "rules": "rules",
    "save": "saving",
    "show": "articles",
    "status": "status",
    "stories": "stories",
    "sync": "sync",
    "tag": "marking",
    "undo": "journal",
    "untag": "marking",
}
_SHORT = {
    "add": "Follow feeds, or the feeds that web pages offer.",
    "ask": "Ask the assistant for a summary, a translation, or what you want to know.",
    "clippings": "Print what you highlighted, with your notes, as Markdown.",
    "comments": "Bring what people say about articles, to be read offline.",
    "config": "Where the configuration is, whether it is right, what is in force.",
    "count": "Count what a query finds.",
    "demo": "Open the app on a bundled library: no network, nothing kept.",
    "diff": "Print what a publisher changed in an article.",
    "doctor": "Look whether the library is well; mend and compact it.",
    "export": "Print your subscriptions, or the articles that a query finds.",
    "feeds": "List the feeds that you follow.",
    "fulltext": "Bring the full texts of articles from their pages.",
    "gist": "Print what an article says, in its own words.",
    "help": "Tell about a command, or how to ask: newsreader help queries.",
    "history": "List what you did, the latest first.",
    "import": "Move in with an OPML file or with what newsboat left, then sync.",
    "list": "List headlines, the newest first.",
    "mark": "Mark articles read or unread, or bookmark them.",
    "move": "Follow a feed at another address; everything stays with it.",
    "open": "Open the app on what a query finds.",
    "pack": "Bring everything for a time without a network.",
    "password": "Keep a secret in the system's keyring, for feeds.toml to name.",
    "pictures": "Fetch the pictures of articles now.",
    "priority": "Say what you are likely to want, as far as it was learned; forget it.",
    "prune": "Forget the articles that are kept no longer: [retention] in config.toml.",
    "redo": "Bring back what you undid last, or the undone act with that number.",
    "remove": "Unsubscribe; `newsreader undo` brings it back.",
    "rules": "List your rules, try them on what is here, apply them.",
    "save": "Bookmark any page of the web, with its full text.",
    "show": "Print one article.",
    "status": "Counts, for a status bar or a prompt.",
    "stories": "List what several feeds report, the most reported first.",
    "sync": "Bring the news in.",
    "tag": "Put a label of your own on articles.",
    "undo": "Take back what you did last, or the act with that number.",
    "untag": "Take a label of your own off articles.",
}


class _Commands(click.Group):
    """Knows every command's name and sentence without importing it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_FILES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _FILES:
            return None
        module = import_module(f"newsreader.cli.{_FILES[name]}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_SHORT.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return self._invoke_and_flush(ctx)
        except KeyboardInterrupt:
            if sys.stderr.isatty():
                click.echo(err=True)  # after a question that was not answered
            raise click.exceptions.Exit(128 + signal.SIGINT) from None
        except BrokenPipeError:
            raise  # who reads has seen enough, which click takes for an end
        except OSError as error:
            if error.filename is None:
                _give_output_up()
            what = error.filename or "The output"
            raise click.ClickException(clean_text(f"{what}: {error.strerror}.")) from error
        except LibraryError as error:
            raise click.ClickException(clean_text(str(error))) from error
        except (ConfigError, QueryError) as error:
            raise click.UsageError(_sentence(error)) from error

    def _invoke_and_flush(self, ctx: click.Context) -> Any:
        """What cannot be written must be known while it can still be said."""
        try:
            return super().invoke(ctx)
        finally:
            if sys.stdout:
                sys.stdout.flush()


def _sentence(error: ConfigError | QueryError) -> str:
    if isinstance(error, QueryError):
        from newsreader.cli.pointing import pointed

        return pointed(error)
    return clean_text(str(error))


def _give_output_up() -> None:
    """Python would try to write the rest at its end, and say so in its own words."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--profile", metavar="NAME", help="Use feeds, library and settings of another profile."
)
@click.option("--verbose", is_flag=True, help="Write more into the log.")
@click.option("--root", type=click.Path(), hidden=True)
@click.option("--canned", type=click.DateTime(), hidden=True)
@click.option("--now", type=click.DateTime(), hidden=True)
@click.version_option(__version__, message="newsreader %(version)s")
@click.pass_context
def newsreader(
    ctx: click.Context,
    profile: str | None,
    verbose: bool,
    root: str | None,
    canned: datetime | None,
    now: datetime | None,
) -> None:
    """Read news offline in a terminal. Without a command the app opens."""
    paths = _paths(profile, root)
    opening = None if ctx.invoked_subcommand else ctx.with_resource(Opening.on(paths))
    from newsreader.cli.profile import Profile

    ctx.obj = Profile(paths, profile, root, _moment(canned), verbose, _moment(now))
    if opening:
        from newsreader.cli.app import open_app

        open_app(ctx.obj, opening)


def _moment(given: datetime | None) -> datetime | None:
    return given.replace(tzinfo=UTC) if given else None


def _paths(name: str | None, root: str | None) -> Paths:
    try:
        return Paths.under(Path(root)) if root else Paths.of_profile(name)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
