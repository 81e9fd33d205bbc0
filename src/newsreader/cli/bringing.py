"""Commands that bring something for articles which are here: what they take, how they end."""

from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, TypeVar

import click

from newsreader.cli.choosing import COUNT, wanted_ids
from newsreader.cli.profile import profile_of
from newsreader.cli.running import follow
from newsreader.models.syncing import Refused, SyncEvent
from newsreader.sync.parts import Parts

_Command = TypeVar("_Command", bound=Callable[..., Any])


def of_articles(command: _Command) -> _Command:
    for option in (
        click.option("--events", is_flag=True, help="One JSON object a line, as things happen."),
        click.option(
            "--id", "ids", type=COUNT, multiple=True, help="The article with this number."
        ),
        click.argument("query", nargs=-1),
    ):
        command = option(command)
    return command


def brought(
    ctx: click.Context,
    flow: Callable[[Parts, Sequence[int]], AsyncIterator[SyncEvent]],
    *,
    query: Sequence[str],
    ids: Sequence[int],
    events: bool,
) -> SyncEvent | None:
    """What was said last; `None` where all was told as `events`. Raises what was refused."""

    def flow_of_these(parts: Parts) -> AsyncIterator[SyncEvent]:
        return flow(parts, wanted_ids(parts.library, query, ids))

    last = follow(profile_of(ctx), flow_of_these, as_events=events)[-1]
    if events:
        return None
    if isinstance(last, Refused):
        raise click.ClickException(last.reason)
    return last
