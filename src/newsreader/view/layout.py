"""Which panes are seen, by the size of the screen and where the person is. PURE."""

from msgspec import Struct

from newsreader.view.actions import Pane

_WIDE = 120
_MIDDLE = 70
_STACKED_ROWS = 16
"""Fewer lines cannot hold headlines over an article."""
_TALL = 34


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


def sources_width(width: int) -> int:
    """Beside the others. What newsreader.tcss says, for who draws without Textual."""
    return min(max(24, width * 22 // 100), 32)


def headlines_width(room: int) -> int:
    """Beside the article and its hairline."""
    return min(room // 2, 110)


def headlines_height(room: int) -> int:
    """Over the article and its hairline."""
    return room * 2 // 5


def is_tall(height: int) -> bool:
    """Whether a screen has room for a blank line below titles."""
    return height >= _TALL
