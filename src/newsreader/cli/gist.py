"""`newsreader gist`."""

import click

from newsreader.cleaning import clean_line
from newsreader.cli.choosing import COUNT
from newsreader.cli.printing import say
from newsreader.cli.profile import profile_of


@click.command("gist")
@click.argument("number", metavar="ID", type=COUNT)
@click.pass_context
def gist_command(ctx: click.Context, number: int) -> None:
    """Print what the article ID says, in its own words; of a long one the key points too."""
    from newsreader.press.gist import extract

    with profile_of(ctx).library() as library:
        article = library.article(number)
        if article is None:
            raise click.ClickException(f"There is no article {number}.")
        made = extract(library, article)
        made.keep(library)
    found = made.gist
    if found is None:
        raise click.ClickException("There is no text to take a gist from.")
    say(clean_line(found.lead, 1_000))
    for point in found.points:
        say(f"  - {clean_line(point, 400)}")
    for words in (found.names, found.numbers):
        if words:
            say(clean_line(", ".join(words), 400))
