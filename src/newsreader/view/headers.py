"""A header becomes the cells of one row. PURE."""

from datetime import date, datetime, timedelta

from rich.cells import cell_len

from newsreader.view.cells import fit, steady
from newsreader.view.grouping import Group
from newsreader.view.icons import Icons
from newsreader.view.lines import Cells, HeadlineLook, Role, time_column
from newsreader.view.times import day_words

_LEAST = 12
"""Cells that a title has at least before there is room for counts."""
_TIMES_FROM = 36


def header_cells(
    group: Group,
    unread: int | None,
    now: datetime,
    width: int,
    look: HeadlineLook,
    *,
    is_open: bool,
) -> Cells:
    """Exactly `width` cells: `▾ Today                  118 · 40 unread`; a story with its time.

    A story stands for headlines: read ones are not bold.
    """
    icons = look.icons
    counts = f" {header_counts(group, unread, icons)} "
    if group.placed and width >= _TIMES_FROM:
        counts += time_column(group.placed, now, look, width)
    sign = icons.open if is_open else icons.closed
    if width < _LEAST + cell_len(counts):
        counts = ""
    room = max(0, width - 2 - cell_len(counts))
    title = fit(steady(header_words(group, now)), room, icons.ellipsis)
    role = Role.SEEN if group.is_story and unread == 0 else Role.HEADER
    return [(f"{sign} ", Role.HEADER), (title, role), (counts, Role.TIME)]


def header_words(group: Group, now: datetime) -> str:
    if not isinstance(group.name, date):
        return group.title
    age = now.date() - group.name
    named = {timedelta(0): "Today", timedelta(1): "Yesterday"}.get(age)
    return named or day_words(group.name, now)


def header_counts(group: Group, unread: int | None, icons: Icons) -> str:
    """`118 · 40 unread`; only the number while the unread are not counted yet.

    Of a story, how many tell it besides the first: `+4`, `+4 · 2 unread`, `+4 · read`.
    """
    if group.is_story:
        size, whole, none = f"+{group.size - 1:,}", "", " · read"
    else:
        size, whole, none = f"{group.size:,}", " unread", " · all read"
    if unread is None:
        return size
    if unread == group.size:
        return f"{size}{whole}"
    return icons.words(f"{size} · {unread:,} unread" if unread else f"{size}{none}")
