"""`newsreader stories`."""

import click
from msgspec.structs import asdict

from newsreader.cleaning import clean_line
from newsreader.cli.choosing import COUNT
from newsreader.cli.printing import say, say_json
from newsreader.cli.profile import profile_of
from newsreader.wording import counted


@click.command("stories")
@click.option("--limit", "-n", type=COUNT, default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="A list with one JSON object a story.")
@click.pass_context
def stories_command(ctx: click.Context, limit: int, as_json: bool) -> None:
    """List what several feeds have reported in the last three days, the most reported first.

    newsreader list story:NUMBER lists who tells it.
    """
    with profile_of(ctx).library() as library:
        found = library.stories.latest(limit)
    if as_json:
        say_json([asdict(one) for one in found])
        return
    for one in found:
        sources = counted(one.sources, "source").rjust(11)
        say(f"{one.story_id:>6}  {sources}  {clean_line(one.title, 200)}")
