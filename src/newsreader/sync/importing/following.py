"""The feeds and smart feeds that come along."""

from collections.abc import Sequence

from msgspec.structs import replace

from newsreader.addresses import feed_key
from newsreader.cleaning import clean_line, without_user_info
from newsreader.models.access import Login
from newsreader.models.feeds import Subscription
from newsreader.models.moving import KeptFeed
from newsreader.models.syncing import Imported, Skipped
from newsreader.parse.newsboat.urls import read_urls
from newsreader.parse.opml import read_opml
from newsreader.store.feedlist.subscriptions import web_address
from newsreader.sync.logins import with_logins_kept
from newsreader.sync.parts import Parts

_NO_ADDRESS = "It has no address of the web: its flagged articles come along, it is not followed."


def follow_opml(parts: Parts, body: bytes) -> Imported:
    """Follow what is not followed yet. Raises ValueError with one sentence, and LibraryError."""
    opml = read_opml(body)
    skipped = tuple(Skipped(what, reason) for what, reason in opml.skipped)
    return _followed(parts, opml.subscriptions, skipped)


def follow_urls(parts: Parts, body: bytes, kept: Sequence[KeptFeed]) -> Imported:
    """`kept` are newsboat's feeds, where its cache is known. Raises LibraryError."""
    found = read_urls(body)
    titles = {feed_key(one.url): one.title for one in kept if web_address(one.url)}
    subscriptions = [_without_publishers(one, titles) for one in found.subscriptions]
    imported = _followed(parts, subscriptions, tuple(found.skipped))
    added = parts.library.add_smart_feeds(found.smart)
    return replace(imported, smart_feeds=sum(added))


def follow_kept(parts: Parts, kept: Sequence[KeptFeed]) -> Imported:
    """There is nothing but newsboat's cache: every feed of it. Raises LibraryError."""
    addresses = {feed.url: web_address(feed.url) for feed in kept}
    skipped = tuple(
        Skipped(clean_line(without_user_info(url), 200), _NO_ADDRESS)
        for url, address in addresses.items()
        if address is None
    )
    subscriptions = [
        Subscription(address, login=Login.in_address(url))
        for url, address in addresses.items()
        if address
    ]
    return _followed(parts, subscriptions, skipped)


def _followed(
    parts: Parts, subscriptions: Sequence[Subscription], skipped: tuple[Skipped, ...]
) -> Imported:
    wanted, lost = with_logins_kept(parts, subscriptions)
    followed = parts.library.subscribe_all(wanted)
    new = sum(is_new for _, is_new in followed)
    return Imported(new, len(followed) - new, (*skipped, *lost))


def _without_publishers(one: Subscription, titles: dict[str, str]) -> Subscription:
    """A title that the publisher gave is no title of the person's own."""
    same = one.title is not None and one.title == titles.get(feed_key(one.url))
    return replace(one, title=None) if same else one
