"""`newsreader history`, `newsreader undo`, `newsreader redo`."""

from collections.abc import Callable

import click

from newsreader.cli.choosing import COUNT
from newsreader.cli.printing import say, say_json
from newsreader.cli.profile import profile_of
from newsreader.export.records.acts import act_record, turned_record
from newsreader.models.acts import Act, redone_words, undone_words
from newsreader.store.library import Library


@click.command("history")
@click.option("-n", "--limit", type=COUNT, default=30, show_default=True, help="How many acts.")
@click.option("--json", "as_json", is_flag=True, help="A list with one JSON object an act.")
@click.pass_context
def history_command(ctx: click.Context, limit: int, as_json: bool) -> None:
    """List what you did, the latest first, and what your rules did.

    newsreader undo NUMBER takes any of it back, newsreader redo NUMBER does it again.
    """
    with profile_of(ctx).library() as library:
        acts = library.history(limit)
    if as_json:
        say_json([act_record(act) for act in acts])
        return
    for act in acts:
        undone = "  (undone)" if act.undone else ""
        say(f"{act.id:>6}  {act.at.astimezone():%Y-%m-%d %H:%M}  {act.words}{undone}")


@click.command("undo")
@click.argument("number", type=COUNT, required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def undo_command(ctx: click.Context, number: int | None, as_json: bool) -> None:
    """Take back what you did last, or the act with that NUMBER in `newsreader history`.

    What later acts said of the same articles goes on being so. newsreader redo brings it back.
    """
    act = _turned(ctx, Library.undo, number, "undo")
    _say_turned(act, undone_words(act), as_json=as_json)


@click.command("redo")
@click.argument("number", type=COUNT, required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def redo_command(ctx: click.Context, number: int | None, as_json: bool) -> None:
    """Bring back what you undid last, or the undone act with that NUMBER in `newsreader history`.

    Without a NUMBER only as long as you did nothing else since.
    """
    act = _turned(ctx, Library.redo, number, "redo")
    _say_turned(act, redone_words(act), as_json=as_json)


def _turned(
    ctx: click.Context,
    turn: Callable[[Library, int | None], Act | None],
    number: int | None,
    verb: str,
) -> Act:
    with profile_of(ctx).library() as library:
        act = turn(library, number)
        if act is None:
            raise click.ClickException(_why_not(library, number, verb))
    return act


def _why_not(library: Library, number: int | None, verb: str) -> str:
    if number is None:
        return f"There is nothing to {verb}: see newsreader history."
    act = library.act(number)
    if act is None:
        return f"There is no act {number}: see newsreader history."
    return f"Act {number} is {'undone already' if act.undone else 'not undone'}: {act.words}."


def _say_turned(act: Act, words: str, *, as_json: bool) -> None:
    if as_json:
        say_json(turned_record(act))
    else:
        say(words)
