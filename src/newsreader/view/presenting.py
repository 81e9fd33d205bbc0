"""From the cursor to the reader: the article under it, in one frame.

A single step is followed at once; while a key is held the reader catches glimpses, and shows
where the cursor comes to rest.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import monotonic

from msgspec import Struct
from msgspec.structs import replace
from textual.screen import Screen
from textual.timer import Timer

from newsreader.cleaning import clean_line, clean_text
from newsreader.models.articles import Article
from newsreader.models.document import Document, Heading, Inline, Link, Paragraph, Span, Style
from newsreader.models.pictures import KeptPicture
from newsreader.models.places import Left
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.leads import Leads
from newsreader.view.panes.paper import UNREADABLE, Cast
from newsreader.view.panes.reader import Reader
from newsreader.view.places import Places
from newsreader.view.reading import followed_at_once
from newsreader.view.recent import Recent
from newsreader.view.shelf import Shelf
from newsreader.view.work import after_the_frame, replace_work

_REST = 0.045
"""Seconds the cursor must rest at the end of a movement: a held key comes again before that."""
_KEPT = 50

log = logging.getLogger(__name__)


class Shown(Struct, frozen=True):
    """An article, ready to be typeset."""

    article: Article
    document: Document
    left: Left | None
    pictures: Mapping[str, KeptPicture]
    cast: Cast | None


Casting = Callable[[Document, Mapping[str, KeptPicture], str], Cast | None]


def _shown(article_id: int, own: bool, cast: Casting, library: Library) -> Shown | None:
    """Called in a thread: a disk may be slow, a text long."""
    article = library.article(article_id, own=own)
    if article is None:
        return None
    left, pictures = library.margins.left(article_id), library.album.found(article_id)
    document = _document_of(article)
    return Shown(article, document, left, pictures, cast(document, pictures, article.text))


def _document_of(article: Article) -> Document:
    """What reads HTML is loaded here: the first paint does not wait for that."""
    from newsreader.page.byline import byline_and_comments
    from newsreader.page.document import article_document

    try:
        return article_document(article, byline_and_comments(article), searchable=True)
    except Exception:
        log.exception("Article %d cannot be laid out", article.id)
        return _plain_document(article)


def _plain_document(article: Article) -> Document:
    title = Inline(clean_line(article.title), (Span(0, len(article.title), Style.TITLE),))
    words = Inline(clean_text(article.text))
    return Document(
        (Heading(1, title), Paragraph(Inline(UNREADABLE), Style.NOTE), Paragraph(words))
    )


class Presenter:
    """Keeps the reader on the article under the cursor."""

    def __init__(
        self,
        screen: Screen[None],
        shelf: Shelf,
        reader: Reader,
        arrived: Callable[[Article], None],
    ) -> None:
        self._screen = screen
        self._shelf = shelf
        self._reader = reader
        self._arrived = arrived
        self._kept: Recent[int, Shown] = Recent(_KEPT)
        self._places = Places(shelf)
        self._leads = Leads(screen, shelf, reader)
        self._own: set[int] = set()
        """Articles that the person reads as their feeds have them."""
        self._looked: set[int] = set()
        """Whose pictures are known as the library has them now."""
        self._timer: Timer | None = None
        self._moved = self._showed = 0.0
        """When the cursor moved last, and when an article was asked for."""
        self._aside = ""
        self._expected: dict[int, Left | None] = {}
        self._back: Left | None = None
        """Where the article is that was put aside."""
        self.article: Article | None = None
        """The one in the reader."""

    @property
    def shown_id(self) -> int | None:
        return self.article.id if self.article else None

    def follow(self, article_id: int, neighbours: Sequence[int]) -> None:
        """Show the article: at once after a single step, else when the cursor rests."""
        last, self._moved = self._moved, monotonic()
        if followed_at_once(self._moved - last, self._moved - self._showed):
            self.show(article_id, neighbours)
        else:
            self.wait()
            self._timer = self._screen.set_timer(_REST, lambda: self.show(article_id, neighbours))

    def show(self, article_id: int, neighbours: Sequence[int] = ()) -> None:
        """Show it as soon as it is ready; what was asked for before is given up."""
        self.wait()
        self._showed = monotonic()
        ready = self._kept.get(article_id)
        if ready:
            self._present(ready)
        fill = partial(self._fill, article_id, neighbours, shown=ready is not None)
        begin = partial(replace_work, self._screen, "article", fill)
        if self.article is None:  # the list is painted before its first article
            self._screen.call_after_refresh(begin)
        else:
            begin()

    @property
    def place(self) -> Left | None:
        """Where in the article the person is, also at its end; `None` at its top."""
        return self._reader.left if self._reader.scroll_y else None

    def expect(self, article_id: int, place: Left | None) -> None:
        """When it is shown next, then at this place, though it was read to its end."""
        self._expected = {article_id: place}

    def wait(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None

    def leave(self) -> None:
        """Where the article is being read is where it opens again."""
        if self.article and self._reader.key == self.article.id and self._reader.size.width:
            self._places.keep(self.article.id, self._reader.stopped_at)

    def clear(self, words: str) -> None:
        self.wait()
        self.leave()
        self.article = None
        self._reader.clear(words)

    # Something else in the place of the article

    @property
    def is_aside(self) -> bool:
        return self.article is not None and self._reader.key == -self.article.id

    @property
    def aside(self) -> str:
        """What is in the place of the article; nothing where that is there itself."""
        return self._aside if self.is_aside else ""

    def put_aside(self, document: Document, name: str, cast: Cast | None = None) -> None:
        """`document` in its place, until `bring_back` or another article."""
        if self.article is None:
            return
        again, left = self.aside == name, self.place
        if not self.is_aside:
            self.leave()
            self._back = left
        self._aside = name
        self._kept.pop(self.article.id, None)
        self._reader.show(-self.article.id, document, left if again else None, cast=cast)
        self._arrived(self.article)

    def bring_back(self) -> None:
        """The article, where it was left."""
        if self.article is not None:
            replace_work(self._screen, "article", partial(self._bring_back, self.article.id))

    async def _bring_back(self, article_id: int) -> None:
        ready = await self._prepare(article_id)
        if ready is not None and self.is_aside and article_id == self.shown_id:
            self._show(ready, self._back)
            self.article = ready.article
            self._arrived(ready.article)

    @property
    def links(self) -> Sequence[Link]:
        """Of the article in the reader."""
        ready = None if self.shown_id is None else self._kept.get(self.shown_id)
        return ready.document.links if ready else ()

    @property
    def shows_own(self) -> bool:
        """The feed's text, though there is another."""
        return self.shown_id in self._own

    def turn_text(self) -> None:
        """Between the page's text and the feed's."""
        if self.article is not None:
            self._own ^= {self.article.id}
            self.anew(self.article.id)

    def anew(
        self, article_id: int, then: Callable[[], None] = lambda: None, *, in_place: bool = False
    ) -> None:
        """The article's text is another now; if it is the one in the reader, it is shown.

        `in_place`: as far down as it is read; an article put aside stays so.
        """
        self._kept.pop(article_id, None)
        if article_id == self.shown_id and not (in_place and self.is_aside):
            work = partial(self._show_anew, article_id, then, in_place)
            replace_work(self._screen, "article", work)

    async def _show_anew(self, article_id: int, then: Callable[[], None], in_place: bool) -> None:
        ready = await self._prepare(article_id)
        if ready is not None and article_id == self.shown_id:
            self._show(ready, self.place if in_place else None)
            self.article = ready.article
            then()

    def forget(self) -> None:
        """Articles may have changed: make them anew when they are shown next."""
        self._kept.clear()

    def look_for_pictures(self) -> None:
        """Some may have come, also of the article in the reader."""
        self._looked.clear()
        if self.shown_id is not None and self._reader.hanging.is_on:
            replace_work(self._screen, "pictures", partial(self._hang, self.shown_id))

    async def _hang(self, article_id: int) -> None:
        if article_id in self._looked or not self._reader.hanging.is_on:
            return
        self._looked.add(article_id)
        try:
            pictures = await self._shelf.open(lambda library: library.album.found(article_id))
            kept = self._kept.get(article_id)
            if kept and kept.pictures != pictures:
                cast = await asyncio.to_thread(
                    self._reader.cast, kept.document, pictures, kept.article.text
                )
                kept = replace(kept, pictures=pictures, cast=cast)
        except LibraryError as error:
            log.warning("No pictures: %s", error)
        else:
            self._reader.hang(article_id, pictures, kept.cast if kept else None)
            if kept and article_id in self._kept:
                self._kept[article_id] = kept

    async def _fill(self, article_id: int, neighbours: Sequence[int], *, shown: bool) -> None:
        if not shown:
            try:
                ready = await self._made(article_id)
            except LibraryError as error:
                self._shelf.complain(str(error))
                self.clear(str(error))
                return
            if ready is None:
                self.clear("This article is not in the library any more.")
                return
            self._present(ready)
        await after_the_frame()
        await self._hang(article_id)
        for neighbour in neighbours:
            await self._prepare(neighbour)

    async def _prepare(self, article_id: int) -> Shown | None:
        try:
            return await self._made(article_id)
        except LibraryError as error:
            self._shelf.complain(str(error))
            return None

    async def _made(self, article_id: int) -> Shown | None:
        if article_id in self._kept:
            return self._kept[article_id]
        ready = await self._shelf.open(
            partial(_shown, article_id, article_id in self._own, self._reader.cast)
        )
        if ready is not None:
            self._kept[article_id] = ready
            self._looked.add(article_id)
        return ready

    def _present(self, ready: Shown) -> None:
        if self.article is None or self.article.id != ready.article.id or self.is_aside:
            self.leave()
            left = self._places.of(ready.article.id, ready.left)
            self._show(ready, self._expected.pop(ready.article.id, None) or left)
            self._note_seen(ready)
        self.article = ready.article
        self._arrived(ready.article)

    def _show(self, ready: Shown, left: Left | None = None) -> None:
        self._reader.show(
            ready.article.id,
            ready.document,
            left,
            plain=ready.article.text,
            pictures=ready.pictures,
            cast=ready.cast,
        )
        self._leads.look(ready.article.id, ready.document.links)

    def _note_seen(self, ready: Shown) -> None:
        if ready.pictures and self._reader.hanging.is_on:
            self._shelf.write(lambda library: library.album.note_seen(ready.article.id))
