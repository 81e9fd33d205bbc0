"""A scene becomes the lines of a screen: pieces, each with the name of its ink. PURE."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil

from msgspec import Struct

from newsreader.config import Config
from newsreader.view.actions import Pane
from newsreader.view.cells import steady
from newsreader.view.icons import Icons, icons_named
from newsreader.view.keybar import bar_of, key_pieces, least_at_rest
from newsreader.view.layout import headlines_height, headlines_width, is_tall, layout, sources_width
from newsreader.view.lines import HeadlineLook, headline_cells
from newsreader.view.presets import chosen
from newsreader.view.reading import count_words, unread_in
from newsreader.view.rows import source_cells
from newsreader.view.sketch.scene import Scene
from newsreader.view.spread import PLAIN, QUIET, STRONG, Piece, spread

SOURCES, HEADLINES, TITLE, STATUS, RULE = "sources", "headlines", "title", "status", "rule"
"""Where an ink is used."""
THUMB = "thumb"
"""Of a scrollbar."""
ROW, CURSOR, FOCUSED = "list--row", "list--cursor", "list--focused-cursor"
"""What is under a row: nothing, the cursor, the cursor of the pane that has the focus."""
OPENING = "Opening …"
_MARGIN = 3
"""Sources over the one with the cursor."""
_NARROW = 50
"""Cells of a title with room for numbers only."""

Block = Sequence[Sequence[Piece]]
"""Lines of the same width."""


def ink(place: str, component: str, band: str = ROW) -> str:
    """The name of an ink: of what it is where, and over what."""
    return f"{place} {component} {band}"


def drawn(scene: Scene, config: Config, size: tuple[int, int], now: datetime) -> Block:
    """Its last line says that newsreader is opening."""
    width, height = size
    drawing = _Drawing(scene, config, now, icons_named(config.look.icons), is_tall(height))
    return [*drawing.panes(width, height), drawing.status(width)]


class _Drawing(Struct, frozen=True):
    scene: Scene
    config: Config
    now: datetime
    icons: Icons
    tall: bool

    def panes(self, width: int, height: int) -> Block:
        seen, height = layout(width, height, Pane.HEADLINES, zen=False), height - 1
        if Pane.READER not in seen.panes:
            return self.headlines(width, height)
        if seen.stacked:
            over = headlines_height(height)
            rule = "-" if self.icons.ascii else "─"
            under = [[(rule * width, RULE)], *_blank(width, height - over - 1)]
            return [*self.headlines(width, over), *under]
        left = sources_width(width)
        middle = headlines_width(width - left - 1)
        right = _blank(width - left - middle - 2, height)
        return self._beside(self.sources(left, height), self.headlines(middle, height), right)

    def _beside(self, *blocks: Block) -> Block:
        rule = ("|" if self.icons.ascii else "│", RULE)
        first, *others = blocks
        rows: Iterable[tuple[Sequence[Piece], ...]] = zip(*others, strict=True)
        return [
            [*line, *(piece for part in parts for piece in (rule, *part))]
            for line, parts in zip(first, rows, strict=True)
        ]

    def sources(self, width: int, height: int) -> Block:
        rows, cursor = self.scene.sources, self.scene.cursor
        title = self._title("newsreader", "", width)
        seen = height - len(title)
        top = max(0, min(cursor - _MARGIN, len(rows) - seen))
        lines = [
            self._row(
                SOURCES,
                source_cells(row, width - 2, self.icons),
                CURSOR if index == cursor else ROW,
            )
            for index, row in enumerate(rows[top : top + seen], top)
        ]
        barred = _barred(SOURCES, lines, top, len(rows))
        return [*title, *barred, *_blank(width, seen - len(lines))]

    def headlines(self, width: int, height: int) -> Block:
        scene, look = self.scene, self._look()
        title = self._title(steady(scene.reading.title), self._count(width), width)
        seen = height - len(title)
        lines: list[Sequence[Piece]] = []
        for index, headline in enumerate(scene.headlines[:seen]):
            cells = headline_cells(headline, self.now, width - 2, look)
            pieces = [(text, f"headlines--{role}") for text, role in cells]
            lines.append(self._row(HEADLINES, pieces, ROW if index else FOCUSED))
        barred = _barred(HEADLINES, lines, 0, len(scene.reading.ids))
        return [*title, *barred, *_blank(width, seen - len(lines))]

    def _look(self) -> HeadlineLook:
        look = self.config.look
        feeds = not self.scene.reading.says_feed
        return HeadlineLook(self.icons, look.absolute_times, feeds, badges=look.badges)

    def _row(self, place: str, pieces: Iterable[Piece], band: str) -> list[Piece]:
        """After the cursor's sign; the scrollbar's cell is still to come."""
        sign, bar = {
            ROW: (" ", "list--bar"),
            CURSOR: (self.icons.resting, "list--bar"),
            FOCUSED: (self.icons.cursor, "list--focused-bar"),
        }[band]
        inked = [(text, ink(place, component, band)) for text, component in pieces]
        return [(sign, ink(place, bar, band)), *inked]

    def _count(self, width: int) -> str:
        scene, reading = self.scene, self.scene.reading
        tally = scene.tally
        unread = unread_in(reading.scope, tally.counts, tally.feeds, scene.own)
        short = width - 2 < _NARROW
        words = count_words(unread, len(reading.ids), complete=reading.complete, short=short)
        return self.icons.words(words)

    def _title(self, left: str, right: str, width: int) -> Block:
        line = self._line(TITLE, [(left, STRONG)], [(right, QUIET)], width)
        return [line, *_blank(width, 1 if self.tall else 0)]

    def status(self, width: int) -> Sequence[Piece]:
        words, inner = self.icons.words(OPENING), width - 2
        keys = bar_of(Pane.HEADLINES, chosen(self.config.keys))
        right = key_pieces(keys, least_at_rest(words, inner), inner)
        return self._line(STATUS, [(words, QUIET)], right, width)

    def _line(
        self, place: str, left: Sequence[Piece], right: Sequence[Piece], width: int
    ) -> Sequence[Piece]:
        """With a blank at both ends."""
        pieces = spread(left, right, width - 2, self.icons.ellipsis)
        return [(text, ink(place, style)) for text, style in ((" ", PLAIN), *pieces, (" ", PLAIN))]


def _blank(width: int, height: int) -> Block:
    return [[(" " * width, ink(TITLE, PLAIN))]] * height


def _barred(place: str, lines: Block, top: int, total: int) -> Block:
    """The scrollbar behind them; its thumb where there are more rows than lines."""
    thumb = _thumb(len(lines), top, total)
    blank, part = ink(place, ROW), ink(place, THUMB)
    return [[*line, (" ", part if y in thumb else blank)] for y, line in enumerate(lines)]


def _thumb(seen: int, top: int, total: int) -> range:
    """Of whole cells."""
    if total <= seen:
        return range(0)
    size = max(1, seen * seen / total)
    start = (seen - size) * top / (total - seen)
    return range(int(start), ceil(start + size))
