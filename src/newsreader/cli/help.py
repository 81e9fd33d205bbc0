"""`newsreader help`."""

import click

from newsreader.cli.printing import say
from newsreader.query.guide import GUIDE

_COLUMN = 48


@click.command("help")
@click.argument("topic", default="", metavar="[COMMAND|queries]")
@click.pass_context
def help_command(ctx: click.Context, topic: str) -> None:
    """Tell about a command, or how to ask: newsreader help queries."""
    if topic == "queries":
        _say_queries()
        return
    root = ctx.find_root()
    group = root.command
    if not topic or not isinstance(group, click.Group):
        say(root.get_help())
        return
    command = group.get_command(root, topic)
    if command is None:
        raise click.UsageError(f"There is no command {topic}: see newsreader help.")
    say(command.get_help(click.Context(command, parent=root, info_name=topic)))


def _say_queries() -> None:
    for examples, said in GUIDE:
        finds = said.replace("`", "")
        written = "  ".join(examples)
        if len(written) < _COLUMN:
            say(f"{written:<{_COLUMN}}{finds}")
        else:
            say(f"{written}\n{'':<{_COLUMN}}{finds}")
    say(
        "\nIn a shell, put a query into quotation marks: newsreader list 'chips -tariffs since:3d'."
    )
