"""What a fresh document means for the articles of its feed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from newsreader.models.arrivals import Changes, Known, Prepared
from newsreader.sync.identity import BODY, DATED, GUID, LINK, WHOLE

_RANKS = (GUID, LINK, DATED, BODY, WHOLE)
_STEADY = (GUID, LINK)


def decide(document: Sequence[Prepared], known: Mapping[str, Known]) -> Changes:
    """`known` maps every key of the document that the feed's articles were ever seen under.

    An article is never claimed by two entries, and a stronger key claims before a weaker one. What
    is missing from the document stays as it is.
    """
    claims = _claims(document, known)
    steady = _without_volatile_guids(document, claims, known)
    new, changed, renamed = [], [], []
    for place, prepared in enumerate(document):
        match = claims.get(place)
        if match is None:
            new.append(prepared)
            continue
        unseen = tuple(key for key in prepared.keys if key.startswith(steady) and key not in known)
        seen_anew = (match.article_id, replace(prepared, keys=unseen))
        if match.content_hash != prepared.content_hash:
            changed.append(seen_anew)
        elif unseen:
            renamed.append(seen_anew)
    return Changes(tuple(new), tuple(changed), tuple(renamed))


def _claims(document: Sequence[Prepared], known: Mapping[str, Known]) -> dict[int, Known]:
    """Which article each entry is, by the entry's place in the document."""
    claims: dict[int, Known] = {}
    taken: set[int] = set()
    for rank in _RANKS:
        for place, key in _keys_of_rank(document, rank):
            match = known.get(key)
            if match and place not in claims and match.article_id not in taken:
                claims[place] = match
                taken.add(match.article_id)
    return claims


def _keys_of_rank(document: Iterable[Prepared], rank: str) -> Iterator[tuple[int, str]]:
    for place, prepared in enumerate(document):
        for key in prepared.keys:
            if key.startswith(rank):
                yield place, key


def _without_volatile_guids(
    document: Sequence[Prepared], claims: Mapping[int, Known], known: Mapping[str, Known]
) -> tuple[str, ...]:
    """The kinds of keys worth remembering.

    When most articles that we know come with a guid or a link we do not know, that kind is random
    or carries a session: remembering it would only grow, at every fetch.
    """
    return tuple(kind for kind in _STEADY if not _is_volatile(kind, document, claims, known))


def _is_volatile(
    kind: str,
    document: Sequence[Prepared],
    claims: Mapping[int, Known],
    known: Mapping[str, Known],
) -> bool:
    seen_again = [key for place in claims for key in document[place].keys if key.startswith(kind)]
    strange = sum(key not in known for key in seen_again)
    return strange > 1 and 2 * strange > len(seen_again)
