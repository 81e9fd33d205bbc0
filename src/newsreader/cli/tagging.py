"""`newsreader tag`, `untag`."""

from collections.abc import Callable, Sequence

import click

from newsreader.cli.choosing import COUNT, wanted_ids
from newsreader.cli.printing import say_act
from newsreader.cli.profile import profile_of
from newsreader.models.acts import Act
from newsreader.store.library import Library

_Tagging = Callable[[Library, Sequence[int], str], Act | None]


@click.command("tag")
@click.argument("name")
@click.argument("query", nargs=-1)
@click.option("--id", "ids", type=COUNT, multiple=True, help="An article's id; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def tag_command(
    ctx: click.Context, name: str, query: tuple[str, ...], ids: tuple[int, ...], as_json: bool
) -> None:
    """Put a label of your own, NAME, on what QUERY finds, or on the articles with the given ids.

    Tagged articles are kept for good; tag:NAME finds them. newsreader undo takes it back.
    """
    _turn(ctx, Library.tag, (name, query, ids), as_json)


@click.command("untag")
@click.argument("name")
@click.argument("query", nargs=-1)
@click.option("--id", "ids", type=COUNT, multiple=True, help="An article's id; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def untag_command(
    ctx: click.Context, name: str, query: tuple[str, ...], ids: tuple[int, ...], as_json: bool
) -> None:
    """Take a label of your own, NAME, off what QUERY finds, or off the articles with the given ids.

    newsreader undo takes it back.
    """
    _turn(ctx, Library.untag, (name, query, ids), as_json)


def _turn(
    ctx: click.Context,
    tagging: _Tagging,
    wanted: tuple[str, tuple[str, ...], tuple[int, ...]],
    as_json: bool,
) -> None:
    name, query, ids = wanted
    with profile_of(ctx).library() as library:
        done = tagging(library, wanted_ids(library, query, ids), name)
    say_act(ctx.info_name or "", done, as_json=as_json)
