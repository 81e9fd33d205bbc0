"""Names of files that every file system takes. Pure."""

import unicodedata
from datetime import datetime

from newsreader.models.articles import Article
from newsreader.press.kinds import Form

_LONGEST = 150
"""Bytes of a title in a name: with all around it, less than the 255 that file systems take."""


def file_name(article: Article, form: Form) -> str:
    """`2026-11-22-Japan-offers-to-buy-17.md`: the same at every export."""
    title = plain_name(article.title) or "article"
    return f"{article.placed.astimezone():%Y-%m-%d}-{title}-{article.id}.{form}"


def book_title(made: datetime) -> str:
    return f"News, {made.astimezone():%-d %B %Y}"


def book_name(title: str, made: datetime) -> str:
    return f"{made.astimezone():%Y-%m-%d}-{plain_name(title) or 'news'}.{Form.EPUB}"


def plain_name(text: str) -> str:
    """Letters, marks and digits of any script, all else a hyphen."""
    kept = (sign if _stays(sign) else "-" for sign in unicodedata.normalize("NFC", text))
    name = "-".join(filter(None, "".join(kept).split("-")))
    return name.encode()[:_LONGEST].decode(errors="ignore").strip("-")


def _stays(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.category(sign).startswith("M")
