"""Articles as files: made and written in threads, one after the other."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path

from newsreader.models.articles import Article
from newsreader.store.library import Library
from newsreader.view.shelf import Shelf

_MEASURE = 80
_LONGEST = 60
"""Characters of a title in a file's name; in any script they stay under 255 bytes."""


class Form(StrEnum):
    """The ending of the file's name."""

    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"

    @property
    def words(self) -> str:
        return {Form.MARKDOWN: "Markdown", Form.HTML: "HTML", Form.TEXT: "plain text"}[self]


FORMS = {"markdown": Form.MARKDOWN, "html": Form.HTML, "text": Form.TEXT}
"""By what they are called in a shell."""


def folder_of(configured: str) -> Path:
    return Path(configured).expanduser()


async def exported(
    shelf: Shelf, ids: Sequence[int], form: Form, folder: Path
) -> AsyncIterator[Path]:
    """Each file as it is there. Raises OSError and LibraryError."""
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    for article_id in ids:
        article = await shelf.read(partial(_article, article_id))
        if article is not None:
            yield await asyncio.to_thread(write, article, form, folder)


def file_name(article: Article, form: Form) -> str:
    """`2026-11-22-Japan-offers-to-buy-17.md`. PURE."""
    title = re.sub(r"\W+", "-", article.title)[:_LONGEST].strip("-") or "article"
    return f"{article.placed.astimezone():%Y-%m-%d}-{title}-{article.id}.{form}"


def _article(article_id: int, library: Library) -> Article | None:
    return library.article(article_id)


def write(article: Article, form: Form, folder: Path) -> Path:
    path = folder / file_name(article, form)
    path.write_text(article_text(article, form), encoding="utf-8")
    return path


def article_text(article: Article, form: Form, width: int = _MEASURE) -> str:
    """`width` is that of plain text. What reads HTML is loaded by the first export."""
    from newsreader.page.byline import byline
    from newsreader.page.document import article_document

    document = article_document(article, byline(article))
    match form:
        case Form.MARKDOWN:
            from newsreader.export.markdown import markdown_of

            return markdown_of(document)
        case Form.HTML:
            from newsreader.export.html import html_of

            return html_of(document, article.title, article.language)
        case Form.TEXT:
            from newsreader.export.text import text_of
            from newsreader.typeset.sheet import typeset

            return text_of(typeset(document, width))
