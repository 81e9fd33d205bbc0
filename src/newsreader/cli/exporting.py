"""`newsreader export`: subscriptions, or articles."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import click

from newsreader.cli.choosing import COUNT, Asking, wanted_ids
from newsreader.cli.printing import as_json_text, say
from newsreader.cli.profile import heed_feeds_toml, profile_of, utc_now
from newsreader.models.articles import Article
from newsreader.press.gallery import Kept
from newsreader.press.kinds import FORMS, Form
from newsreader.press.names import book_title
from newsreader.store.library import Library
from newsreader.wording import counted

_FORMS = ("opml", "json", *FORMS)
_PIECE = 1 << 20
_BETWEEN = f"\n{'─' * 80}\n\n"


@click.command("export", cls=Asking)
@click.argument("query", nargs=-1)
@click.option("--id", "ids", type=COUNT, multiple=True, help="An article's id; may be repeated.")
@click.option("--format", "kind", type=click.Choice(_FORMS), help="Else OPML; articles: Markdown.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A file; for articles as Markdown, HTML or text a folder, with a file for each.",
)
@click.option("--title", help="What an EPUB is called.")
@click.option("--overwrite", is_flag=True, help="Write anew what is there already.")
@click.pass_context
def export_command(
    ctx: click.Context,
    query: tuple[str, ...],
    ids: tuple[int, ...],
    kind: str | None,
    output: Path | None,
    title: str | None,
    overwrite: bool,
) -> None:
    """Print your subscriptions, to move or to share them; or the articles that QUERY finds.

    QUERY is as in newsreader list; newsreader help queries tells all of it. Files of articles
    that are there already stay as they are: the same export again goes on where it was stopped.
    """
    with profile_of(ctx).library() as library:
        if not (query or ids):
            _export_subscriptions(library, kind or "opml", output)
            return
        shown = output is not None or not sys.stdout.isatty()
        found = _Found(library, wanted_ids(library, query, ids), shown)
        match kind or "markdown":
            case "opml":
                raise click.UsageError("opml is for subscriptions: leave the query out.")
            case "json":
                _need_room(output, overwrite=overwrite)
                _give(_records(found), output, counted(len(found.ids), "article"))
            case "epub":
                _bind(found, output, title or book_title(utc_now()), overwrite=overwrite)
            case form if output is not None:
                _write_each(found, FORMS[form], output, overwrite=overwrite)
            case "html" if len(found.ids) > 1:
                raise click.UsageError(
                    "An HTML file holds one article: name a folder, with -o FOLDER."
                )
            case form:
                _give(_texts(found, FORMS[form]), None, "")


class _Found:
    """The articles and their pictures, brought one at a time, with a bar for the many."""

    def __init__(self, library: Library, ids: Sequence[int], shown: bool) -> None:
        self._library = library
        self.ids = ids
        self._shown = shown

    def __iter__(self) -> Iterator[tuple[Article, Kept]]:
        from newsreader.cli.progress import counting

        for id_ in counting(self.ids, "Exporting") if self._shown else self.ids:
            if article := self._library.article(id_):
                yield article, self._library.album.found(id_)


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


def _records(found: _Found) -> Iterator[str]:
    """A JSON list, one article at a time."""
    from newsreader.export.records.articles import whole_record
    from newsreader.press.documents import document_of

    before = "["
    for article, _ in found:
        record = whole_record(article, document_of(article))
        yield f"{before}\n{as_json_text(record).rstrip()}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _texts(found: _Found, form: Form) -> Iterator[str]:
    from newsreader.press.writing import text_of

    for place, (article, kept) in enumerate(found):
        yield (_BETWEEN if place else "") + text_of(article, form, kept)


def _write_each(found: _Found, form: Form, folder: Path, *, overwrite: bool) -> None:
    from newsreader.press.words import wrote
    from newsreader.press.writing import files

    with files(folder, form, overwrite=overwrite) as add:
        said = [add(article, kept) for article, kept in found]
    say(f"{wrote(form, sum(said), len(said) - sum(said), folder)}.")


def _bind(found: _Found, path: Path | None, title: str, *, overwrite: bool) -> None:
    if not found.ids:
        raise click.ClickException("Nothing was found: a book needs an article.")
    if path is None:
        _bind_to_pipe(found, title)
        return
    _need_room(path, overwrite=overwrite)
    from newsreader.press.words import wrote
    from newsreader.press.writing import book

    with book(path, title, utc_now(), overwrite=overwrite) as add:
        count = sum(add(article, kept) for article, kept in found)
    say(f"{wrote(Form.EPUB, count, 0, path)}.")


def _bind_to_pipe(found: _Found, title: str) -> None:
    if sys.stdout.isatty():
        raise click.UsageError("An EPUB is no text: name a file, with -o FILE.epub.")
    from newsreader.press.writing import bound

    with TemporaryFile() as file:
        with bound(file, title, utc_now()) as add:
            for article, kept in found:
                add(article, kept)
        file.seek(0)
        while piece := file.read(_PIECE):
            click.echo(piece, nl=False)


def _need_room(path: Path | None, *, overwrite: bool) -> None:
    """Raises ClickException; a pipe or a terminal may be written to at any time."""
    if path and path.is_file() and not overwrite:
        raise click.ClickException(f"{path} is there already: --overwrite replaces it.")


def _give(pieces: Iterable[str], path: Path | None, what: str) -> None:
    """Print them, or write them into the file, which is there whole or as it was before."""
    if path is None:
        for piece in pieces:
            click.echo(piece.encode("utf-8"), nl=False)  # what an XML file says of itself
        return
    try:
        with _opened(path) as file:
            file.writelines(piece.encode("utf-8") for piece in pieces)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from error
    say(f"Wrote {what} to {path}.")


def _opened(path: Path) -> AbstractContextManager[IO[bytes]]:
    from newsreader.press.placing import placed

    if path.exists() and not path.is_file():
        return path.open("wb")
    return placed(path.resolve(), overwrite=True)
