"""What a fresh document means for the articles of its feed. The rules: docs/notes/identity.md."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto

from msgspec.structs import replace

from newsreader.models.arrivals import UNSETTLED, Changes, Known, Prepared
from newsreader.sync.identity import BODY, DATED, GUID, LINK, WHOLE
from newsreader.sync.sameness import as_published, same_words
from newsreader.sync.witnesses import contradict

_RANKS = (GUID, LINK, DATED, BODY, WHOLE)
_STEADY = (GUID, LINK)


class _Turn(Enum):
    EDITED = auto()
    BESIDE = auto()
    """The words are as they were; a picture, a file, a count is not."""
    NONE = auto()


def decide(document: Sequence[Prepared], known: Mapping[str, Known]) -> Changes:
    """`known` maps every key of the document that the feed's articles were ever seen under.

    An article is never claimed by two entries, and a stronger key claims before a weaker one. What
    is missing from the document stays as it is.
    """
    if not known:
        return Changes(tuple(document), ())
    claims = _claims(document, known)
    steady = _without_volatile_kinds(document, claims, known)
    new: list[Prepared] = []
    seen: defaultdict[_Turn, list[tuple[int, Prepared]]] = defaultdict(list)
    for place, prepared in enumerate(document):
        keys = tuple(key for key in prepared.keys if key not in known)
        match = claims.get(place)
        if match is not None:
            keys = tuple(key for key in keys if key.startswith(steady))
            turn = _turn(prepared, match)
            if keys or turn is not _Turn.NONE:
                seen[turn].append((match.article_id, replace(prepared, keys=keys)))
        elif keys:
            new.append(replace(prepared, keys=keys))
    parts = (tuple(seen[turn]) for turn in (_Turn.EDITED, _Turn.NONE, _Turn.BESIDE))
    return Changes(tuple(new), *parts)


def _turn(prepared: Prepared, article: Known) -> _Turn:
    """A text that was here and is gone from the feed is kept, and what it was kept with.

    What was forgotten here stays so; what is not settled yet is compared the next time.
    """
    if article.forgotten or article.content_hash == UNSETTLED:
        return _Turn.NONE
    lost, before = prepared.words == 0 < article.words, as_published(article.content_hash)
    if lost or prepared.content_hash == before:
        return _Turn.NONE
    same = same_words(prepared.content_hash, before)
    return _Turn.BESIDE if same else _Turn.EDITED


def _claims(document: Sequence[Prepared], known: Mapping[str, Known]) -> dict[int, Known]:
    """Which article each entry is, by the entry's place in the document."""
    claims: dict[int, Known] = {}
    taken: set[int] = set()
    guids_hold = _guids_hold(document, known)
    for rank in _RANKS:
        for place, key in _keys_of_rank(document, rank):
            match = known.get(key)
            if match is None or place in claims or match.article_id in taken:
                continue
            if not contradict(rank, document[place], match, known, guids_hold=guids_hold):
                claims[place] = match
                taken.add(match.article_id)
    return claims


def _keys_of_rank(document: Iterable[Prepared], rank: str) -> Iterator[tuple[int, str]]:
    for place, prepared in enumerate(document):
        for key in prepared.keys:
            if key.startswith(rank):
                yield place, key


def _guids_hold(document: Sequence[Prepared], known: Mapping[str, Known]) -> bool:
    """False when what we know by its link has other guids, all over the document."""
    by_link = [one for one in document if any(_is(LINK, key) and key in known for key in one.keys)]
    return not _is_volatile(GUID, by_link, known)


def _without_volatile_kinds(
    document: Sequence[Prepared], claims: Mapping[int, Known], known: Mapping[str, Known]
) -> tuple[str, ...]:
    """The kinds of keys worth remembering.

    A kind that is random or carries a session would only grow, at every fetch.
    """
    seen_again = [document[place] for place in claims]
    return tuple(kind for kind in _STEADY if not _is_volatile(kind, seen_again, known))


def _is_volatile(kind: str, seen_again: Iterable[Prepared], known: Mapping[str, Known]) -> bool:
    """Most articles that we know come with a guid or a link that we do not know."""
    keys = [key for one in seen_again for key in one.keys if _is(kind, key)]
    strange = sum(key not in known for key in keys)
    return strange > 1 and 2 * strange > len(keys)


def _is(kind: str, key: str) -> bool:
    return key.startswith(kind)
