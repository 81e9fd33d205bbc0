"""What an article says in short, from what the library has of it."""

from collections.abc import Sequence

from newsreader.models.articles import Article
from newsreader.page.gist import Gist, gist_of_article
from newsreader.page.phrases import key_phrases
from newsreader.store.library import Library


def gist(library: Library, article: Article) -> Gist | None:
    """`None` where there is nothing to say."""
    feed = library.article(article.id, own=True) if article.full else None
    return gist_of_article(article, feed.text if feed else "", library.stories.usage)


def phrases(library: Library, article: Article) -> Sequence[str]:
    """Key phrases, where its publisher names no topics."""
    if article.topics:
        return ()
    return key_phrases(article.title, article.text, library.stories.usage)
