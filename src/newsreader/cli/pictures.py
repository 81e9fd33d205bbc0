"""`newsreader pictures`: those of articles, fetched now."""

from collections.abc import AsyncIterator

import click

from newsreader.cli.choosing import COUNT, Asking, wanted_ids
from newsreader.cli.printing import say
from newsreader.cli.profile import profile_of
from newsreader.cli.running import follow
from newsreader.models.syncing import PicturesFetched, Refused, SyncEvent
from newsreader.sync.parts import Parts
from newsreader.sync.pictures import illustrate_these
from newsreader.wording import counted


@click.command("pictures", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--id", "ids", type=COUNT, multiple=True, help="The article with this number.")
@click.option("--events", is_flag=True, help="One JSON object a line, as things happen.")
@click.pass_context
def pictures_command(
    ctx: click.Context, query: tuple[str, ...], ids: tuple[int, ...], events: bool
) -> None:
    """Fetch the pictures of the articles that QUERY finds, as far as they are not here.

    A sync does this by itself for bookmarks and for the newest articles.
    """

    def flow(parts: Parts) -> AsyncIterator[SyncEvent]:
        assert parts.illustrating is not None, "cli/running.py hands it over"
        wanted = wanted_ids(parts.library, query, ids)
        return illustrate_these(parts.library, parts.illustrating, wanted)

    match follow(profile_of(ctx), flow, as_events=events)[-1]:
        case PicturesFetched(count, failed, size) if not events:
            missed = f", {failed:,} could not be had" if failed else ""
            say(f"{counted(count, 'picture')} fetched · {size / 1_000_000:.1f} MB{missed}.")
        case Refused(reason) if not events:
            raise click.ClickException(reason)
