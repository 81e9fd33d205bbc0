"""`newsreader diff`: what a publisher changed in an article."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

import click

from newsreader.cli.choosing import COUNT
from newsreader.cli.printing import say
from newsreader.cli.profile import profile_of
from newsreader.models.revisions import Revision
from newsreader.page.changes import changed_title, lines_between
from newsreader.page.diffing import Fate, Piece

_MARKS: Mapping[Fate, str] = {Fate.SAME: "{}", Fate.GONE: "[-{}-]", Fate.NEW: "{{+{}+}}"}


@click.command("diff")
@click.argument("number", metavar="ID", type=COUNT)
@click.option("--all", "every", is_flag=True, help="Every change that is kept, the oldest first.")
@click.pass_context
def diff_command(ctx: click.Context, number: int, every: bool) -> None:
    """Print what was changed in the article with that ID since it came.

    Words that are gone are marked [-so-], new ones {+so+}; … stands for what stayed.
    """
    with profile_of(ctx).library() as library:
        kept = library.revisions.of(number)
    if not kept:
        raise click.ClickException(f"There is no article {number}: newsreader list prints the ids.")
    if len(kept) == 1:
        raise click.ClickException(f"No earlier text of article {number} is kept.")
    for before, after in pairwise(kept) if every else [(kept[0], kept[-1])]:
        _say_change(before, after)


def _say_change(before: Revision, after: Revision) -> None:
    for revision, sign in ((before, "---"), (after, "+++")):
        say(f"{sign} {revision.at.astimezone():%Y-%m-%d %H:%M}  {revision.title}")
    if title := changed_title(before, after):
        say(_marked(title))
    for line in lines_between(before, after):
        say(_marked(line))


def _marked(line: Iterable[Piece]) -> str:
    return "".join(_MARKS[piece.fate].format(piece.text) for piece in line).rstrip()
