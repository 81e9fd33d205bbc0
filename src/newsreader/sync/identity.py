"""By what an article is known again: its keys, the most trusted first.

Publishers repeat guids, change them on a redesign, put session ids into links and move dates.
So an entry has several keys, and one that two entries of a document share says nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from itertools import chain

from msgspec import Struct

from newsreader.links import leads_nowhere_special, normalised_link
from newsreader.models.parsed import ParsedEntry
from newsreader.sync.sameness import fold

GUID, LINK, DATED, BODY, WHOLE = "guid:", "link:", "date:", "body:", "all:"
_LONGEST_GUID = 512
_WEB = re.compile(r"https?://(www\.)?(?=.)", re.IGNORECASE)


class Marks(Struct, frozen=True):
    """What can tell one entry of a document from the others; `None` where it says nothing."""

    guid: str | None
    link: str | None
    dated: str | None
    """Title and time of publication."""
    body: str | None
    """Title and text."""
    whole: tuple[str, ...]
    """Everything that is not the text, and the text too where there is no date."""


def marks_of(entry: ParsedEntry, line: str, site: str | None = None) -> Marks:
    """`line` is its text on one line. What the feed itself links to (`site`) says nothing."""
    link = normalised_link(entry.link) if entry.link else None
    title = fold(entry.title)
    guid, dated = _guid(entry.guid), _dated(title, entry.published)
    home = normalised_link(site) if site else None
    telling = link if link and link != home and not leads_nowhere_special(link) else None
    # A weekly "Open thread" has the same text each time: beside two better marks it says nothing.
    better = sum(mark is not None for mark in (guid, telling, dated))
    return Marks(
        guid=guid,
        link=telling,
        dated=dated,
        body=_digest(title, line) if better < 2 else None,
        whole=(entry.guid or "", link or "", title, dated or line),
    )


def needs_words(entry: ParsedEntry, site: str | None = None) -> bool:
    """Whether `marks_of` looks at the text: most entries have better marks."""
    marks = marks_of(entry, "", site)
    return marks.body is not None or marks.dated is None


def distinct(marks: Sequence[Marks]) -> list[int]:
    """The places of entries that are no repetition of an earlier one."""
    first: dict[tuple[str, ...], int] = {}
    for place, mark in enumerate(marks):
        first.setdefault(mark.whole, place)
    return list(first.values())


def keys_of(document: Sequence[Marks]) -> list[tuple[str, ...]]:
    """The keys of each entry, in the document's order; every entry has one at least."""
    candidates = [_candidates(marks) for marks in document]
    often = Counter(chain.from_iterable(candidates))
    return [
        tuple([key for key in own if often[key] == 1]) or (WHOLE + _digest(*marks.whole),)
        for own, marks in zip(candidates, document, strict=True)
    ]


def _guid(guid: str | None) -> str | None:
    """One that is an address is the same for http and https."""
    guid = _WEB.sub("", (guid or "").strip())
    return (guid if len(guid) <= _LONGEST_GUID else _digest(guid)) or None


def _dated(title: str, published: datetime | None) -> str | None:
    return _digest(title, published.isoformat()) if title and published else None


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _candidates(marks: Marks) -> list[str]:
    kinds = ((GUID, marks.guid), (LINK, marks.link), (DATED, marks.dated), (BODY, marks.body))
    return [kind + value for kind, value in kinds if value]
