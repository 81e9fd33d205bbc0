"""`newsreader import`: moving in."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import click

from newsreader.cli.printing import say, say_json, warn
from newsreader.cli.profile import profile_of
from newsreader.cli.running import follow
from newsreader.cli.sync import say_report
from newsreader.export.records.syncs import import_record
from newsreader.models.syncing import Imported, Refused, SyncEvent, SyncFinished
from newsreader.paths import newsboat_homes
from newsreader.sync.importing.load import load
from newsreader.sync.parts import Parts
from newsreader.wording import counted

_MOST_LISTED = 30
"""Lines that were not taken over, as people read them."""


@click.command("import")
@click.argument("path", metavar="PATH|-")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--events", is_flag=True, hidden=True)
@click.pass_context
def import_command(ctx: click.Context, path: str, as_json: bool, events: bool) -> None:
    """Move in with an OPML file or with what newsboat left, then sync.

    PATH is an OPML file, newsboat's urls or cache.db, or the folder of both, such as ~/.newsboat.
    Articles come along with what was read; flagged ones are bookmarked.
    """
    homes = newsboat_homes(Path.home(), os.environ)

    def flow(parts: Parts) -> AsyncIterator[SyncEvent]:
        return load(parts, "/dev/stdin" if path == "-" else path, homes)

    said = follow(profile_of(ctx), flow, as_events=events)
    if events:
        return
    imported = next((event for event in said if isinstance(event, Imported)), None)
    finished = next((event for event in said if isinstance(event, SyncFinished)), None)
    refused = next((event for event in said if isinstance(event, Refused)), None)
    if imported is not None and as_json:
        say_json(import_record(imported, finished.new if finished else 0))
    elif imported is not None:
        _say(imported)
        if finished:
            say_report(finished)
    if refused:
        raise click.ClickException(refused.reason)


def _say(imported: Imported) -> None:
    if imported.skipped:
        warn("This did not come along as it was:")
    for line in imported.skipped[:_MOST_LISTED]:
        warn(f"  {line.what}: {line.reason}")
    if (more := len(imported.skipped) - _MOST_LISTED) > 0:
        warn(f"  and {counted(more, 'other line')}: --json lists them all")
    known = f" ({imported.duplicate:,} were followed already)" if imported.duplicate else ""
    smart = f", {counted(imported.smart_feeds, 'smart feed')}" if imported.smart_feeds else ""
    say(f"Imported {counted(imported.imported, 'feed')}{known}{smart}{_of_articles(imported)}.")


def _of_articles(imported: Imported) -> str:
    if imported.articles is None:
        return ""
    read, bookmarked = imported.read, imported.bookmarked
    return f", {counted(imported.articles, 'article')}: {read:,} read, {bookmarked:,} bookmarked"
