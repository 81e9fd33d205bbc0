"""A feed that was found, as `newsreader add --list --json` gives it."""

from typing import Any

from newsreader.export.records.times import iso
from newsreader.models.syncing import FeedChoice


def choice_record(choice: FeedChoice, address: str) -> dict[str, Any]:
    """`address` is what the person asked for."""
    return {
        "address": address,
        "feed_url": choice.url,
        "title": choice.title,
        "kind": choice.kind,
        "articles": choice.articles,
        "newest": choice.newest or None,
        "newest_published": iso(choice.newest_at),
        "language": choice.language,
        "texts": choice.texts.value,
        "comments": choice.comments,
        "followed": choice.followed,
    }
