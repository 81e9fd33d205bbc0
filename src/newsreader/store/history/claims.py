"""What acts say of articles, and what of it stands: the newest act that is not undone is heeded."""

import json
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from newsreader.models.acts import BY_THEMSELVES, ActKind

Thing = TypeVar("Thing", bound=Hashable)

_SAID = {
    ActKind.READ: (ActKind.READ, True),
    ActKind.UNREAD: (ActKind.READ, False),
    ActKind.READING: (ActKind.READ, True),
    ActKind.READ_AGAIN: (ActKind.READ, True),
    ActKind.BOOKMARK: (ActKind.BOOKMARK, True),
    ActKind.UNBOOKMARK: (ActKind.BOOKMARK, False),
    ActKind.ARCHIVE: (ActKind.ARCHIVE, True),
    ActKind.UNARCHIVE: (ActKind.ARCHIVE, False),
    ActKind.HIDE: (ActKind.HIDE, True),
    ActKind.UNHIDE: (ActKind.HIDE, False),
    ActKind.TAG: (ActKind.TAG, True),
    ActKind.UNTAG: (ActKind.TAG, False),
    ActKind.HIGHLIGHT: (ActKind.HIGHLIGHT, True),
    ActKind.UNHIGHLIGHT: (ActKind.HIGHLIGHT, False),
}
PLAIN = frozenset(_SAID)
"""Acts that say one thing of all of their articles; some say others beside it, of a part."""
TO_BE = {(what, so): kind for kind, (what, so) in _SAID.items() if kind not in BY_THEMSELVES}
"""The kind of act that makes articles so."""
_ALSO = {
    ActKind.HIGHLIGHT: {ActKind.NOTE},
    ActKind.READ: {ActKind.ARCHIVE},
    ActKind.BOOKMARK: {ActKind.ARCHIVE},
    ActKind.ARCHIVE: {ActKind.BOOKMARK},
}
"""Acts that say it besides."""


class Claim(Struct, Generic[Thing], frozen=True):
    """That articles are so, or are not so: read, bookmarked, tagged with a name; feeds followed."""

    what: ActKind
    """The kind of act that makes them so."""
    so: bool
    ids: Collection[Thing]
    name: str = ""

    @property
    def subject(self) -> tuple[ActKind, str]:
        return self.what, self.name


class Told(Struct, Generic[Thing], frozen=True):
    """A claim of another act, and whether that act stands."""

    claim: Claim[Thing]
    stands: bool


def plain_claims(kind: ActKind, ids: Sequence[int], payload: str | None) -> list[Claim[int]]:
    """Of one of the PLAIN kinds."""
    told = json.loads(payload or "{}")
    beside = {ActKind(other): some for other, some in told.get("beside", {}).items()}
    return [
        Claim(*_SAID[kind], ids, told.get("name", "")),
        *(Claim(*_SAID[other], some) for other, some in beside.items()),
    ]


def note_claims(ids: Collection[int], payload: str | None) -> list[Claim[int]]:
    """Of a NOTE: the highlight with the old note goes, the one with the new comes."""
    told = json.loads(payload or "{}")
    return [
        Claim(ActKind.HIGHLIGHT, False, ids, told["old"]),
        Claim(ActKind.HIGHLIGHT, True, ids, told["name"]),
    ]


def kinds_about(what: ActKind) -> frozenset[ActKind]:
    """Those that are not of rules."""
    said = {kind for kind, (about, _) in _SAID.items() if about is what}
    return frozenset(said | _ALSO.get(what, set()))


def verdicts(
    claim: Claim[Thing],
    earlier: Sequence[Told[Thing]],
    later: Iterable[Told[Thing]],
    *,
    stands: bool,
) -> dict[bool, set[Thing]]:
    """What its articles are to be, once its act stands or no longer does.

    The others are about the same, the oldest first. An article that nothing stands for becomes
    what it was before the first act that changed it.
    """
    open_ = set(claim.ids)
    for told in later:
        if told.stands:
            open_.difference_update(told.claim.ids)
    if stands:
        return {claim.so: open_}
    found: dict[bool, set[Thing]] = {True: set(), False: set()}
    for told in reversed(earlier):
        if told.stands:
            _move(open_, told.claim.ids, found[told.claim.so])
    for first in (*(told.claim for told in earlier), claim):
        _move(open_, first.ids, found[not first.so])
    return found


def _move(open_: set[Thing], ids: Collection[Thing], into: set[Thing]) -> None:
    if open_:
        into |= (hit := open_.intersection(ids))
        open_ -= hit
