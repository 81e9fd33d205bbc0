"""`newsreader add`, `remove`, `feeds`."""

from collections.abc import AsyncIterator
from typing import Any

import click

from newsreader.cli.choosing import one_feed
from newsreader.cli.printing import say, say_json, warn
from newsreader.cli.profile import heed_feeds_toml, profile_of
from newsreader.cli.running import follow
from newsreader.export.records.feeds import feed_record
from newsreader.models.feeds import Feed, FeedState
from newsreader.models.syncing import FeedAdded, Refused, SyncEvent
from newsreader.sync.adding import add
from newsreader.sync.parts import Parts
from newsreader.wording import counted


@click.command("add")
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option("--title", help="Your own title for it.")
@click.option("--folder", "folders", multiple=True, metavar="A/B", help="Put it into this folder.")
@click.option("--json", "as_json", is_flag=True, help="A list with one JSON object a feed.")
@click.option("--events", is_flag=True, hidden=True)
@click.pass_context
def add_command(
    ctx: click.Context,
    urls: tuple[str, ...],
    title: str | None,
    folders: tuple[str, ...],
    as_json: bool,
    events: bool,
) -> None:
    """Follow a feed, or the feed that a web page offers, and load it at once."""

    async def flow(parts: Parts) -> AsyncIterator[SyncEvent]:
        for url in urls:
            async for event in add(parts, url, folders, title):
                yield event

    said = follow(profile_of(ctx), flow, as_events=events)
    outcomes = [event for event in said if isinstance(event, FeedAdded | Refused)]
    if as_json:
        say_json([_record(outcome) for outcome in outcomes])
    elif not events:
        for outcome in outcomes:
            _say(outcome)
    ctx.exit(1 if any(isinstance(outcome, Refused) for outcome in outcomes) else 0)


def _record(outcome: FeedAdded | Refused) -> dict[str, Any]:
    match outcome:
        case FeedAdded():
            return {
                "id": outcome.feed_id,
                "feed_url": outcome.url,
                "title": outcome.title,
                "new": outcome.new,
                "already": outcome.already,
            }
        case Refused(reason):
            return {"error": reason}


def _say(outcome: FeedAdded | Refused) -> None:
    match outcome:
        case FeedAdded(already=True):
            say(f"You follow {outcome.title} already ({outcome.url}).")
        case FeedAdded():
            say(f"Added {outcome.title} with {counted(outcome.new, 'article')} ({outcome.url}).")
        case Refused(reason):
            warn(reason)


@click.command("remove")
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@click.pass_context
def remove_command(ctx: click.Context, feeds: tuple[str, ...]) -> None:
    """Unsubscribe from each FEED (id, address or title); its bookmarks stay."""
    with profile_of(ctx).library() as library:
        for feed in [one_feed(library, words) for words in feeds]:
            act = library.unsubscribe(feed.id)
            say(f"{act.words}. newsreader undo brings it back.")


@click.command("feeds")
@click.option("--json", "as_json", is_flag=True, help="A list with one JSON object a feed.")
@click.pass_context
def feeds_command(ctx: click.Context, as_json: bool) -> None:
    """List the feeds that you follow."""
    with profile_of(ctx).library() as library:
        heed_feeds_toml(library)
        feeds = library.feeds()
    if as_json:
        say_json([feed_record(feed) for feed in feeds])
        return
    if not feeds:
        say("You follow no feeds yet: newsreader add example.org")
    for feed in feeds:
        say(_line(feed))


def _line(feed: Feed) -> str:
    failing = feed.state is not FeedState.OK and feed.last_error
    trouble = f"  ! {feed.last_error}" if failing else ""
    folders = f"  [{', '.join(feed.folders)}]" if feed.folders else ""
    counts = f"{feed.unread:>6,} unread of {feed.total:<7,}"
    return f"{feed.id:>5}  {counts}  {feed.title}{folders}{trouble}"
