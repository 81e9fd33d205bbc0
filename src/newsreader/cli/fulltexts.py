"""`newsreader fulltext`: the pages of articles, asked for their texts."""

from collections.abc import AsyncIterator

import click

from newsreader.cli.choosing import COUNT, Asking, wanted_ids
from newsreader.cli.printing import say
from newsreader.cli.profile import profile_of
from newsreader.cli.running import follow
from newsreader.models.syncing import Refused, SyncEvent, TextsFetched
from newsreader.sync.fulltexts import bring_texts
from newsreader.sync.parts import Parts
from newsreader.wording import counted


@click.command("fulltext", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--id", "ids", type=COUNT, multiple=True, help="The article with this number.")
@click.option("--events", is_flag=True, help="One JSON object a line, as things happen.")
@click.pass_context
def fulltext_command(
    ctx: click.Context, query: tuple[str, ...], ids: tuple[int, ...], events: bool
) -> None:
    """Bring the full texts of the articles that QUERY finds, whatever their feeds bring.

    A sync does this by itself for feeds of summaries: see full_text in feeds.toml.
    """

    def flow(parts: Parts) -> AsyncIterator[SyncEvent]:
        wanted = parts.arrivals.texts_wanted_of(wanted_ids(parts.library, query, ids))
        return bring_texts(parts, wanted)

    match follow(profile_of(ctx), flow, as_events=events)[-1]:
        case TextsFetched(total=0) if not events:
            raise click.ClickException("None of these articles has the address of a page.")
        case TextsFetched(_, total, kept) if not events:
            say(f"{counted(kept, 'full text')} from {counted(total, 'page')}.")
            ctx.exit(0 if kept == total else 1)
        case Refused(reason) if not events:
            raise click.ClickException(reason)
