"""`newsreader comments`: what people say about articles, to be read offline."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import click

from newsreader.cli.bringing import brought, of_articles
from newsreader.cli.choosing import Asking
from newsreader.cli.printing import say
from newsreader.models.syncing import DiscussionsFetched, SyncEvent
from newsreader.sync.discussing import bring_discussions
from newsreader.sync.parts import Parts
from newsreader.wording import counted


@click.command("comments", cls=Asking)
@of_articles
@click.pass_context
def comments_command(ctx: click.Context, /, **asked: Any) -> None:
    """Bring the discussions of the articles that QUERY finds, to be read offline with c.

    A sync does this by itself for bookmarks: see discussions in config.toml.
    """
    match brought(ctx, _flow, **asked):
        case DiscussionsFetched(total=0):
            raise click.ClickException("There is no such article.")
        case DiscussionsFetched(_, total, kept):
            say(f"{counted(kept, 'discussion')} of {counted(total, 'article')}.")
            ctx.exit(0 if kept == total else 1)


def _flow(parts: Parts, ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
    return bring_discussions(parts, parts.library.discussions.wanted_of(ids))
