"""The groups of a list: where they begin, what they are called, what is unread in them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from newsreader.models.articles import Headline
from newsreader.models.scopes import Arrangement, Grouping
from newsreader.store.library import Library
from newsreader.view.grouping import Group, Name, groups_of
from newsreader.view.reading import Reading


def gathered(library: Library, reading: Reading) -> Sequence[Group]:
    """In a thread where they may be many."""
    if reading.arrangement.grouping is Grouping.STORY:
        return _stories(library, reading)
    by_feed = reading.arrangement.grouping is Grouping.FEED
    keys, name_of = reading.listed.keys, _namer(reading.arrangement)
    titles = library.feed_titles() if by_feed else {}
    return tuple(
        groups_of(keys, name_of, lambda name: titles.get(name, "") if type(name) is int else "")
    )


def _stories(library: Library, reading: Reading) -> Sequence[Group]:
    """Called what their first articles are called."""
    groups = list(groups_of(reading.listed.keys, lambda key: key, lambda _: ""))
    first = {group.name: reading.ids[group.start] for group in groups if not group.is_bare}
    found = {one.id: one for one in library.headlines(list(first.values()))}
    return tuple(
        group if group.is_bare else _story(group, found.get(first[group.name])) for group in groups
    )


def _story(group: Group, first: Headline | None) -> Group:
    if first is None:
        return replace(group, is_story=True)
    return replace(group, title=first.title, is_story=True, placed=first.placed)


def unread_of(library: Library, reading: Reading) -> Mapping[Name, int]:
    """By the names of the groups that have any; in a thread."""
    arrangement, up_to = reading.arrangement, reading.newest or 0
    counted = library.unread_by_group(reading.scope, reading.show, arrangement.grouping, up_to)
    name_of = _namer(arrangement)
    return {name_of(key): number for key, number in counted}


def _namer(arrangement: Arrangement) -> Callable[[int], Name]:
    """From the key of any article to the name of its group: its day where this computer is."""
    if arrangement.grouping is Grouping.DAY:
        return lambda key: datetime.fromtimestamp(key).astimezone().date()
    return lambda key: key
