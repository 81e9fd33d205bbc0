"""PURE: a headline becomes the cells of one row."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from rich.cells import cell_len

from newsreader.models.articles import Headline
from newsreader.view.cells import fit, steady
from newsreader.view.finding import Spans
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.times import clock, when
from newsreader.wording import briefly, minutes_for

NARROW = 60
"""Below this many cells times are short."""
ROOMY = 110
_ROOM_FROM = 24
"""A title with fewer cells keeps all of them."""
_LENGTHS_FROM = 36
_LENGTH_CELLS = 9
_FEEDS_FROM = 52
"""Below this many cells a row has no room for the feed."""


class Role(StrEnum):
    """What a piece of a headline row is; the theme decides how that looks."""

    UNREAD = "unread"
    BOOKMARK = "bookmark"
    TITLE = "title"
    """Of an unread article."""
    SEEN = "seen"
    """The title of a read one."""
    FOUND = "found"
    """What a search looks for, in a title or a snippet."""
    SNIPPET = "snippet"
    FEED = "feed"
    TIME = "time"
    BLANK = "blank"
    CHOSEN = "chosen"
    HEADER = "header"
    COMMENTS = "comments"
    """How many there are, and whether the person wrote something."""
    LENGTH = "length"
    """How long an article takes to read."""
    HERE = "here"
    """How much of an article can be read without a network."""


class HeadlineLook(Struct, frozen=True):
    """What the person may choose about rows."""

    icons: Icons = UNICODE
    absolute: bool = False
    """Clock times instead of ages."""
    feeds: bool = True
    """False where every row would say the same feed."""
    badges: bool = False
    """Say of each how much can be read without a network."""
    minutes: bool = False
    """Say of each how long it takes to read."""
    found: Spans | None = None
    """Where in a title the words of a search stand."""
    found_within: Spans | None = None
    """Where in a text."""


PLAIN = HeadlineLook()
_SNIPPET_CELLS = 16
"""With less room a snippet says nothing."""
_SHARED_CELLS = 48

Cell = tuple[str, Role]
Cells = list[Cell]


def headline_cells(
    headline: Headline,
    now: datetime,
    width: int,
    look: HeadlineLook = PLAIN,
    snippet: str = "",
    *,
    chosen: bool = False,
) -> Cells:
    """Pieces that together fill exactly `width` cells: marks, title, comments, feed, time."""
    icons, dots = look.icons, look.icons.ellipsis
    length = _LENGTH_CELLS if look.minutes and width >= _LENGTHS_FROM else 0
    feed = _feed_cells(width - length) if look.feeds else 0
    time = time_words(headline.placed, now, look, width)
    last = max(_time_cells(look, width), len(time))
    feed -= last - _time_cells(look, width) if feed else 0  # columns begin alike in every row
    badge = 2 if _has_badge(look, width) else 0
    room = width - 3 - (feed + 2 if feed else 0) - (last + 2) - badge - length
    if room < 8:  # a sliver of a pane: the title alone
        feed, last, length, room = 0, 0, 0, width - 3
    beside = _beside(headline, icons, room) if room >= _ROOM_FROM else ""
    cells: Cells = [
        (" " if headline.read else icons.unread, Role.UNREAD),
        *_kept_and_chosen(headline, icons, chosen=chosen),
        *_title_cells(headline, room - cell_len(beside), look, snippet),
    ]
    if beside:
        cells.append((beside, Role.COMMENTS))
    if feed:
        cells.append(("  " + fit(steady(headline.feed_title), feed, dots), Role.FEED))
    if length:
        words = length_words(headline.words)
        cells.append((fit(words, length - 1, right=True) + " ", Role.LENGTH))
    if last:
        cells.append((fit(time, last + 1, right=True) + " ", Role.TIME))
    if badge:
        cells.append((icons.here[headline.here] + " ", Role.HERE))
    return cells


def _kept_and_chosen(headline: Headline, icons: Icons, *, chosen: bool) -> Cells:
    """A lone sign stands apart from the title."""
    sign = (icons.chosen if chosen else " ", Role.CHOSEN)
    if not headline.bookmarked:
        return [sign, (" ", Role.BLANK)]
    return [(icons.archived if headline.archived else icons.bookmark, Role.BOOKMARK), sign]


def time_words(placed: datetime, now: datetime, look: HeadlineLook, width: int) -> str:
    """What stands in the last column; little where it shares a narrow row with the feed."""
    if look.absolute:
        return clock(placed, now, short=width < NARROW)
    return when(placed, now, short=look.feeds and _FEEDS_FROM <= width < NARROW)


def time_column(placed: datetime, now: datetime, look: HeadlineLook, width: int) -> str:
    """As wide as what stands there in the rows of articles."""
    time = time_words(placed, now, look, width)
    last = max(_time_cells(look, width), len(time))
    return fit(time, last + 1, right=True) + ("   " if _has_badge(look, width) else " ")


def _has_badge(look: HeadlineLook, width: int) -> bool:
    return look.badges and width >= NARROW


def length_words(words: int) -> str:
    """`4 min`; nothing where there is nothing to read yet."""
    return f"{minutes_for(words)} min" if words else ""


def _beside(headline: Headline, icons: Icons, room: int) -> str:
    """`∆ ✎ 37❞`: it was edited, a note of the person's, comments.

    `0❞` is none yet; without a number nobody knows of any, or the title has its room.
    """
    edited = icons.edited if headline.edited else ""
    note = icons.noted if headline.noted else ""
    known = headline.comments is not None
    comments = f"{briefly(headline.comments or 0)}{icons.comments}" if known else ""
    words = " ".join(filter(None, (edited, note, comments)))
    if headline.comments == 0 and cell_len(_title(headline)) + len(words) + 2 > room:
        words = words.removesuffix(comments).rstrip()
    return f"  {words}" if words else ""


def _title(headline: Headline) -> str:
    return steady(headline.title) or "(untitled)"


def _title_cells(headline: Headline, room: int, look: HeadlineLook, snippet: str) -> Iterator[Cell]:
    """Where a row is wide a long title gives the snippet two fifths of the room."""
    title, dots = _title(headline), look.icons.ellipsis
    role = Role.SEEN if headline.read else Role.TITLE
    wide = min(cell_len(title), room * 3 // 5 if snippet and room >= _SHARED_CELLS else room)
    left = room - wide - 2
    if snippet and left >= _SNIPPET_CELLS:
        yield from _marked(fit(title, wide, dots), role, look.found)
        yield "  ", Role.BLANK
        part = _led_to(steady(snippet), left, look.found_within, dots)
        yield from _marked(fit(part, left, dots), Role.SNIPPET, look.found_within)
    else:
        yield from _marked(fit(title, room, dots), role, look.found)


def _led_to(text: str, cells: int, spans: Spans | None, dots: str) -> str:
    """Begun so late that what was found is in sight."""
    start, end = next(iter(spans(text)), (0, 0)) if spans else (0, 0)
    if cell_len(text[:end]) < cells:
        return text
    early = max(0, start - cells // 4)
    return dots + text[text.find(" ", early, start - 1) + 1 or early :]


def _marked(text: str, role: Role, spans: Spans | None) -> Iterator[Cell]:
    at = 0
    for start, end in spans(text) if spans else ():
        yield text[at:start], role
        yield text[start:end], Role.FOUND
        at = end
    yield text[at:], role


def _feed_cells(width: int) -> int:
    """A fifth of the row, within reason."""
    if width < _FEEDS_FROM:
        return 0
    return min(max(9, width // 5), 14 if width < ROOMY else 20)


def _time_cells(look: HeadlineLook, width: int) -> int:
    if look.absolute:
        return 12 if width >= NARROW else 6
    return 6 if width >= NARROW else 4
