"""PURE: a feed that was found, in the words that help to choose."""

from datetime import datetime

from newsreader.catalogue.languages import own_name
from newsreader.cleaning import clean_line
from newsreader.models.syncing import FeedChoice, FeedsFound, Texts
from newsreader.view.times import ago
from newsreader.wording import counted

_TEXTS = {Texts.FULL: "full texts", Texts.EXCERPTS: "excerpts", Texts.TITLES: "titles only"}


def facts(choice: FeedChoice) -> str:
    """`Atom · 20 articles · full texts · Deutsch · comments · followed already`."""
    words = [
        choice.kind,
        counted(choice.articles, "article"),
        _TEXTS[choice.texts] if choice.articles else "",
        own_name(choice.language) if choice.language else "",
        "comments" if choice.comments else "",
        "followed already" if choice.followed else "",
    ]
    return " · ".join(clean_line(word, 60) for word in words if word)


def newest(choice: FeedChoice, now: datetime) -> str:
    """`newest 3 hours ago: Japan offers …`; empty where nothing has come yet."""
    when = f" {ago(choice.newest_at, now)}" if choice.newest_at else ""
    return f"newest{when}: {clean_line(choice.newest, 200)}" if choice.newest else ""


def offered(found: FeedsFound) -> str:
    """`example.org offers 3 feeds`."""
    more = f", and {found.more:,} more" if found.more else ""
    address = clean_line(found.address, 80)
    return f"{address} offers {counted(len(found.choices), 'feed')}{more}"
