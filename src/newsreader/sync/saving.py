"""Any page of the web as a bookmark, with its full text, kept for good."""

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

from newsreader.cleaning import clean_url
from newsreader.links import normalised_link
from newsreader.models.fetching import Fetched
from newsreader.models.parsed import NotAFeed
from newsreader.models.syncing import Refused, Saved, SyncEvent
from newsreader.paths import path_of
from newsreader.store.errors import LibraryError
from newsreader.sync.fulltexts import bring_texts
from newsreader.sync.identity import LINK
from newsreader.sync.parts import Parts
from newsreader.sync.pictures import illustrate_these
from newsreader.sync.typed import tidied

_WEB = frozenset({"http", "https"})
_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)"
)
"""What browsers and SingleFile write at the top of a saved page."""
_TOP = 4096
_FILE = "file:"
_UNREACHED = "The page was not reached: its text comes with the next sync."


async def save(
    parts: Parts, wanted: Sequence[str], *, later: bool = False
) -> AsyncGenerator[SyncEvent, None]:
    """Addresses, and files of saved pages: Saved or Refused for each of them, then pictures.

    `later`: nothing is asked of the network now; texts come with the next sync.
    """
    pages = illustrated(parts, _pages(parts, wanted, ask=not later), later=later)
    async with aclosing(pages) as events:
        async for event in events:
            yield event


async def illustrated(
    parts: Parts, pages: AsyncGenerator[SyncEvent, None], *, later: bool
) -> AsyncGenerator[SyncEvent, None]:
    """With the pictures of what was saved, but for `later`."""
    saved: list[int] = []
    try:
        async with aclosing(pages) as events:
            async for event in events:
                yield event
                if isinstance(event, Saved):
                    saved.append(event.article_id)
        async with aclosing(_pictures(parts, [] if later else saved)) as pictures:
            async for picture in pictures:
                yield picture
    except LibraryError as error:
        yield Refused(str(error))


async def _pictures(parts: Parts, saved: Sequence[int]) -> AsyncGenerator[SyncEvent, None]:
    if saved and parts.illustrating is not None and parts.illustrating.by_itself:
        bringing = illustrate_these(parts.library, parts.illustrating, saved)
        async with aclosing(bringing) as pictures:
            async for picture in pictures:
                yield picture


async def _pages(
    parts: Parts, wanted: Sequence[str], *, ask: bool
) -> AsyncGenerator[SyncEvent, None]:
    for words in wanted:
        if file := _file_at(words):
            yield await save_file(parts, file)
        elif addresses := tidied(words):
            async with aclosing(_save_address(parts, addresses[0], ask=ask)) as events:
                async for event in events:
                    yield event
        else:
            yield Refused(f"“{words}” is neither the address of a web page nor a file.", words)


async def _save_address(parts: Parts, url: str, *, ask: bool) -> AsyncGenerator[SyncEvent, None]:
    id_, already = parts.arrivals.save(url, site_of(url), [_key_of(url)], parts.clock())
    article = parts.library.article(id_)
    if ask and (article is None or not article.full):
        async with aclosing(bring_texts(parts, parts.arrivals.texts_wanted_of([id_]))) as texts:
            async for text in texts:
                yield text
    yield _saved(parts, id_, already)


async def save_file(parts: Parts, file: Path) -> Saved | Refused:
    """Of a page that a browser saved. Raises LibraryError."""
    try:
        fetched = _content_of(file)
        page = await parts.read_page(fetched, saved=True)
    except OSError as error:
        return Refused(f"{file} cannot be read: {error.strerror}.", str(file))
    except NotAFeed as error:
        return Refused(f"{file}: {error}", str(file))
    said = page.facts.canonical or fetched.url
    url = clean_url(said, schemes=_WEB)
    site = site_of(url) if url else "Saved files"
    key = _key_of(url) if url else _FILE + blake2b(fetched.body, digest_size=16).hexdigest()
    id_, already = parts.arrivals.save(url, site, [key], parts.clock(), page.facts.title)
    if page.text is not None:
        parts.arrivals.keep_text(id_, page.text, parts.clock(), page.facts)
    else:
        parts.arrivals.miss_text(id_, page.reason, parts.clock(), page.facts)
    return _saved(parts, id_, already)


def _saved(parts: Parts, article_id: int, already: bool) -> Saved | Refused:
    article = parts.library.article(article_id)
    if article is None:
        return Refused("The page was removed while it was saved.")
    reason = "" if article.words else article.no_page or _UNREACHED
    return Saved(article_id, article.title, article.link or "", already, article.words, reason)


def _file_at(words: str) -> Path | None:
    try:
        file = path_of(words)
        return file if file.is_file() else None
    except (OSError, ValueError):  # longer than any name, a NUL
        return None


def _content_of(file: Path) -> Fetched:
    """As if it had been fetched from where it was saved. Raises OSError."""
    body = file.read_bytes()
    written = _FROM.search(body[:_TOP])
    url = written[1].decode("ascii", "replace") if written else file.absolute().as_uri()
    return Fetched(url, body, "text/html")


def _key_of(url: str) -> str:
    return LINK + normalised_link(url)


def site_of(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")
