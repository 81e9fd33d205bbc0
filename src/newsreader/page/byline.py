"""The line below an article's title."""

from newsreader.cleaning import clean_line
from newsreader.models.articles import Article

_WORDS_A_MINUTE = 230


def byline(article: Article) -> str:
    """`Asagiri Wire · Haru Mori · Sun 22 Nov 2026, 16:30 · 3 min`, in local time."""
    when = f"{(article.published or article.arrived).astimezone():%a %-d %b %Y, %H:%M}"
    parts = (
        clean_line(article.feed_title, 80),
        clean_line(article.author or "", 80),
        when,
        minutes(article.words),
    )
    return " · ".join(part for part in parts if part)


def minutes(words: int) -> str:
    """Reading time, or nothing where there is nothing to read."""
    return f"{max(1, round(words / _WORDS_A_MINUTE))} min" if words else ""
