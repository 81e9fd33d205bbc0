"""Packing for a time without a network: what will be read, with its texts and pictures."""

from collections.abc import Sequence
from contextlib import aclosing

from newsreader.models.scopes import Scope, SearchScope
from newsreader.models.syncing import Lacking, Packed, PicturesFetched, Refused
from newsreader.models.trips import Taken
from newsreader.store.errors import LibraryError
from newsreader.sync.discussing import bring_discussions, discussions_to_take
from newsreader.sync.events import Events
from newsreader.sync.fulltexts import NO_MORE, bring_texts
from newsreader.sync.parts import Parts
from newsreader.sync.pictures import illustrate_these
from newsreader.wording import minutes_for

EVERYTHING_UNREAD = SearchScope("is:unread")
_MARGIN = 2
"""So many times the time is looked at: texts that come may be short, or not come at all."""
_UNREACHED = "Its page could not be reached."
_HEADLINE = "There is only the headline."


async def pack(parts: Parts, scope: Scope, minutes: int, size: int) -> Events:
    """Bookmarks that the scope has come first. `size`: bytes of pictures on the wire.

    The last event is Packed or Refused.
    """
    try:
        async with aclosing(_pack(parts, scope, minutes, size)) as events:
            async for event in events:
                yield event
    except LibraryError as error:
        yield Refused(str(error))


async def _pack(parts: Parts, scope: Scope, minutes: int, size: int) -> Events:
    ids = parts.library.snapshot(scope)
    likely = [one.article_id for one in parts.library.taken(ids, _MARGIN * minutes)]
    lacking = parts.arrivals.texts_lacking(likely)
    silent = {one.article_id for one in lacking}
    if lacking:
        async with aclosing(bring_texts(parts, lacking)) as texts:
            async for text in texts:
                yield text
    taken = parts.library.taken(ids, minutes)
    if discussions := discussions_to_take(parts, [one.article_id for one in taken]):
        async with aclosing(bring_discussions(parts, discussions)) as events:
            async for event in events:
                yield event
    pictures = PicturesFetched(0, 0, 0)
    if parts.illustrating is not None and size:
        here = [one.article_id for one in taken]
        stage = illustrate_these(parts.library, parts.illustrating, here, size)
        async with aclosing(stage) as brought:
            async for came in brought:
                yield came
                pictures = came if isinstance(came, PicturesFetched) else pictures
    yield _packed(taken, _lacking(parts, taken, silent), pictures)


def _packed(taken: Sequence[Taken], lacking: Sequence[Lacking], came: PicturesFetched) -> Packed:
    return Packed(
        articles=len(taken),
        ready=len(taken) - len(lacking),
        minutes=minutes_for(sum(one.words for one in taken)),
        pictures=came.count,
        bytes=came.bytes,
        lacking=tuple(lacking),
    )


def _lacking(parts: Parts, taken: Sequence[Taken], asked: set[int]) -> list[Lacking]:
    """Those without a text; and why, where a page was asked for one."""
    found = []
    for one in taken:
        article = parts.library.article(one.article_id)
        if article is None or article.full or (article.words and article.no_page == NO_MORE):
            continue
        if one.article_id in asked or not article.words:
            reason = article.no_page or (_UNREACHED if one.article_id in asked else _HEADLINE)
            found.append(Lacking(one.title, reason))
    return found
