"""Feeds that were found: which of them are the same, which is the best. PURE."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from statistics import median

from msgspec import Struct

from newsreader.addresses import feed_key
from newsreader.links import normalised_link
from newsreader.models.arrivals import Prepared, PreparedFeed
from newsreader.models.fetching import Fetched
from newsreader.models.syncing import FeedChoice, Texts
from newsreader.parse.discovery import about_comments
from newsreader.parse.kinds import feed_kind

_COMPARED = 10
"""Articles at the head of two feeds that must be the same, to say that the feeds are."""
_ALIKE = 0.8
_TELLING = 3
"""Fewer common articles may be chance: the newest of all is the newest of its topic, too."""
_WHOLE = 120
"""Words from which on a text is no excerpt, however it ends."""
_CUT = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading)\W{0,8}$", re.IGNORECASE
)
_KINDS = ("Atom", "RSS", "JSON Feed")
"""The one with the most precise rules first."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Found(Struct, frozen=True):
    """A feed, read."""

    url: str
    """To be followed: the last address of a permanent redirect, else the one that was asked."""
    fetched: Fetched
    feed: PreparedFeed
    title: str | None = None
    """What the page calls it."""

    @property
    def kind(self) -> str:
        return feed_kind(self.fetched.body, self.fetched.content_type)

    @property
    def comments(self) -> bool:
        return about_comments(f"{self.url} {self.title or ''} {self.feed.title}")


def distinct(found: Iterable[Found], followed: Callable[[Found], bool]) -> list[Found]:
    """The best of those that are the same, in the order of the first; comments last.

    One that is followed already is the best: it is the one that the person knows.
    """
    groups: list[list[Found]] = []
    for one in found:
        group = next((group for group in groups if _same(group[0], one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    best = [min(group, key=lambda one: (not followed(one), *_rank(one))) for group in groups]
    return sorted(best, key=lambda one: one.comments)


def choice_of(found: Found, followed: bool = False) -> FeedChoice:
    articles = found.feed.articles
    newest = max(articles, key=lambda one: one.entry.published or _EPOCH, default=None)
    return FeedChoice(
        url=found.url,
        title=found.feed.title or found.title or found.url.partition("://")[2],
        kind=found.kind,
        articles=len(articles),
        newest=(newest.entry.title or newest.excerpt) if newest else "",
        newest_at=newest.entry.published if newest else None,
        language=next((one.entry.language for one in articles if one.entry.language), None),
        texts=texts_of(articles),
        comments=found.comments,
        followed=followed,
    )


def texts_of(articles: Sequence[Prepared]) -> Texts:
    """By the usual article. What has no title is a note, and the note is all there is."""
    if not articles:
        return Texts.TITLES
    words = median(one.words for one in articles)
    untitled = sum(not one.entry.title for one in articles) * 2 > len(articles)
    cut = sum(bool(_CUT.search(one.text[-60:])) for one in articles) * 2 > len(articles)
    if words >= _WHOLE or (untitled and words and not cut):
        return Texts.EXCERPTS if cut and words < 2 * _WHOLE else Texts.FULL
    return Texts.EXCERPTS if words > 3 else Texts.TITLES


def _same(one: Found, other: Found) -> bool:
    """The same address, or the same articles at their heads."""
    if feed_key(one.fetched.url) == feed_key(other.fetched.url):
        return True
    a, b = _marks(one), _marks(other)
    length = min(len(a), len(b))
    if length < _TELLING and len(a) != len(b):
        return False
    common = set(a[:length]) & set(b[:length])
    return length > 0 and len(common) >= _ALIKE * length


def _marks(found: Found) -> list[tuple[str, str]]:
    """What tells the articles at the head of one feed from those of another."""
    entries = (prepared.entry for prepared in found.feed.articles[:_COMPARED])
    marks = (
        (normalised_link(entry.link) if entry.link else entry.guid or "", entry.title.casefold())
        for entry in entries
    )
    return [mark for mark in marks if any(mark)]


def _rank(found: Found) -> tuple[bool, bool, int, int]:
    """The least is the best."""
    full = texts_of(found.feed.articles) is Texts.FULL
    secure = found.url.startswith("https:")
    return not full, not secure, _KINDS.index(found.kind), -len(found.feed.articles)
