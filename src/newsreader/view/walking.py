"""From source to source, in the order of the pane: where the unread goes on. PURE."""

from collections.abc import Iterable, Iterator, Sequence

from newsreader.models.feeds import Feed
from newsreader.models.scopes import FeedScope, FolderScope, OwnSmart, Scope, Smart
from newsreader.view.rows import RowKind, SourceRow

_IN_TREE = frozenset({RowKind.FOLDER, RowKind.FEED})


def sources_ahead(rows: Sequence[SourceRow], scope: Scope, step: int) -> list[SourceRow]:
    """Those with unread articles after the scope (or before it), the nearest first.

    From a feed to feeds; from a folder to what stands beside it or beside those it lies in; from
    a smart feed to others and then to the tree. Where everything unread is listed, nothing is.
    """
    here = next((place for place, row in enumerate(rows) if row.scope == scope), None)
    if here is None:
        return []
    ahead = rows[here + 1 :] if step > 0 else rows[:here][::-1]
    return [row for row in _going_with(rows[here], ahead) if row.unread]


def source_at_the_end(rows: Sequence[SourceRow], scope: Scope, step: int) -> SourceRow | None:
    """Where a walk starts over: the first with unread (or the last), which may be this one."""
    here = [row for row in rows if row.scope == scope and row.unread]
    behind = sources_ahead(rows, scope, -step)
    return next(iter([*behind[-1:], *here]), None)


def _going_with(here: SourceRow, ahead: Iterable[SourceRow]) -> Iterator[SourceRow]:
    match here.scope:
        case FeedScope():
            return (r for r in ahead if r.kind is RowKind.FEED and r.scope != here.scope)
        case FolderScope(path):
            return _beside(path, here.depth, ahead)
        case Smart.TODAY | OwnSmart():
            return (row for row in ahead if _stands_alone(row))
    return iter(())


def _beside(path: str, depth: int, ahead: Iterable[SourceRow]) -> Iterator[SourceRow]:
    """Not what lies in a folder passed on the way, and not the folders around `path`."""
    for row in ahead:
        if row.kind in _IN_TREE and row.depth <= depth:
            depth = row.depth
            if not _holds(row, path):
                yield row


def _holds(row: SourceRow, path: str) -> bool:
    return isinstance(row.scope, FolderScope) and f"{path}/".startswith(f"{row.scope.path}/")


def _stands_alone(row: SourceRow) -> bool:
    on_top = row.kind in _IN_TREE and row.depth == 0
    return on_top or isinstance(row.scope, OwnSmart) or row.scope is Smart.TODAY


def folders_around(scope: Scope, feeds: Iterable[Feed]) -> Iterator[FolderScope]:
    """The folders that the scope lies in, the innermost first."""
    match scope:
        case FolderScope(path):
            paths = [path.rpartition("/")[0]]
        case FeedScope(feed_id):
            paths = [path for feed in feeds if feed.id == feed_id for path in feed.folders]
        case _:
            paths = []
    for path in paths:
        while path:
            yield FolderScope(path)
            path = path.rpartition("/")[0]
