"""`newsreader fulltext`: the pages of articles, asked for their texts."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import click

from newsreader.cli.bringing import brought, of_articles
from newsreader.cli.choosing import Asking
from newsreader.cli.printing import say
from newsreader.models.syncing import SyncEvent, TextsFetched
from newsreader.sync.fulltexts import bring_texts
from newsreader.sync.parts import Parts
from newsreader.wording import counted


@click.command("fulltext", cls=Asking)
@of_articles
@click.pass_context
def fulltext_command(ctx: click.Context, /, **asked: Any) -> None:
    """Bring the full texts of the articles that QUERY finds, whatever their feeds bring.

    A sync does this by itself for feeds of summaries: see full_text in feeds.toml.
    """
    match brought(ctx, _flow, **asked):
        case TextsFetched(total=0):
            raise click.ClickException("None of these articles has the address of a page.")
        case TextsFetched(_, total, kept):
            say(f"{counted(kept, 'full text')} from {counted(total, 'page')}.")
            ctx.exit(0 if kept == total else 1)


def _flow(parts: Parts, ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
    return bring_texts(parts, parts.arrivals.texts_wanted_of(ids))
