"""What stands above an article's text in Markdown: YAML that note-taking programs read."""

import json
from collections.abc import Iterator

from newsreader.export.records.times import iso
from newsreader.models.articles import Article


def front_matter(article: Article) -> str:
    lines = (f"{name}: {value}\n" for name, value in _fields(article))
    return f"---\n{''.join(lines)}---\n\n"


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    """Texts as JSON writes them, which is YAML too (YAML 1.2 §1.3)."""
    texts = {
        "title": article.title,
        "author": article.author,
        "feed": article.feed_title,
        "link": article.link,
        "language": article.language,
    }
    yield from ((name, _json(text)) for name, text in texts.items() if text)
    if article.published:
        yield "published", iso(article.published) or ""
    yield "arrived", iso(article.arrived) or ""
    yield "bookmarked", _json(article.bookmarked)
    if article.archived:
        yield "archived", _json(article.archived)
    lists = {"tags": article.tags, "topics": article.topics}
    yield from ((name, _json(list(words))) for name, words in lists.items() if words)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
