"""`newsreader list`, `show`, `mark`."""

import shutil
from collections.abc import Callable, Sequence

import click

from newsreader.cli.choosing import COUNT, scope_of, wanted_ids
from newsreader.cli.printing import as_json_text, say, say_act, say_json
from newsreader.cli.profile import profile_of
from newsreader.models.acts import Act
from newsreader.models.articles import Article, Headline
from newsreader.store.library import Library

_MEASURE = 80


@click.command("list")
@click.argument("query", nargs=-1)
@click.option("--limit", type=COUNT, default=50, show_default=True, help="How many headlines.")
@click.option("--json", "as_json", is_flag=True, help="A list with one JSON object an article.")
@click.pass_context
def list_command(ctx: click.Context, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """List headlines that QUERY finds, the newest first; without one, everything.

    QUERY: words, "a phrase", prefix*, -not, or, (groups), title: feed: folder: author: topic: tag:,
    is:unread is:bookmarked, since:3d before:2026-05-01
    """
    from newsreader.export.records.articles import article_record

    with profile_of(ctx).library() as library:
        ids = library.snapshot(scope_of(query), limit=limit)
        if as_json:
            articles = (library.article(id_) for id_ in ids)
            say_json([article_record(article) for article in articles if article])
            return
        for headline in library.headlines(ids):
            say(_line(headline))


def _line(headline: Headline) -> str:
    marks = ("★" if headline.bookmarked else " ") + (" " if headline.read else "●")
    when = f"{headline.placed.astimezone():%Y-%m-%d %H:%M}"
    return f"{headline.id:>7} {marks} {when}  {headline.title}  ({headline.feed_title})"


@click.command("show")
@click.argument("number", metavar="ID", type=COUNT)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
)
@click.pass_context
def show_command(ctx: click.Context, number: int, kind: str) -> None:
    """Print the article with that ID (newsreader list prints them)."""
    with profile_of(ctx).library() as library:
        article = library.article(number)
    if article is None:
        raise click.ClickException(f"There is no article {number}: newsreader list prints the ids.")
    click.echo(_printed(article, kind), nl=False)


def _printed(article: Article, kind: str) -> str:
    from newsreader.page.byline import byline
    from newsreader.page.document import article_document

    document = article_document(article, byline(article))
    match kind:
        case "json":
            from newsreader.export.records.articles import whole_record

            return as_json_text(whole_record(article, document))
        case "html":
            from newsreader.export.html import html_of

            return html_of(document, article.title, article.language)
        case "markdown":
            from newsreader.export.markdown import markdown_of

            return markdown_of(document)
    from newsreader.export.text import text_of
    from newsreader.typeset.sheet import typeset

    return text_of(typeset(document, min(_MEASURE, shutil.get_terminal_size().columns)))


_ACTS: dict[str, Callable[[Library, Sequence[int]], Act | None]] = {
    "read": lambda library, ids: library.mark_read(ids),
    "unread": lambda library, ids: library.mark_read(ids, read=False),
    "bookmark": lambda library, ids: library.bookmark(ids),
    "unbookmark": lambda library, ids: library.bookmark(ids, on=False),
    "hide": lambda library, ids: library.hide(ids),
    "unhide": lambda library, ids: library.hide(ids, on=False),
}


@click.command("mark")
@click.argument("act", type=click.Choice(list(_ACTS)))
@click.argument("query", nargs=-1)
@click.option("--id", "ids", type=COUNT, multiple=True, help="An article's id; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def mark_command(
    ctx: click.Context, act: str, query: tuple[str, ...], ids: tuple[int, ...], as_json: bool
) -> None:
    """Mark what QUERY finds, or the articles with the given ids. newsreader undo takes it back."""
    with profile_of(ctx).library() as library:
        done = _ACTS[act](library, wanted_ids(library, query, ids))
    say_act(act, done, as_json=as_json)
