"""Highlights and notes as Markdown."""

from collections.abc import Iterator, Sequence

from newsreader.cleaning import clean_line, clean_text
from newsreader.export.markdown import plain, target
from newsreader.models.highlights import Highlight


def clippings_of(highlights: Sequence[Highlight]) -> str:
    """Article by article, in the order given; each passage a quote, its note below it."""
    articles: dict[int, list[Highlight]] = {}
    for one in highlights:
        articles.setdefault(one.article_id, []).append(one)
    return "\n".join(line for several in articles.values() for line in _article(several))


def _article(highlights: Sequence[Highlight]) -> Iterator[str]:
    first = highlights[0]
    title = plain(clean_line(first.title) or "(untitled)")
    yield f"## [{title}]({target(first.link)})" if first.link else f"## {title}"
    yield f"\n{plain(clean_line(first.feed_title))}\n"
    for one in highlights:
        if one.is_on_article:
            yield f"{plain(clean_text(one.note))}\n"
            continue
        for line in clean_text(one.passage.quote).split("\n"):
            yield f"> {plain(line)}".rstrip()
        yield f"\n{plain(clean_text(one.note))}\n" if one.note else ""
