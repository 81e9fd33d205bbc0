"""`newsreader history` and `newsreader undo`."""

import click

from newsreader.cli.choosing import COUNT
from newsreader.cli.printing import say
from newsreader.cli.profile import profile_of


@click.command("history")
@click.option("--limit", type=COUNT, default=30, show_default=True, help="How many acts.")
@click.pass_context
def history_command(ctx: click.Context, limit: int) -> None:
    """List what you did, the latest first."""
    with profile_of(ctx).library() as library:
        for act in library.history(limit):
            undone = "  (undone)" if act.undone else ""
            say(f"{act.id:>6}  {act.at.astimezone():%Y-%m-%d %H:%M}  {act.words}{undone}")


@click.command("undo")
@click.argument("number", type=COUNT, required=False)
@click.pass_context
def undo_command(ctx: click.Context, number: int | None) -> None:
    """Take back what you did last, or the act with that NUMBER in `newsreader history`."""
    with profile_of(ctx).library() as library:
        act = library.undo(number)
    if act is None:
        raise click.ClickException(
            "There is nothing to undo."
            if number is None
            else f"There is no act {number} that could be undone: see newsreader history."
        )
    say(f"Undone: {act.words}")
