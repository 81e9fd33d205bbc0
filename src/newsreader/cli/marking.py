"""`newsreader mark`, `tag`, `untag`: what is done to what a query finds."""

from collections.abc import Callable, Sequence
from typing import Any

import click
from msgspec import Struct

from newsreader.cli.choosing import COUNT, Asking, wanted_ids
from newsreader.cli.printing import headline_line, say, say_act, say_json
from newsreader.cli.profile import profile_of
from newsreader.models.acts import Act, ActKind
from newsreader.store.library import Library
from newsreader.wording import counted

_WAYS: dict[ActKind, Callable[[Library, Sequence[int], str], Act | None]] = {
    ActKind.READ: lambda library, ids, _: library.mark_read(ids),
    ActKind.UNREAD: lambda library, ids, _: library.mark_read(ids, read=False),
    ActKind.BOOKMARK: lambda library, ids, _: library.bookmark(ids),
    ActKind.UNBOOKMARK: lambda library, ids, _: library.bookmark(ids, on=False),
    ActKind.ARCHIVE: lambda library, ids, _: library.archive(ids),
    ActKind.UNARCHIVE: lambda library, ids, _: library.archive(ids, on=False),
    ActKind.HIDE: lambda library, ids, _: library.hide(ids),
    ActKind.UNHIDE: lambda library, ids, _: library.hide(ids, on=False),
    ActKind.TAG: Library.tag,
    ActKind.UNTAG: Library.untag,
}
_WOULD = {
    ActKind.READ: "Would mark {} read",
    ActKind.UNREAD: "Would mark {} unread",
    ActKind.BOOKMARK: "Would bookmark {}",
    ActKind.UNBOOKMARK: "Would take the bookmark off {}",
    ActKind.ARCHIVE: "Would archive {}",
    ActKind.UNARCHIVE: "Would take {} out of the archive",
    ActKind.HIDE: "Would hide {}",
    ActKind.UNHIDE: "Would show {} again",
    ActKind.TAG: "Would tag {}",
    ActKind.UNTAG: "Would take the tag off {}",
}
_MARKS = [str(kind) for kind in _WAYS if kind not in (ActKind.TAG, ActKind.UNTAG)]


_Command = Callable[..., Any]


class _Chosen(Struct, frozen=True):
    """What the arguments of all three say."""

    query: tuple[str, ...]
    ids: tuple[int, ...]
    dry_run: bool
    limit: int
    as_json: bool


def _choosing(command: _Command) -> _Command:
    for option in (
        click.option("--json", "as_json", is_flag=True, help="One JSON object."),
        click.option(
            "--limit",
            type=COUNT,
            default=50,
            show_default=True,
            help="With -n: how many headlines.",
        ),
        click.option("-n", "--dry-run", is_flag=True, help="Only say what would change."),
        click.option("--id", "ids", type=COUNT, multiple=True, help="An article's id; repeatable."),
        click.argument("query", nargs=-1),
    ):
        command = option(command)
    return command


@click.command("mark", cls=Asking)
@click.argument("act", type=click.Choice(_MARKS))
@_choosing
@click.pass_context
def mark_command(ctx: click.Context, /, act: str, **chosen: Any) -> None:
    """Mark what QUERY finds, or the articles with the given ids. newsreader undo takes it back.

    QUERY is as in newsreader list; newsreader help queries tells all of it. Labels of your own:
    newsreader tag.
    """
    _do(ctx, ActKind(act), "", _Chosen(**chosen))


@click.command("tag", cls=Asking)
@click.argument("name")
@_choosing
@click.pass_context
def tag_command(ctx: click.Context, /, name: str, **chosen: Any) -> None:
    """Put a label of your own, NAME, on what QUERY finds, or on the articles with the given ids.

    Tagged articles are kept for good; tag:NAME finds them. newsreader undo takes it back.
    """
    _do(ctx, ActKind.TAG, name, _Chosen(**chosen))


@click.command("untag", cls=Asking)
@click.argument("name")
@_choosing
@click.pass_context
def untag_command(ctx: click.Context, /, name: str, **chosen: Any) -> None:
    """Take a label of your own, NAME, off what QUERY finds, or off the articles with the given ids.

    newsreader undo takes it back.
    """
    _do(ctx, ActKind.UNTAG, name, _Chosen(**chosen))


def _do(ctx: click.Context, kind: ActKind, name: str, chosen: _Chosen) -> None:
    profile = profile_of(ctx)
    with profile.library(read_copies=profile.config().reading.read_copies) as library:
        ids = wanted_ids(library, chosen.query, chosen.ids)
        if not chosen.dry_run:
            say_act(str(kind), _WAYS[kind](library, ids, name), as_json=chosen.as_json)
            return
        changing = library.would_change(kind, ids, name)
        if chosen.as_json:
            say_json({"act": kind, "dry_run": True, "count": len(changing), "ids": changing})
        else:
            _say_trial(library, kind, changing, len(ids), chosen.limit)


def _say_trial(
    library: Library, kind: ActKind, changing: Sequence[int], found: int, limit: int
) -> None:
    what = f"{len(changing):,} of {counted(found, 'article')}"
    say(f"{_WOULD[kind].format(what)}.")
    for headline in library.headlines(changing[:limit]):
        say(headline_line(headline))
    if (more := len(changing) - limit) > 0:
        say(f"  … and {more:,} more: --limit shows them.")
