"""PURE: feeds become the rows of the sources pane."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field

from newsreader.models.feeds import Counts, Feed, FeedState
from newsreader.models.scopes import FeedScope, FolderScope, OwnSmart, Scope, Smart, TagScope
from newsreader.view.cells import fit, steady
from newsreader.view.icons import Icons


class RowKind(StrEnum):
    """What a row of the sources pane stands for."""

    SMART = "smart"
    FOLDER = "folder"
    FEED = "feed"
    HEADING = "heading"


class SourceRow(Struct, frozen=True):
    """One line of the sources pane."""

    kind: RowKind
    label: str
    scope: Scope | None = None
    """`None` for a heading, where the cursor does not rest."""
    unread: int = 0
    """What the right column counts: unread articles; in Bookmarks, Archive and tags all."""
    depth: int = 0
    open: bool = True
    state: FeedState = FeedState.OK
    """A closed folder tells the trouble of the feeds that it hides."""


class _Folder(Struct):
    """A node of the folder tree."""

    path: str
    feeds: list[Feed] = field(default_factory=list)
    folders: dict[str, "_Folder"] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    def below(self, path: str) -> "_Folder":
        """The folder at `path`, made where it is missing."""
        name, _, rest = path.partition("/")
        inner = f"{self.path}/{name}" if self.path else name
        folder = self.folders.setdefault(name, _Folder(inner))
        return folder.below(rest) if rest else folder

    def every_feed(self) -> dict[int, Feed]:
        """By id: a feed in two folders below counts once."""
        found = {feed.id: feed for feed in self.feeds}
        for folder in self.folders.values():
            found |= folder.every_feed()
        return found


def source_rows(
    feeds: Sequence[Feed],
    counts: Counts,
    closed_folders: Collection[str] = (),
    own: Mapping[OwnSmart, int] | None = None,
) -> list[SourceRow]:
    """Smart feeds, then folders and loose feeds, all in the order of feeds.toml.

    `own` are the person's own smart feeds, and how many unread articles each finds.
    """
    root = _Folder("")
    for feed in feeds:
        for path in feed.folders or ("",):
            (root.below(path) if path else root).feeds.append(feed)
    tree = list(_rows_in(root, 0, closed_folders))
    return [
        *_smart_rows(counts),
        *_own_rows(own or {}),
        *([SourceRow(RowKind.HEADING, "")] if tree else []),
        *tree,
    ]


def _smart_rows(counts: Counts) -> Iterable[SourceRow]:
    smart = (
        (Smart.UNREAD, "Unread", counts.unread),
        (Smart.TODAY, "Today", counts.today),
        (Smart.BOOKMARKS, "Bookmarks", counts.bookmarks),
        (Smart.EVERYTHING, "Everything", 0),
    )
    for scope, label, number in smart:
        yield SourceRow(RowKind.SMART, label, scope, number)
        if scope is Smart.BOOKMARKS and counts.archived:
            yield SourceRow(RowKind.SMART, "Archive", Smart.ARCHIVE, counts.archived, depth=1)
        if scope is Smart.BOOKMARKS:
            for name, count in counts.tags:
                yield SourceRow(RowKind.SMART, f"#{name}", TagScope(name), count, depth=1)


def _own_rows(own: Mapping[OwnSmart, int]) -> list[SourceRow]:
    return [SourceRow(RowKind.SMART, smart.title, smart, number) for smart, number in own.items()]


def _rows_in(folder: _Folder, depth: int, closed: Collection[str]) -> Iterable[SourceRow]:
    for inner in folder.folders.values():
        yield _folder_row(inner, depth, inner.path not in closed)
        if inner.path not in closed:
            yield from _rows_in(inner, depth + 1, closed)
    for feed in folder.feeds:
        scope = FeedScope(feed.id)
        yield SourceRow(RowKind.FEED, feed.title, scope, feed.unread, depth, state=feed.state)


def _folder_row(folder: _Folder, depth: int, is_open: bool) -> SourceRow:
    feeds = folder.every_feed().values()
    failing = not is_open and any(feed.state in TROUBLE for feed in feeds)
    return SourceRow(
        RowKind.FOLDER,
        folder.name,
        FolderScope(folder.path),
        sum(feed.unread for feed in feeds),
        depth,
        is_open,
        FeedState.FAILING if failing else FeedState.OK,
    )


TROUBLE = frozenset({FeedState.FAILING, FeedState.GONE})
"""The states that the pane marks."""


def source_cells(row: SourceRow, width: int, icons: Icons) -> list[tuple[str, str]]:
    """Text and the component class that colours it, `width` cells together."""
    sign = "" if row.kind != RowKind.FOLDER else icons.open if row.open else icons.closed
    mark = icons.failing if row.state in TROUBLE else " "
    count = f"{row.unread:,}" if row.unread else ""
    left = fit("  " * row.depth + sign, 2 * row.depth + 2)
    room = width - len(left) - len(count) - 4
    return [
        (left, "sources--quiet"),
        (fit(steady(row.label), max(room, 0), icons.ellipsis), _component(row)),
        (f" {mark} ", "sources--failing"),
        (f"{count} ", "sources--count"),
    ]


def _component(row: SourceRow) -> str:
    if row.kind == RowKind.FEED and not row.unread:
        return "sources--quiet"
    return f"sources--{row.kind}"
