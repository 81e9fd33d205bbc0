"""The `[[feeds]]` tables of feeds.toml as text: read, added to, cut from."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec.structs import replace

from newsreader.cleaning import clean_line, clean_url, without_user_info
from newsreader.models.feeds import Subscription
from newsreader.store import tables
from newsreader.store.feedlist.access import access_of, written
from newsreader.store.tables import Cut, Unreadable, inline

NEW_FILE = """\
# The feeds that newsreader follows. This file is yours: edit it, sort it, keep it in git.
# newsreader only adds a table when you add a feed, takes one out when you unsubscribe, and changes
# an address that moved.
"""

_NAME = "feeds"
_WEB = frozenset({"http", "https"})


def read(text: str) -> list[Subscription]:
    """Each address once, its folders joined. Raises Unreadable."""
    found: dict[str, Subscription] = {}
    for place, table in tables.placed(text, _NAME):
        subscription = _subscription(table, place)
        earlier = found.get(subscription.url)
        found[subscription.url] = _joined(earlier, subscription) if earlier else subscription
    return list(found.values())


def addresses(text: str) -> list[str]:
    """Raises Unreadable."""
    return [one.url for one in read(text)]


def with_added(text: str, subscriptions: Sequence[Subscription]) -> str:
    """At the end, a table for each. Raises Unreadable when the file's form does not allow that."""
    return tables.with_added(text, _NAME, [_rendered(one) for one in subscriptions])


def without(text: str, urls: AbstractSet[str]) -> tuple[str, list[Cut]]:
    """Without every table of these addresses. Raises Unreadable."""
    return tables.without(text, _NAME, lambda table: web_address(table.get("url")) in urls)


def with_back(text: str, cuts: Sequence[Cut]) -> str:
    """The lines where they stood, else before the table that took their place."""
    return tables.with_back(text, _NAME, cuts)


def with_address(text: str, url: str, new: str) -> tuple[str, str]:
    """With `new` where `url` was, and how `url` was written. Raises Unreadable."""
    places = [n for n, one in enumerate(tables.tables(text, _NAME)) if _is_at(one, url)]
    if not places:
        raise Unreadable(f"it has no [[feeds]] table with the address {url}.")
    written = [tables.tables(text, _NAME)[place]["url"] for place in places]
    for place in places:
        text = tables.with_value(text, _NAME, place, "url", new)
    return text, written[0]


def web_address(url: object) -> str | None:
    """As the library keeps it; `None` when it is no address of a feed."""
    return clean_url(url, schemes=_WEB) if isinstance(url, str) else None


def folder_path(words: str) -> str:
    """`/Tech//Python ` is `Tech/Python`."""
    parts = (clean_line(part, 100) for part in words.split("/"))
    return "/".join(part for part in parts if part)


def _is_at(table: dict[str, Any], url: str) -> bool:
    return web_address(table.get("url")) == url


def _subscription(table: dict[str, Any], place: str) -> Subscription:
    fault = next(_faults(table), None)
    if fault:
        raise Unreadable(f"{place}: {fault}")
    url = web_address(table.get("url"))
    if url is None:
        given = without_user_info(repr(table.get("url")))
        raise Unreadable(f'{place}: the feed needs url = "https://…", not {given}.')
    folders = (folder_path(folder) for folder in table.get("folders", []))
    return Subscription(
        url=url,
        title=clean_line(table.get("title", "")) or None,
        folders=tuple(dict.fromkeys(folder for folder in folders if folder)),
        full_text=table.get("full_text", "auto"),
        every=table.get("every"),
        paused=table.get("paused", False),
        access=access_of(table),
    )


def _faults(table: dict[str, Any]) -> Iterator[str]:
    from newsreader.store.feedlist import accessfaults

    folders = table.get("folders", [])
    if not isinstance(folders, list) or not all(isinstance(path, str) for path in folders):
        yield 'folders takes a list, such as ["Tech/Python"].'
    if not isinstance(table.get("title", ""), str):
        yield "title takes text in quotes."
    if table.get("full_text", "auto") not in ("auto", "always", "never"):
        yield 'full_text is "auto", "always" or "never".'
    yield from accessfaults.faults(table)


def _joined(first: Subscription, second: Subscription) -> Subscription:
    folders = tuple(dict.fromkeys(first.folders + second.folders))
    return replace(first, title=first.title or second.title, folders=folders)


def _rendered(subscription: Subscription) -> str:
    values = {
        "url": subscription.url,
        "title": subscription.title,
        "folders": list(subscription.folders),
        "full_text": "" if subscription.full_text == "auto" else subscription.full_text,
        "every": subscription.every,
        "paused": subscription.paused,
        **written(subscription.access),
    }
    lines = [f"{name} = {inline(value)}\n" for name, value in values.items() if value]
    return "".join(["[[feeds]]\n", *lines])
