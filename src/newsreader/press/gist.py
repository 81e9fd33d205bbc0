"""What an article says in short, from what the library has of it."""

from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from newsreader.models.articles import Article
from newsreader.models.gists import Gist
from newsreader.models.stories import Company
from newsreader.page.gist import WAY, gist_of_article
from newsreader.page.phrases import key_phrases
from newsreader.store.library import Library


class Extract(Struct, frozen=True):
    """A gist, and what it is kept by."""

    article_id: int
    mark: bytes
    gist: Gist | None
    """`None` where there is nothing to say."""
    is_new: bool

    def keep(self, library: Library) -> None:
        """For the next time, if it was made just now."""
        if self.is_new and self.gist is not None:
            library.gists.keep(self.article_id, self.mark, self.gist)


def extract(library: Library, article: Article) -> Extract:
    """As it is kept, unless the article's text is another by now."""
    own = library.article(article.id, own=True) if article.full else None
    described = own.text if own else ""
    mark = _mark(article, described)
    kept = library.gists.kept(article.id, mark)
    made = kept or gist_of_article(article, described, library.stories.usage)
    return Extract(article.id, mark, made, is_new=kept is None)


def company(library: Library, article: Article) -> Company:
    """With key phrases where its publisher names no topics."""
    found = library.stories.company(article)
    if article.topics:
        return found
    phrases = key_phrases(article.title, article.text, library.stories.usage)
    return replace(found, phrases=phrases)


def _mark(article: Article, described: str) -> bytes:
    text = "\0".join((str(WAY), article.title, article.html or article.text, described))
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
