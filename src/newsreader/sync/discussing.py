"""The discussions of articles: asked for where they are held, kept to be read offline."""

import logging
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from itertools import islice

from newsreader.forums import Forum, Site, forum_of
from newsreader.models.access import PLAIN
from newsreader.models.discussions import Comments, NoDiscussion, WantedDiscussion
from newsreader.models.fetching import Failed, Fetched, NotModified, Request
from newsreader.models.syncing import DiscussionsFetched
from newsreader.sync.asking import Patience, bring
from newsreader.sync.due import host_of
from newsreader.sync.parts import Parts

_AT_ONCE = 4
_TAKEN = 50
"""Discussions that are packed for a trip at most."""
_SILENCE = 4
"""Forums in a row that did not answer: there is no network, and none is asked any more."""
_ENOUGH = 2
"""So often may a host refuse until it is left alone."""
_NOWHERE = "Nobody says where this article is discussed."

log = logging.getLogger(__name__)


def discussions_to_keep(parts: Parts) -> list[WantedDiscussion]:
    """Of bookmarks, as many as a sync may ask for."""
    return _held(parts.library.discussions.wanted(), parts.discussions) if parts.discussions else []


def discussions_to_take(parts: Parts, article_ids: Sequence[int]) -> list[WantedDiscussion]:
    """Of what is packed: those that are not here, or no longer fresh."""
    return _held(parts.library.discussions.lacking(article_ids), _TAKEN)


def _held(wanted: Iterable[WantedDiscussion], most: int) -> list[WantedDiscussion]:
    """Those that are known to be held somewhere."""
    return list(islice(filter(_forum, wanted), most))


async def bring_discussions(
    parts: Parts, wanted: Sequence[WantedDiscussion]
) -> AsyncGenerator[DiscussionsFetched, None]:
    """One event for each discussion, and one before. Raises LibraryError."""
    async with aclosing(bring(wanted, _Asking(parts).ask)) as discussions:
        async for discussion in discussions:
            yield DiscussionsFetched(*discussion)


class _Asking:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._patience = Patience(at_once=_AT_ONCE, silence=_SILENCE, refusals=_ENOUGH)

    async def ask(self, wanted: WantedDiscussion) -> bool:
        """Whether a discussion came."""
        forum = _forum(wanted)
        if forum is None:
            self._parts.library.discussions.miss(wanted.article_id, _NOWHERE)
            return False
        async with self._patience.turn(host_of(forum.ask)) as may_ask:
            return may_ask and await self._ask(forum, wanted)

    async def _ask(self, forum: Forum, wanted: WantedDiscussion) -> bool:
        kept = self._parts.library.discussions
        match await self._comments(forum, wanted):
            case Comments() as found:
                kept.keep(wanted.article_id, found)
                return True
            case Failed(reason, retry_after=later, unreachable=unreachable):
                log.info("No discussion from %s: %s", host_of(forum.ask), reason)
                words = f"{_named(forum.site)}: {reason}"
                words += f" Ask again after {later.astimezone():%H:%M}." if later else ""
                kept.miss(wanted.article_id, words, answered=not unreachable)
        return False

    async def _comments(self, forum: Forum, wanted: WantedDiscussion) -> Comments | Failed:
        answer = await self._parts.fetch(_request(forum, wanted))
        self._patience.heard(host_of(forum.ask), answer)
        match answer:
            case Failed() as failed:
                return failed
            case NotModified():
                return Failed("Its server gave no comments.")
            case Fetched() as fetched:
                try:
                    return await self._parts.read_comments(forum.site, fetched)
                except NoDiscussion as error:
                    return Failed(str(error))


def _named(site: Site) -> str:
    """At the beginning of a sentence."""
    return site[0].upper() + site[1:]


def _forum(wanted: WantedDiscussion) -> Forum | None:
    return forum_of(wanted.comments_url, wanted.link, wanted.comments_feed)


def _request(forum: Forum, wanted: WantedDiscussion) -> Request:
    """A feed may name any address; but into a private network only its own server."""
    same = host_of(forum.ask) == host_of(wanted.feed_url)
    access = wanted.access if same and forum.site is Site.FEED else PLAIN
    return Request(forum.ask, access=access, named_by_others=not same)
