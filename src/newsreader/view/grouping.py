"""Where articles stand in the list: one after the other, or under headers that fold. PURE."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from functools import cached_property, partial
from itertools import accumulate

from msgspec import Struct

Name = date | int
"""A day, the id of a feed or of a story; below zero: what stands between two stories."""


class Group(Struct, frozen=True):
    """Articles that stand under one header."""

    name: Name
    start: int
    """The place of its first article in the snapshot."""
    end: int
    """The place after its last."""
    title: str = ""
    """Of a feed, a story; a day is called by how far away it is."""

    is_story: bool = False
    placed: datetime | None = None
    """When the first article of a story was."""

    @property
    def is_bare(self) -> bool:
        """Without a header."""
        return isinstance(self.name, int) and self.name < 0

    @property
    def head_size(self) -> int:
        return 0 if self.is_bare else 1

    @property
    def places(self) -> slice:
        return slice(self.start, self.end)

    @property
    def size(self) -> int:
        return self.end - self.start


def groups_of(
    keys: Sequence[int], name_of: Callable[[int], Name], title_of: Callable[[Name], str]
) -> Iterator[Group]:
    """Keys of one group stand together, so a few looks find where each group ends."""
    start = 0
    while start < len(keys):
        name = name_of(keys[start])
        rest = range(start, len(keys))
        end = start + bisect_left(rest, True, key=partial(_differs, keys, name_of, name))
        yield Group(name, start, end, title_of(name))
        start = end


def _differs(keys: Sequence[int], name_of: Callable[[int], Name], name: Name, place: int) -> bool:
    return name_of(keys[place]) != name


class Rows(Struct, frozen=True, dict=True):
    """Rows are what the list shows, places are where articles stand in the snapshot."""

    count: int = 0
    """Of articles."""
    groups: Sequence[Group] = ()
    folded: AbstractSet[Hashable] = frozenset()
    """Names of the groups that show nothing but their header."""

    @cached_property
    def _heads(self) -> list[int]:
        """The row of each header, and the one after the last row."""
        sizes = (
            1 if self._closed(group) else group.head_size + group.size for group in self.groups
        )
        return list(accumulate(sizes, initial=0))

    @cached_property
    def _starts(self) -> list[int]:
        return [group.start for group in self.groups]

    def __len__(self) -> int:
        return self._heads[-1] if self.groups else self.count

    def group(self, row: int) -> Group | None:
        """The group that a row belongs to, be it its header."""
        if not self.groups or not 0 <= row < len(self):
            return None
        return self.groups[bisect_right(self._heads, row) - 1]

    def header(self, row: int) -> Group | None:
        """The group whose header stands there."""
        group = self.group(row)
        return group if group and not group.is_bare and self.head(group) == row else None

    def head(self, group: Group) -> int:
        return self._heads[bisect_right(self._starts, group.start) - 1]

    def place(self, row: int) -> int | None:
        """Of the article there; `None` for a header, and outside of the list."""
        if not self.groups:
            return row if 0 <= row < self.count else None
        group = self.group(row)
        if group is None:
            return None
        below = row - self.head(group) - group.head_size
        return group.start + below if below >= 0 else None

    def row(self, place: int) -> int:
        """Where an article stands: the header, when its group is folded."""
        if not self.groups:
            return place
        group = self._around(place)
        if self._closed(group):
            return self.head(group)
        return self.head(group) + group.head_size + place - group.start

    def place_from(self, row: int, step: int) -> int:
        """The nearest article from that row on in direction `step`."""
        group = self.header(row)
        if group is None:
            place = self.place(row)
            return place if place is not None else -1 if row < 0 else self.count
        closed = self._closed(group)
        return (group.end if closed else group.start) if step > 0 else group.start - 1

    def place_at(self, row: int, step: int) -> int:
        """The same, but the articles of a folded group stand in the row of its header."""
        group = self.header(row)
        if group is None or not self._closed(group):
            return self.place_from(row, step)
        return group.start if step > 0 else group.end - 1

    def named(self, name: Hashable) -> Group | None:
        return next((group for group in self.groups if group.name == name), None)

    def turned(self, group: Group) -> "Rows":
        """With that group folded, or open again."""
        return Rows(self.count, self.groups, self.folded ^ {group.name})

    @property
    def all_folded(self) -> bool:
        return all(self._closed(group) for group in self.groups if not group.is_bare)

    def all_turned(self, *, closed: bool) -> "Rows":
        """With every group folded, or open."""
        names = (group.name for group in self.groups if closed and not group.is_bare)
        return Rows(self.count, self.groups, frozenset(names))

    def _closed(self, group: Group) -> bool:
        return group.name in self.folded

    def _around(self, place: int) -> Group:
        return self.groups[bisect_right(self._starts, place) - 1]
