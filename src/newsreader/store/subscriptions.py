"""The `[[feeds]]` tables of feeds.toml as text: read, added to, cut from."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import tomli_w

from newsreader.cleaning import clean_line, clean_url
from newsreader.models.feeds import Subscription
from newsreader.store import tables
from newsreader.store.tables import Cut, Unreadable, quoted

NEW_FILE = """\
# The feeds that newsreader follows. This file is yours: edit it, sort it, keep it in git.
# newsreader only adds a table when you add a feed, and takes one out when you unsubscribe.
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
    url = web_address(table.get("url"))
    if url is None:
        raise Unreadable(f'{place}: the feed needs url = "https://…", not {table.get("url")!r}.')
    faults = list(_faults(table))
    if faults:
        raise Unreadable(f"{place}: {faults[0]}")
    folders = (folder_path(folder) for folder in table.get("folders", []))
    return Subscription(
        url=url,
        title=clean_line(table.get("title", "")) or None,
        folders=tuple(dict.fromkeys(folder for folder in folders if folder)),
        full_text=table.get("full_text", "auto"),
    )


def _faults(table: dict[str, Any]) -> Iterator[str]:
    folders = table.get("folders", [])
    if not isinstance(folders, list) or not all(isinstance(path, str) for path in folders):
        yield 'folders takes a list, such as ["Tech/Python"].'
    if not isinstance(table.get("title", ""), str):
        yield "title takes text in quotes."
    if table.get("full_text", "auto") not in ("auto", "always", "never"):
        yield 'full_text is "auto", "always" or "never".'


def _joined(first: Subscription, second: Subscription) -> Subscription:
    folders = tuple(dict.fromkeys(first.folders + second.folders))
    return Subscription(first.url, first.title or second.title, folders, first.full_text)


def _rendered(subscription: Subscription) -> str:
    values: dict[str, Any] = {"url": subscription.url}
    if subscription.title:
        values["title"] = subscription.title
    lines = ["[[feeds]]\n", tomli_w.dumps(values)]
    if subscription.folders:
        folders = ", ".join(quoted(folder) for folder in subscription.folders)
        lines.append(f"folders = [{folders}]\n")
    if subscription.full_text != "auto":
        lines.append(tomli_w.dumps({"full_text": subscription.full_text}))
    return "".join(lines)
