"""`newsreader status`: answers in well under a second, for prompts and status bars."""

import click

from newsreader.cli.printing import say, say_json
from newsreader.cli.profile import profile_of
from newsreader.export.records.feeds import status_record
from newsreader.wording import counted


@click.command("status")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def status_command(ctx: click.Context, as_json: bool) -> None:
    """Counts, for a status bar or a prompt."""
    with profile_of(ctx).library() as library:
        counts = library.counts()
    if as_json:
        say_json(status_record(counts))
        return
    synced = counts.last_sync
    parts = [
        f"{counts.unread:,} unread of {counted(counts.articles, 'article')}",
        counted(counts.bookmarks + counts.archived, "bookmark")
        + (f", {counts.archived:,} archived" if counts.archived else ""),
        counted(counts.feeds, "feed") + (f", {counts.failing} failing" if counts.failing else ""),
        f"synced {synced.astimezone():%d %b %H:%M}" if synced else "never synced",
    ]
    say(" · ".join(parts))
