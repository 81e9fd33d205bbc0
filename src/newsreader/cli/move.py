"""`newsreader move`."""

import click

from newsreader.cli.choosing import one_feed
from newsreader.cli.printing import say
from newsreader.cli.profile import heed_feeds_toml, profile_of


@click.command("move")
@click.argument("feed", metavar="FEED")
@click.argument("url", metavar="URL")
@click.pass_context
def move_command(ctx: click.Context, feed: str, url: str) -> None:
    """Follow FEED (id, address or title) at URL from now on.

    Its articles, what you read and bookmarked, and its folders stay with it.
    """
    with profile_of(ctx).library() as library:
        heed_feeds_toml(library)
        act = library.move_feed(one_feed(library, feed).id, url)
    say(f"{act.words}. newsreader undo moves it back.")
