"""`newsreader clippings`: what was highlighted, on stdout."""

import click

from newsreader.cli.printing import say
from newsreader.cli.profile import profile_of


@click.command("clippings")
@click.pass_context
def clippings_command(ctx: click.Context) -> None:
    """Print every highlight with its note as Markdown, the newest first."""
    from newsreader.export.clippings import clippings_of

    with profile_of(ctx).library() as library:
        highlights = library.margins.clippings()
    if highlights:
        say(clippings_of(highlights))
    else:
        click.echo("Nothing is highlighted yet: H in an article of the app does it.", err=True)
