"""The line below an article's title."""

from newsreader.cleaning import clean_line
from newsreader.models.articles import Article

_WORDS_A_MINUTE = 230
_UNBROKEN = "\N{NO-BREAK SPACE}"


def byline(article: Article) -> str:
    """`Asagiri Wire · Haru Mori · Sun 22 Nov 2026, 16:30 · 3 min`, in local time.

    No line ends within the date or before a unit. An author who is the feed is named once.
    """
    when = f"{(article.published or article.arrived).astimezone():%a %-d %b %Y, %H:%M}"
    feed, author = clean_line(article.feed_title, 80), clean_line(article.author or "", 80)
    parts = (
        feed,
        author if author.casefold() != feed.casefold() else "",
        when.replace(" ", _UNBROKEN),
        minutes(article.words),
    )
    return " · ".join(part for part in parts if part)


def minutes(words: int) -> str:
    """Reading time, or nothing where there is nothing to read."""
    return f"{max(1, round(words / _WORDS_A_MINUTE))}{_UNBROKEN}min" if words else ""
