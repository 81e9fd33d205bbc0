"""`newsreader list`, `show`."""

import shutil

import click

from newsreader.cli.choosing import COUNT, Asking, found
from newsreader.cli.printing import as_json_text, headline_line, say, say_json
from newsreader.cli.profile import profile_of
from newsreader.models.articles import Article
from newsreader.press.gallery import Kept

_MEASURE = 80


@click.command("list", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--limit", type=COUNT, default=50, show_default=True, help="How many headlines.")
@click.option("--json", "as_json", is_flag=True, help="A list with one JSON object an article.")
@click.pass_context
def list_command(ctx: click.Context, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """List headlines that QUERY finds, the newest first; without one, everything.

    QUERY: words, "a phrase", prefix*, -not, or, (groups), title: text: feed: folder: author: topic:
    tag: link: lang: story: is:unread has:image since:3d before:2026-05-01 published: arrived:
    words: score: sort:oldest. newsreader help queries tells all of it.
    """
    from newsreader.export.records.articles import article_record

    with profile_of(ctx).library() as library:
        ids = found(library, query, limit)
        if as_json:
            articles = (library.article(id_) for id_ in ids)
            say_json([article_record(article) for article in articles if article])
            return
        for headline in library.headlines(ids):
            say(headline_line(headline))


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
        article, kept = library.article(number), library.album.found(number)
    if article is None:
        raise click.ClickException(f"There is no article {number}: newsreader list prints the ids.")
    click.echo(_printed(article, kind, kept), nl=False)


def _printed(article: Article, kind: str, kept: Kept) -> str:
    from newsreader.press.documents import document_of
    from newsreader.press.forms import as_html, as_markdown, as_text
    from newsreader.press.gallery import as_kept

    match kind:
        case "json":
            from newsreader.export.records.articles import whole_record

            return as_json_text(whole_record(article, document_of(article)))
        case "html":
            return as_html(article, as_kept(kept))
        case "markdown":
            return as_markdown(article)
    return as_text(article, min(_MEASURE, shutil.get_terminal_size().columns))
