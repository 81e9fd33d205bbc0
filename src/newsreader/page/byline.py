"""The line below an article's title."""

from datetime import datetime

from newsreader.cleaning import clean_line
from newsreader.forums import forum_of
from newsreader.models.articles import Article
from newsreader.wording import counted, minutes_for

_UNBROKEN = "\N{NO-BREAK SPACE}"


def byline(article: Article) -> str:
    """`Asagiri Wire · Haru Mori · Sun 22 Nov 2026, 16:30 · edited 18:05 · 3 min`, in local time.

    No line ends within the date or before a unit. An author who is the feed is named once.
    """
    published = (article.published or article.arrived).astimezone()
    when = f"{published:%a %-d %b %Y, %H:%M}"
    feed, author = clean_line(article.feed_title, 80), clean_line(article.author or "", 80)
    parts = (
        feed,
        author if author.casefold() != feed.casefold() else "",
        when.replace(" ", _UNBROKEN),
        _edited(article, published).replace(" ", _UNBROKEN),
        minutes(article.words),
    )
    return " · ".join(part for part in parts if part)


def byline_and_comments(article: Article) -> str:
    """With what was changed and the discussion, for readers who can go there."""
    changes = counted(article.revisions, "change") if article.revisions else ""
    parts = (changes.replace(" ", _UNBROKEN), comments_words(article).replace(" ", _UNBROKEN))
    return " · ".join(part for part in (byline(article), *parts) if part)


def comments_words(article: Article) -> str:
    """None, so many and nobody knows how many are told apart; nothing where there is no place."""
    match article.comments_count:
        case None:
            forum = forum_of(article.comments_url, article.link, article.comments_feed)
            return "comments" if article.comments_url or forum else ""
        case 0:
            return "no comments yet"
        case count:
            return counted(count, "comment")


def _edited(article: Article, published: datetime) -> str:
    """With the date where that is another day."""
    if not article.revisions or article.edited is None:
        return ""
    edited = article.edited.astimezone()
    same_day = edited.date() == published.date()
    return f"edited {edited:%H:%M}" if same_day else f"edited {edited:%-d %b %Y, %H:%M}"


def minutes(words: int) -> str:
    """Reading time, or nothing where there is nothing to read."""
    return f"{minutes_for(words)}{_UNBROKEN}min" if words else ""
