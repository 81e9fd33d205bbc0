"""Whether two that share a mark are one article: what the other marks say about it."""

from collections.abc import Mapping

from newsreader.links import normalised_link
from newsreader.models.arrivals import Known, Prepared
from newsreader.sync.identity import DATED, GUID, LINK
from newsreader.sync.sameness import fold, same_words


def contradict(
    kind: str, seen: Prepared, article: Known, known: Mapping[str, Known], *, guids_hold: bool
) -> bool:
    """Both were seen under a key of this kind, and all the same they are two.

    Guid and link contradict each other when a feed numbers its entries from the top, or when a
    page is written anew for each entry. Then title, time and words decide. `guids_hold` is false
    where the whole document has other guids than before: these say nothing then.
    """
    if kind == GUID:
        return _other_link(seen, article, known) and not _alike(seen, article, known)
    if kind == LINK:
        return guids_hold and _other_guid(seen, article, known) and _rewritten(seen, article, known)
    if kind == DATED:
        both = _other_link(seen, article, known) and _other_guid(seen, article, known)
        return both and _by_the_day(seen) and not _same_words(seen, article)
    return False


def _other_link(seen: Prepared, article: Known, known: Mapping[str, Known]) -> bool:
    link = _key(seen, LINK)
    if link is None or not article.link or _leads_to(link, article, known):
        return False
    before = article.link if article.forgotten else normalised_link(article.link)
    return link != LINK + before


def _other_guid(seen: Prepared, article: Known, known: Mapping[str, Known]) -> bool:
    guid = _key(seen, GUID)
    return guid is not None and article.has_guid and not _leads_to(guid, article, known)


def _alike(seen: Prepared, article: Known, known: Mapping[str, Known]) -> bool:
    """One of title, time and words is as it was, or there are none to compare."""
    if article.forgotten:
        return _is_dated_so(seen, article, known)
    same = (_same_title(seen, article), _same_time(seen, article))
    return True in same or same == (None, None) or _same_words(seen, article)


def _rewritten(seen: Prepared, article: Known, known: Mapping[str, Known]) -> bool:
    if article.forgotten:
        return not _is_dated_so(seen, article, known)
    if _same_words(seen, article):
        return False
    same_time = _same_time(seen, article)
    return _same_title(seen, article) is False if same_time is None else not same_time


def _is_dated_so(seen: Prepared, article: Known, known: Mapping[str, Known]) -> bool:
    """All that is known of what was forgotten: title and time together are as they were."""
    dated = _key(seen, DATED)
    return dated is None or _leads_to(dated, article, known)


def _same_title(seen: Prepared, article: Known) -> bool | None:
    """`None`: one of them has none."""
    one, other = fold(seen.entry.title), fold(article.title)
    return one == other if one and other else None


def _same_time(seen: Prepared, article: Known) -> bool | None:
    one, other = seen.entry.published, article.published
    return one.replace(microsecond=0) == other if one and other else None


def _same_words(seen: Prepared, article: Known) -> bool:
    return same_words(seen.content_hash, article.content_hash)


def _by_the_day(seen: Prepared) -> bool:
    when = seen.entry.published
    return when is not None and (when.hour, when.minute, when.second) == (0, 0, 0)


def _key(seen: Prepared, kind: str) -> str | None:
    return next((key for key in seen.keys if key.startswith(kind)), None)


def _leads_to(key: str, article: Known, known: Mapping[str, Known]) -> bool:
    return key in known and known[key].article_id == article.article_id
