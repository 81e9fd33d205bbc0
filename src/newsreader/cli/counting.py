"""`newsreader count`."""

import sys

import click

from newsreader.cli.choosing import Asking, scope_of, settled
from newsreader.cli.printing import say, say_json
from newsreader.cli.profile import profile_of


@click.command("count", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="A list with one JSON object a query.")
@click.pass_context
def count_command(ctx: click.Context, query: tuple[str, ...], as_json: bool) -> None:
    """Count what QUERY finds; without one, everything.

    A minus alone, in the place of QUERY, reads queries from standard input, one a line, and gives
    a number for each. newsreader help queries tells the language.
    """
    queries = [(line,) for line in _lines()] if query == ("-",) else [query]
    scopes = [scope_of(words) for words in queries]
    with profile_of(ctx).library() as library:
        counts = [library.count(settled(library, scope)) for scope in scopes]
    if as_json:
        pairs = zip(queries, counts, strict=True)
        say_json([{"query": " ".join(words), "count": count} for words, count in pairs])
        return
    for count in counts:
        say(str(count))


def _lines() -> list[str]:
    return sys.stdin.read().splitlines()
