"""Which feeds a person moved in feeds.toml by hand. The rules are in docs/notes/identity.md."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from newsreader.addresses import feed_key, place_of
from newsreader.models.feeds import Subscription

_Groups = Mapping[Hashable, Sequence[Subscription]]


def moves(
    before: Sequence[Subscription],
    now: Sequence[Subscription],
    lived: AbstractSet[str] = frozenset(),
) -> dict[str, str]:
    """Old address → new one. `lived`: addresses with a history of their own to come back to."""
    staying = {one.url for one in before} & {one.url for one in now}
    gone = [one for one in before if one.url not in staying]
    come = [one for one in now if one.url not in staying]
    found: dict[str, str] = {}
    for was, is_ in (
        *_alike(_by(_key, gone), _by(_key, come)),
        *_alike(_by(_own_title, gone), _by(_own_title, come)),
        *_in_place(_by_gap(before, staying), _by_gap(now, staying)),
    ):
        if was.url not in found and is_.url not in {*found.values(), *lived}:
            found[was.url] = is_.url
    return found


def _alike(gone: _Groups, come: _Groups) -> Iterator[tuple[Subscription, Subscription]]:
    """One for one: what they share is shared by no other."""
    for shared, olds in gone.items():
        news = come.get(shared, ())
        if shared and len(olds) == len(news) == 1:
            yield olds[0], news[0]


def _in_place(gone: _Groups, come: _Groups) -> Iterator[tuple[Subscription, Subscription]]:
    for was, is_ in _alike(gone, come):
        same_host = place_of(was.url).host == place_of(is_.url).host
        if same_host or replace(was, url="") == replace(is_, url=""):
            yield was, is_


def _by(mark: Callable[[Subscription], Hashable], feeds: Iterable[Subscription]) -> _Groups:
    groups: dict[Hashable, list[Subscription]] = {}
    for one in feeds:
        groups.setdefault(mark(one), []).append(one)
    return groups


def _by_gap(feeds: Sequence[Subscription], staying: AbstractSet[str]) -> _Groups:
    """Those between two that stay, by these two."""
    groups: dict[Hashable, list[Subscription]] = {}
    above, between = "", list[Subscription]()
    for one in feeds:
        if one.url in staying:
            groups[above, one.url] = between
            above, between = one.url, []
        else:
            between.append(one)
    groups[above, ""] = between
    return groups


def _key(one: Subscription) -> str:
    return feed_key(one.url)


def _own_title(one: Subscription) -> str | None:
    return one.title
