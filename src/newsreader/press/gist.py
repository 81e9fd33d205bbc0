"""An article's gist, from what the library has of it."""

from newsreader.models.articles import Article
from newsreader.page.gist import Gist, gist_of_article
from newsreader.store.library import Library


def gist(library: Library, article: Article) -> Gist | None:
    """`None` where there is nothing to say."""
    feed = library.article(article.id, own=True) if article.full else None
    return gist_of_article(article, feed.text if feed else "", library.stories.usage)
