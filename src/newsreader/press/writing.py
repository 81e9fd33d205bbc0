"""Articles into a folder, a file each, or into one book. All of it may raise OSError."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO

from newsreader.export.media import ENDINGS, Pictures, media_type, no_pictures
from newsreader.models.articles import Article
from newsreader.press.forms import as_html, as_markdown, as_text, document_of
from newsreader.press.kinds import Form
from newsreader.press.names import file_name
from newsreader.press.placing import placed

Add = Callable[[Article], bool]
"""One article more; False where it was there already."""
_PICTURES = "pictures"
"""The folder beside Markdown files."""


@contextmanager
def files(
    folder: Path, form: Form, pictures: Pictures = no_pictures, *, overwrite: bool = False
) -> Iterator[Add]:
    """A file for each; those that are there already stay as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = _Beside(folder, pictures)

    def add(article: Article) -> bool:
        path = folder / file_name(article, form)
        if path.exists() and not overwrite:
            return False
        text = _TEXTS[form](article, beside)
        with placed(path, overwrite=overwrite) as file:
            file.write(text.encode("utf-8", "replace"))
        return True

    yield add


@contextmanager
def book(
    path: Path,
    title: str,
    made: datetime,
    pictures: Pictures = no_pictures,
    *,
    overwrite: bool = False,
) -> Iterator[Add]:
    """One EPUB of them all. Raises FileExistsError where there is a file already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with placed(path, overwrite=overwrite) as file, bound(file, title, made, pictures) as add:
        yield add


@contextmanager
def bound(
    file: IO[bytes], title: str, made: datetime, pictures: Pictures = no_pictures
) -> Iterator[Add]:
    """The same into a file that is open and can be sought in."""
    from newsreader.export.epub import Book, Chapter

    with Book(file, title, made, pictures) as made_book:

        def add(article: Article) -> bool:
            key = article.link or f"{article.feed_url} {article.id}"
            document = document_of(article)
            made_book.add(
                Chapter(article.title, document, article.feed_title, article.language, key)
            )
            return True

        yield add


def text_of(article: Article, form: Form) -> str:
    """As a file of it would say, without pictures."""
    return _TEXTS[form](article, _Beside(Path(), no_pictures))


class _Beside:
    """Pictures written into a folder of their own when a text names them."""

    def __init__(self, folder: Path, pictures: Pictures) -> None:
        self.pictures = pictures
        self._folder = folder / _PICTURES

    def source(self, url: str) -> str | None:
        picture = self.pictures(url)
        kind = media_type(picture) if picture else None
        if picture is None or kind is None:
            return None
        name = f"{sha256(picture).hexdigest()[:20]}.{ENDINGS[kind]}"
        if not (self._folder / name).exists():
            self._folder.mkdir(exist_ok=True)
            with placed(self._folder / name, overwrite=True) as file:
                file.write(picture)
        return f"{_PICTURES}/{name}"


def _markdown(article: Article, beside: _Beside) -> str:
    from newsreader.export.front_matter import front_matter

    return front_matter(article) + as_markdown(article, beside.source)


_TEXTS: dict[Form, Callable[[Article, _Beside], str]] = {
    Form.MARKDOWN: _markdown,
    Form.HTML: lambda article, beside: as_html(article, beside.pictures),
    Form.TEXT: lambda article, _: as_text(article),
}
