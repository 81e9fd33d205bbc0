"""`newsreader list`, `show`."""

import shutil
from typing import Any

import click

from newsreader.cli.choosing import COUNT, Asking, found
from newsreader.cli.printing import headline_line, say, say_json
from newsreader.cli.profile import profile_of
from newsreader.models.articles import Article
from newsreader.press.gallery import Kept
from newsreader.store.library import Library

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
            articles, told = (library.article(id_) for id_ in ids), library.stories.told(ids)
            stories = {id_: one.story_id for id_, one in told.items()}
            say_json([article_record(one, stories.get(one.id)) for one in articles if one])
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
            raise click.ClickException(
                f"There is no article {number}: newsreader list prints the ids."
            )
        if kind == "json":
            say_json(_record(library, article))
            return
    click.echo(_printed(article, kind, kept), nl=False)


def _record(library: Library, article: Article) -> dict[str, Any]:
    from newsreader.export.records.articles import whole_record
    from newsreader.press.documents import document_of
    from newsreader.press.gist import company, extract

    made = extract(library, article)
    made.keep(library)
    return whole_record(article, document_of(article), made.gist, company(library, article))


def _printed(article: Article, kind: str, kept: Kept) -> str:
    from newsreader.press.forms import as_html, as_markdown, as_text
    from newsreader.press.gallery import as_kept

    match kind:
        case "html":
            return as_html(article, as_kept(kept))
        case "markdown":
            return as_markdown(article)
    return as_text(article, min(_MEASURE, shutil.get_terminal_size().columns))
