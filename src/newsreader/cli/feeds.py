"""`newsreader remove`, `newsreader feeds`."""

from datetime import datetime, timedelta

import click

from newsreader.cli.choosing import one_feed
from newsreader.cli.printing import say, say_json
from newsreader.cli.profile import heed_feeds_toml, profile_of
from newsreader.config import Syncing
from newsreader.export.records.feeds import feed_record
from newsreader.models.feeds import Feed, FeedState, SyncState
from newsreader.store.library import Library


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
@click.option("--due", is_flag=True, help="When each is asked again, and why then.")
@click.pass_context
def feeds_command(ctx: click.Context, as_json: bool, due: bool) -> None:
    """List the feeds that you follow."""
    profile = profile_of(ctx)
    with profile.library() as library:
        heed_feeds_toml(library)
        feeds = library.feeds()
        if due:
            _say_when(library, profile.config().sync, profile.now())
            return
    if as_json:
        say_json([feed_record(feed) for feed in feeds])
        return
    if not feeds:
        say("You follow no feeds yet: newsreader add example.org")
    for feed in feeds:
        say(_line(feed))


def _say_when(library: Library, config: Syncing, now: datetime) -> None:
    from newsreader.store.arrivals import Arrivals
    from newsreader.sync.why import reason

    every = timedelta(minutes=config.every)
    for state in sorted(Arrivals(library).states(), key=lambda state: state.next_due or now):
        why = reason(state, every, adaptive=config.adaptive)
        say(f"{state.feed_id:>5}  {_when(state, now):>12}  {state.title}  ({why})")


def _when(state: SyncState, now: datetime) -> str:
    minutes = int((state.next_due - now).total_seconds() / 60) if state.next_due else 0
    if state.state in (FeedState.GONE, FeedState.PAUSED):
        return "not"
    if minutes < 1:
        return "now"
    if minutes < 120:
        return f"in {minutes} min"
    hours = round(minutes / 60)
    return f"in {hours} h" if hours < 48 else f"in {round(hours / 24)} days"


def _line(feed: Feed) -> str:
    failing = feed.state is not FeedState.OK and feed.last_error
    trouble = f"  ! {feed.last_error}" if failing else ""
    folders = f"  [{', '.join(feed.folders)}]" if feed.folders else ""
    counts = f"{feed.unread:>6,} unread of {feed.total:<7,}"
    return f"{feed.id:>5}  {counts}  {feed.title}{folders}{trouble}"
