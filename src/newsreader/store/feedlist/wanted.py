"""What the person asks to follow: addresses as they are kept, each feed once."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec.structs import replace

from newsreader.addresses import feed_key
from newsreader.cleaning import without_user_info
from newsreader.models.feeds import Feed, Subscription
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.feedlist.feeds import feeds
from newsreader.store.feedlist.subscriptions import folder_path, web_address

_BARE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?(/.*)?")
"""An address as people type it, without its scheme."""


def cleaned(subscription: Subscription) -> Subscription:
    """Raises LibraryError for an address that is none."""
    url = _clean_address(subscription.url)
    folders = tuple(path for folder in subscription.folders if (path := folder_path(folder)))
    return replace(subscription, url=url, folders=folders)


def free_address(db: Database, going: Feed, words: str) -> str:
    """Where the feed `going` may move to. Raises LibraryError."""
    bare = words.strip()
    url = _clean_address(f"https://{bare}" if _BARE.fullmatch(bare) else bare)
    if url == going.url:
        raise LibraryError(f"{going.title} is followed at {url} already.")
    refuse_taken(db, going.id, url)
    return url


def refuse_taken(db: Database, feed_id: int, url: str) -> None:
    """Raises LibraryError when another feed is followed there."""
    key = feed_key(url)
    taken = next((one for one in feeds(db) if feed_key(one.url) == key and one.id != feed_id), None)
    if taken:
        raise LibraryError(
            f"You follow {taken.title} at {taken.url} already: unsubscribe from one of them."
        )


def listed(wanted: Iterable[Subscription]) -> dict[str, Subscription]:
    """The first of each, by `list_key`."""
    first: dict[str, Subscription] = {}
    for one in wanted:
        first.setdefault(list_key(one.url), one)
    return first


def list_key(url: str) -> str:
    """A feed's key within one list."""
    slash = "/" if urlsplit(url).path.endswith("/") else ""
    return f"{feed_key(url)} {slash}"


def _clean_address(words: str) -> str:
    url = web_address(words)
    if url is None:
        given = without_user_info(words)
        raise LibraryError(f"{given!r} is not an address of the web (http or https).")
    return url
