"""`newsreader remove`, `newsreader feeds`."""

import click

from newsreader.cli.choosing import one_feed
from newsreader.cli.printing import say, say_json
from newsreader.cli.profile import heed_feeds_toml, profile_of
from newsreader.export.records.feeds import feed_record
from newsreader.models.feeds import Feed, FeedState


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
