"""`newsreader pictures`: those of articles, fetched now."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import click

from newsreader.cli.bringing import brought, of_articles
from newsreader.cli.choosing import Asking
from newsreader.cli.printing import say
from newsreader.models.syncing import PicturesFetched, SyncEvent
from newsreader.sync.parts import Parts
from newsreader.sync.pictures import illustrate_these
from newsreader.wording import counted


@click.command("pictures", cls=Asking)
@of_articles
@click.pass_context
def pictures_command(ctx: click.Context, /, **asked: Any) -> None:
    """Fetch the pictures of the articles that QUERY finds, as far as they are not here.

    A sync does this by itself for bookmarks and for the newest articles.
    """
    match brought(ctx, _flow, **asked):
        case PicturesFetched(count, failed, size):
            missed = f", {failed:,} could not be had" if failed else ""
            say(f"{counted(count, 'picture')} fetched · {size / 1_000_000:.1f} MB{missed}.")


def _flow(parts: Parts, ids: Sequence[int]) -> AsyncIterator[SyncEvent]:
    assert parts.illustrating is not None, "cli/running.py hands it over"
    return illustrate_these(parts.library, parts.illustrating, ids)
