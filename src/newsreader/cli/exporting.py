"""`newsreader export`: subscriptions, or articles."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from newsreader.cli.choosing import Asking, scope_of
from newsreader.cli.printing import as_json_text, say
from newsreader.cli.profile import heed_feeds_toml, profile_of
from newsreader.models.articles import Article
from newsreader.store.library import Library
from newsreader.wording import counted

_FORMS = ("opml", "json", "markdown", "html", "text")
_BETWEEN = f"\n{'─' * 80}\n\n"


@click.command("export", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--format", "kind", type=click.Choice(_FORMS), help="Else OPML; articles: Markdown.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A file; for articles that are not JSON a folder, with a file for each.",
)
@click.pass_context
def export_command(
    ctx: click.Context, query: tuple[str, ...], kind: str | None, output: Path | None
) -> None:
    """Print your subscriptions, to move or to share them; or the articles that QUERY finds.

    QUERY is as in newsreader list; newsreader help queries tells all of it.
    """
    with profile_of(ctx).library() as library:
        if query:
            _export_articles(library, query, kind or "markdown", output)
        else:
            _export_subscriptions(library, kind or "opml", output)


def _export_subscriptions(library: Library, kind: str, output: Path | None) -> None:
    if kind not in ("opml", "json"):
        raise click.UsageError(f"{kind} is for articles: say which, such as is:bookmarked.")
    from newsreader.export.opml import opml_of
    from newsreader.export.records.feeds import subscription_records

    heed_feeds_toml(library)
    subscriptions = library.subscriptions()
    records = subscription_records(subscriptions)
    text = as_json_text(records) if kind == "json" else opml_of(subscriptions)
    _give([text], output, counted(len(subscriptions), "feed"))


def _export_articles(
    library: Library, query: Sequence[str], kind: str, output: Path | None
) -> None:
    if kind == "opml":
        raise click.UsageError("opml is for subscriptions: leave the query out.")
    ids = library.snapshot(scope_of(query))
    articles = (article for id_ in ids if (article := library.article(id_)))
    if kind == "json":
        _give(_records(articles), output, counted(len(ids), "article"))
    elif output is not None:
        _write_each(articles, kind, output)
    elif kind == "html" and len(ids) > 1:
        raise click.UsageError("An HTML file holds one article: name a folder, with -o FOLDER.")
    else:
        _give(_texts(articles, kind), None, "")


def _records(articles: Iterator[Article]) -> Iterator[str]:
    """A JSON list, one article at a time."""
    from newsreader.export.records.articles import whole_record
    from newsreader.page.byline import byline
    from newsreader.page.document import article_document

    before = "["
    for article in articles:
        record = whole_record(article, article_document(article, byline(article)))
        yield f"{before}\n{as_json_text(record).rstrip()}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _texts(articles: Iterator[Article], kind: str) -> Iterator[str]:
    from newsreader.view.exporting import FORMS, article_text

    for place, article in enumerate(articles):
        yield (_BETWEEN if place else "") + article_text(article, FORMS[kind])


def _write_each(articles: Iterator[Article], kind: str, folder: Path) -> None:
    from newsreader.view.exporting import FORMS, write

    folder.mkdir(parents=True, exist_ok=True)
    count = sum(bool(write(article, FORMS[kind], folder)) for article in articles)
    say(f"Wrote {counted(count, 'article')} into {folder}.")


def _give(pieces: Iterable[str], path: Path | None, what: str) -> None:
    """Print them, or write them into the file."""
    if path is None:
        for piece in pieces:
            click.echo(piece.encode("utf-8"), nl=False)  # what an XML file says of itself
        return
    try:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(pieces)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from error
    say(f"Wrote {what} to {path}.")
