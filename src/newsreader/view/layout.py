"""Which panes are seen, by the size of the screen and where the person is. PURE."""

from msgspec import Struct

from newsreader.view.actions import Pane

_WIDE = 120
_MIDDLE = 70
_STACKED_ROWS = 16
"""Fewer lines cannot hold headlines over an article."""


class Layout(Struct, frozen=True):
    """The panes that are seen; `stacked` puts the headlines over the article."""

    panes: tuple[Pane, ...]
    stacked: bool = False

    def neighbour(self, pane: Pane, step: int) -> Pane:
        """The pane `step` further, of all three: hidden ones slide in. The same at the edge."""
        every = list(Pane)
        return every[min(max(every.index(pane) + step, 0), len(every) - 1)]


def layout(width: int, height: int, pane: Pane, *, zen: bool) -> Layout:
    """Three panes from 120 columns, two from 70 (sources while they are used), else one."""
    if zen:
        return Layout((Pane.READER,))
    if width >= _WIDE:
        return Layout(tuple(Pane))
    if width < _MIDDLE:
        return Layout((pane,))
    if height < _STACKED_ROWS:
        beside = Pane.HEADLINES if pane is Pane.SOURCES else pane
        return Layout((Pane.SOURCES, beside) if pane is Pane.SOURCES else (beside,))
    lists = (Pane.HEADLINES, Pane.READER)
    return Layout((Pane.SOURCES, *lists) if pane is Pane.SOURCES else lists, stacked=True)
