"""Articles into a folder, a file each, or into one book. All of it may raise OSError."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO

from newsreader.export.media import ENDINGS, Pictures, media_type, no_pictures
from newsreader.models.articles import Article
from newsreader.press.documents import document_of
from newsreader.press.forms import as_html, as_markdown, as_text
from newsreader.press.gallery import Kept, as_kept, for_books
from newsreader.press.kinds import Form
from newsreader.press.names import file_name
from newsreader.press.placing import placed

Add = Callable[[Article, Kept], bool]
"""One article more, with its pictures that are here; False where it was there already."""
_PICTURES = "pictures"
"""The folder beside Markdown files."""


@contextmanager
def files(folder: Path, form: Form, *, overwrite: bool = False) -> Iterator[Add]:
    """A file for each; those that are there already stay as they are."""
    folder.mkdir(parents=True, exist_ok=True)

    def add(article: Article, kept: Kept) -> bool:
        path = folder / file_name(article, form)
        if path.exists() and not overwrite:
            return False
        text = _TEXTS[form](article, _Beside(folder, as_kept(kept)))
        with placed(path, overwrite=overwrite) as file:
            file.write(text.encode("utf-8", "replace"))
        return True

    yield add


@contextmanager
def book(path: Path, title: str, made: datetime, *, overwrite: bool = False) -> Iterator[Add]:
    """One EPUB of them all. Raises FileExistsError where there is a file already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with placed(path, overwrite=overwrite) as file, bound(file, title, made) as add:
        yield add


@contextmanager
def bound(file: IO[bytes], title: str, made: datetime) -> Iterator[Add]:
    """The same into a file that is open and can be sought in."""
    from newsreader.export.epub import Book, Chapter

    with Book(file, title, made) as whole:

        def add(article: Article, kept: Kept) -> bool:
            whole.add(
                Chapter(
                    article.title,
                    document_of(article, linked=True),
                    article.feed_title,
                    article.language,
                    article.link or f"{article.feed_url} {article.id}",
                    for_books(kept),
                )
            )
            return True

        yield add


def text_of(article: Article, form: Form, kept: Kept) -> str:
    """As a file of it would say; Markdown without pictures, for there is nothing beside it."""
    pictures = as_kept(kept) if form is Form.HTML else no_pictures
    return _TEXTS[form](article, _Beside(Path(), pictures))


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
