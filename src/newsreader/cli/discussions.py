"""`newsreader comments`: what people say about articles, to be read offline."""

from collections.abc import AsyncIterator

import click

from newsreader.cli.choosing import COUNT, Asking, wanted_ids
from newsreader.cli.printing import say
from newsreader.cli.profile import profile_of
from newsreader.cli.running import follow
from newsreader.models.syncing import DiscussionsFetched, Refused, SyncEvent
from newsreader.sync.discussing import bring_discussions
from newsreader.sync.parts import Parts
from newsreader.wording import counted


@click.command("comments", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--id", "ids", type=COUNT, multiple=True, help="The article with this number.")
@click.option("--events", is_flag=True, help="One JSON object a line, as things happen.")
@click.pass_context
def comments_command(
    ctx: click.Context, query: tuple[str, ...], ids: tuple[int, ...], events: bool
) -> None:
    """Bring the discussions of the articles that QUERY finds, to be read offline with c.

    A sync does this by itself for bookmarks: see discussions in config.toml.
    """

    def flow(parts: Parts) -> AsyncIterator[SyncEvent]:
        wanted = parts.library.discussions.wanted_of(wanted_ids(parts.library, query, ids))
        return bring_discussions(parts, wanted)

    match follow(profile_of(ctx), flow, as_events=events)[-1]:
        case DiscussionsFetched(total=0) if not events:
            raise click.ClickException("There is no such article.")
        case DiscussionsFetched(_, total, kept) if not events:
            say(f"{counted(kept, 'discussion')} of {counted(total, 'article')}.")
            ctx.exit(0 if kept == total else 1)
        case Refused(reason) if not events:
            raise click.ClickException(reason)
