"""Articles whose feeds bring only summaries: their pages are asked for the full texts."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from newsreader.models.access import PLAIN
from newsreader.models.fetching import Failed, Fetched, NotModified, Outcome, Request
from newsreader.models.fulltexts import NO_FACTS, FullText, PageRead, Wanted
from newsreader.models.parsed import NotAFeed
from newsreader.models.syncing import TextsFetched
from newsreader.sync.asking import Patience, bring
from newsreader.sync.due import host_of
from newsreader.sync.parts import Parts

NO_MORE = "The page has no more text than the feed."
"""Why a feed's text is the whole one."""
_AT_ONCE = 8
_FEWEST, _FEWEST_ASKED = 60, 20
"""Words a page must have: by itself, and when the person asks for it."""
_MORE = 1.3
"""How much longer than the feed's text it must be."""
_STILL = 0.5
"""Less of a page than this share of what it was is a teaser."""
_SILENCE = 8
"""Pages in a row that no server answered for: there is no network, and none is asked any more."""
_ENOUGH = 3
"""So often may a host refuse until it is left alone."""


async def bring_texts(parts: Parts, wanted: Sequence[Wanted]) -> AsyncGenerator[TextsFetched, None]:
    """One event for each page, and one before. Raises LibraryError."""
    async with aclosing(bring(wanted, _Asking(parts).ask)) as texts:
        async for text in texts:
            yield TextsFetched(*text)


class _Asking:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._patience = Patience(at_once=_AT_ONCE, silence=_SILENCE, refusals=_ENOUGH)

    async def ask(self, wanted: Wanted) -> bool:
        """Whether a text was kept."""
        async with self._patience.turn(host_of(wanted.url)) as may_ask:
            return may_ask and await self._ask(wanted)

    async def _ask(self, wanted: Wanted) -> bool:
        said = NO_FACTS
        match await self._page(wanted):
            case PageRead(said, FullText() as text) if is_better(text, wanted):
                now = self._parts.clock()
                self._parts.arrivals.keep_text(wanted.article_id, text, now, said)
                return True
            case PageRead(said, reason=reason):
                reason = reason or NO_MORE
            case Failed(unreachable=True):
                return False
            case Failed(reason):
                pass
        self._parts.arrivals.miss_text(wanted.article_id, reason, self._parts.clock(), said)
        return False

    async def _page(self, wanted: Wanted) -> PageRead | Failed:
        answer = await self._parts.fetch(_request(wanted))
        self._patience.heard(host_of(wanted.url), answer)
        return await page_of(self._parts, answer, saved=wanted.saved)


async def page_of(parts: Parts, answer: Outcome, *, saved: bool = False) -> PageRead | Failed:
    """What the page says that a server gave."""
    match answer:
        case Failed():
            return answer
        case NotModified():
            return Failed("The page's server gave no page.")
        case Fetched():
            try:
                return await parts.read_page(answer, saved=saved)
            except NotAFeed as error:
                return Failed(str(error))


def _request(wanted: Wanted) -> Request:
    """A feed may name any address; but into a private network only its own server."""
    same = host_of(wanted.url) == host_of(wanted.feed_url)
    access = wanted.access if same else PLAIN
    return Request(wanted.url, access=access, named_by_others=not (same or wanted.saved))


def is_better(text: FullText, wanted: Wanted) -> bool:
    """Whether the page's text is worth more than the feed's own, and than most of what is here."""
    if text.words < _STILL * wanted.had:
        return False
    if wanted.whatever:
        return text.words >= _FEWEST_ASKED
    return text.words >= max(_FEWEST, _MORE * wanted.own_words)
