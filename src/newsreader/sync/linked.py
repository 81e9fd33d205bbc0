"""Pages that bookmarks link to, for a trip: following such a link opens its page here."""

import re
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from itertools import islice
from urllib.parse import urlsplit

from msgspec import Struct

from newsreader.links import leads_nowhere_special, normalised_link
from newsreader.models.articles import Article
from newsreader.models.fetching import Request
from newsreader.models.fulltexts import Facts, FullText, PageRead
from newsreader.models.syncing import LinkedFetched
from newsreader.models.trips import LinkedPage
from newsreader.page.body import read_body
from newsreader.page.links import Links
from newsreader.store.completing import SITE
from newsreader.sync.asking import Patience, bring
from newsreader.sync.due import host_of
from newsreader.sync.fulltexts import page_of
from newsreader.sync.identity import LINK
from newsreader.sync.parts import Parts
from newsreader.sync.saving import site_of

EACH = 3
"""So many links of a bookmark's text are followed at most, the first of them."""
_MOST = 60
"""Pages for one trip."""
_FEWEST = 60
"""Words that make a page worth taking along."""
_AT_ONCE, _SILENCE, _REFUSED = 8, 8, 3
_FILE = re.compile(
    r"\.(?:pdf|jpe?g|png|gif|webp|svg|mp[34]|m4a|ogg|webm|zip|gz|xz|epub|docx?|xlsx?|pptx?)$",
    re.IGNORECASE,
)


class Linked(Struct, frozen=True):
    """A page to be asked for, and the article that leads there."""

    from_id: int
    url: str
    named_by_others: bool = True
    """A publisher leads into a private network only where its own server is."""


def pages_to_take(parts: Parts, article_ids: Sequence[int]) -> list[Linked]:
    """Those that are not here, each once."""
    wanted: dict[str, Linked] = {}
    for id_ in article_ids:
        article = parts.library.article(id_)
        if article is None:
            continue
        for url in islice(leading_on(article), EACH):
            if parts.library.links.article_at(url) is None:
                others = host_of(url) != host_of(_home(article))
                wanted.setdefault(normalised_link(url), Linked(id_, url, others))
    return list(islice(wanted.values(), _MOST))


def leading_on(article: Article) -> Iterator[str]:
    """Where the links of its text lead that may be articles too: no files, no front pages. PURE."""
    links = Links(article.base or article.link, (article.link, article.comments_url))
    read_body(article.html or article.text, links)
    for link in links.all():
        parts = urlsplit(link.url)
        web = parts.scheme in ("http", "https") and not _FILE.search(parts.path)
        if web and not leads_nowhere_special(normalised_link(link.url)):
            yield link.url


async def bring_linked(
    parts: Parts, wanted: Sequence[Linked]
) -> AsyncGenerator[LinkedFetched, None]:
    """One event for each page, and one before. Raises LibraryError."""
    async with aclosing(bring(wanted, _Asking(parts).ask)) as pages:
        async for page in pages:
            yield LinkedFetched(*page)


class _Asking:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._patience = Patience(at_once=_AT_ONCE, silence=_SILENCE, refusals=_REFUSED)

    async def ask(self, wanted: Linked) -> bool:
        """Whether a page was kept: one without a text leaves nothing behind."""
        host = host_of(wanted.url)
        async with self._patience.turn(host) as may_ask:
            if not may_ask:
                return False
            answer = await self._parts.fetch(_request(wanted))
            self._patience.heard(host, answer)
            match await page_of(self._parts, answer):
                case PageRead(said, FullText() as text) if text.words >= _FEWEST:
                    self._parts.arrivals.keep_linked(_page(wanted, text, said), self._parts.clock())
                    return True
        return False


def _home(article: Article) -> str:
    """An address that the person named: of the feed, or of the page that they saved."""
    saved = article.feed_url.startswith(SITE)
    return (article.link if saved and article.bookmarked else None) or article.feed_url


def _request(wanted: Linked) -> Request:
    return Request(wanted.url, named_by_others=wanted.named_by_others)


def _page(wanted: Linked, text: FullText, said: Facts) -> LinkedPage:
    """A link is written in one way and leads to another, where the page has moved."""
    ways = dict.fromkeys(map(normalised_link, (wanted.url, text.base)))
    keys = [LINK + way for way in ways]
    return LinkedPage(wanted.from_id, wanted.url, site_of(wanted.url), keys, text, said)
