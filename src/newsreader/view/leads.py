"""Which links of the article in the reader lead to others that are here."""

import logging
from functools import partial

from textual.screen import Screen

from newsreader.models.document import Link
from newsreader.store.errors import LibraryError
from newsreader.view.panes.reader import Reader
from newsreader.view.recent import Recent
from newsreader.view.shelf import Shelf
from newsreader.view.work import after_the_frame, replace_work

_KEPT = 50
_NONE: frozenset[int] = frozenset()
_Key = tuple[int, tuple[Link, ...]]

log = logging.getLogger(__name__)


class Leads:
    """Looked for beside the reader, which marks them."""

    def __init__(self, screen: Screen[None], shelf: Shelf, reader: Reader) -> None:
        self._screen = screen
        self._shelf = shelf
        self._reader = reader
        self._known: Recent[_Key, frozenset[int]] = Recent(_KEPT)

    def look(self, article_id: int, links: tuple[Link, ...]) -> None:
        """What was found the last time is marked at once."""
        key = article_id, links
        self._reader.mark_known(self._known.get(key, _NONE))
        if links:
            replace_work(self._screen, "leads", partial(self._look, key))

    async def _look(self, key: _Key) -> None:
        """In a thread that no list and no article waits for."""
        await after_the_frame()
        article_id, links = key
        urls = [link.url for link in links]
        try:
            found = await self._shelf.count(lambda library: library.links.articles_at(urls))
        except LibraryError as error:
            log.warning("Links are not marked: %s", error)
            return
        others = {url for url, led in found.items() if led != article_id}
        self._known[key] = known = frozenset(n for n, url in enumerate(urls) if url in others)
        if self._reader.key == article_id:
            self._reader.mark_known(known)
