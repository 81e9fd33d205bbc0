"""An article in each of the forms."""

from newsreader.export.markup import Source, no_picture
from newsreader.export.media import Pictures, no_pictures
from newsreader.models.articles import Article
from newsreader.press.documents import document_of

_MEASURE = 80


def as_text(article: Article, width: int = _MEASURE) -> str:
    from newsreader.export.text import text_of
    from newsreader.typeset.sheet import typeset

    return text_of(typeset(document_of(article, listed=True), width))


def as_markdown(article: Article, source: Source = no_picture) -> str:
    from newsreader.export.markdown import markdown_of

    return markdown_of(document_of(article), source)


def as_html(article: Article, pictures: Pictures = no_pictures) -> str:
    from newsreader.export.html import html_of

    return html_of(document_of(article, linked=True), article.title, article.language, pictures)
