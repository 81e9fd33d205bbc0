"""Which feed or articles an argument means."""

from collections.abc import Sequence

import click

from newsreader.cleaning import clean_line
from newsreader.models.feeds import Feed
from newsreader.models.scopes import Scope, SearchScope, Smart
from newsreader.query.parse import parse
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library

COUNT = click.IntRange(0, 2**63 - 1)
"""What an id or a limit can be: SQLite's integers."""


class Asking(click.Command):
    """A command with a query: what is meant to leave words out may look like an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise click.UsageError(
                f"{error.message} If it is of the query, put -- before the query: "
                f"{ctx.command_path} … -- '-tariffs'.",
                ctx,
            ) from error


def one_feed(library: Library, words: str) -> Feed:
    """The feed with this id, address or title. Raises a sentence where there is not just one."""
    feeds = library.find_feeds(words)
    if len(feeds) == 1:
        return feeds[0]
    said = clean_line(words, 200)
    if not feeds:
        raise click.ClickException(f"You follow no feed called “{said}”: see newsreader feeds.")
    names = clean_line("; ".join(f"{feed.id} {feed.title}" for feed in feeds[:5]))
    raise click.ClickException(f"“{said}” may be any of these: {names}. Name it by its number.")


def wanted_ids(library: Library, query: Sequence[str], ids: Sequence[int]) -> Sequence[int]:
    """What the query finds, or these; one of the two is asked for. Raises QueryError."""
    asked = bool(" ".join(query).strip())
    if asked == bool(ids):
        raise click.UsageError("Say which articles: a query, or --id with their numbers.")
    return ids or found(library, query)


def found(library: Library, query: Sequence[str], limit: int | None = None) -> Sequence[int]:
    """What the query finds. Raises QueryError."""
    return library.snapshot(settled(library, scope_of(query)), limit=limit)


def settled(library: Library, scope: Scope) -> Scope:
    """The same; where words are asked for, those of every article are there."""
    arrivals = Arrivals(library)
    while isinstance(scope, SearchScope) and (some := arrivals.unsettled()):
        from newsreader.sync.preparing import settle_these

        arrivals.settle(settle_these(some))  # what a killed sync left
    return scope


def scope_of(words: Sequence[str]) -> Scope:
    """Everything without words. Raises QueryError for what is not finished, or blank."""
    if not words:
        return Smart.EVERYTHING
    query = " ".join(words).strip()
    if not query:
        raise click.UsageError("The query is empty: name a word, or is:unread.")
    parse(query)
    return SearchScope(query)
