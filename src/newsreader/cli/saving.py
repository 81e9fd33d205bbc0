"""`newsreader save`: any page of the web as a bookmark."""

from collections.abc import AsyncIterator
from functools import partial

import click

from newsreader.cli.printing import say, say_json, warn
from newsreader.cli.profile import profile_of
from newsreader.cli.running import follow
from newsreader.models.syncing import Refused, Saved, SyncEvent
from newsreader.sync.dropping import empty
from newsreader.sync.parts import Parts
from newsreader.sync.saving import save
from newsreader.wording import counted


@click.command("save")
@click.argument("pages", metavar="PAGE...", nargs=-1)
@click.option("--dropped", is_flag=True, help="The pages in the folder that [reading] drop names.")
@click.option("--later", is_flag=True, help="Ask nothing now: texts come with the next sync.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a page.")
@click.option("--events", is_flag=True, help="One JSON object a line, as things happen.")
@click.pass_context
def save_command(
    ctx: click.Context,
    pages: tuple[str, ...],
    dropped: bool,
    later: bool,
    as_json: bool,
    events: bool,
) -> None:
    """Bookmark each PAGE with its full text: an address, or a file that a browser saved.

    What cannot be reached now is bookmarked all the same; its text comes with the next sync.
    """
    if bool(pages) == dropped:
        raise click.UsageError("Say which pages: addresses, files, or --dropped alone.")
    if dropped and not profile_of(ctx).config().reading.drop:
        raise click.UsageError('[reading] in config.toml names no folder: drop = "~/to read".')
    pages_of = _empty if dropped else partial(save, wanted=pages)
    said = follow(profile_of(ctx), partial(pages_of, later=later), as_events=events)
    refused = [event for event in said if isinstance(event, Refused)]
    if not events:
        for event in said:
            if isinstance(event, Saved):
                _say(event, as_json=as_json)
        for refusal in refused:
            warn(refusal.reason)
    ctx.exit(1 if refused else 0)


def _empty(parts: Parts, *, later: bool) -> AsyncIterator[SyncEvent]:
    assert parts.drop is not None, "there is a folder"
    return empty(parts, parts.drop, later=later)


def _say(saved: Saved, *, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "id": saved.article_id,
                "title": saved.title,
                "link": saved.url or None,
                "already": saved.already,
                "words": saved.words,
                "reason": saved.reason or None,
            }
        )
        return
    done = "Bookmarked, and here already" if saved.already else "Saved"
    extent = counted(saved.words, "word") if saved.words else saved.reason
    say(f"{done}: {saved.title} · {extent}")
