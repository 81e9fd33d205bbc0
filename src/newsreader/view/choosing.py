"""PURE: feeds to choose from, in the words and columns that help to choose."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from rich.cells import cell_len

from newsreader.catalogue import CatalogueFeed
from newsreader.catalogue.languages import own_name
from newsreader.cleaning import clean_line
from newsreader.models.syncing import FeedChoice, FeedsFound, Refused, Texts
from newsreader.view.cells import cut, fit, steady
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.times import ago, when
from newsreader.wording import counted

_TEXTS = {Texts.FULL: "full texts", Texts.EXCERPTS: "excerpts", Texts.TITLES: "titles only"}
_SIGN_CELLS = 5
_GAP = 2
_MOST_REASONS = 2
_TITLE_CELLS = 18
"""Before a title gets less, columns give way."""
_WIDEST_TITLE = 34
_REST_CELLS = 12
"""With less, the rest is left out."""

Piece = tuple[str, str]


class Offered(Struct, frozen=True):
    """A row to pick from."""

    url: str
    title: str
    columns: tuple[str, ...] = ()
    """The last is the one that matters most."""
    rest: str = ""
    """Where there is room."""
    details: tuple[str, ...] = ()
    """Lines about it."""
    shelf: tuple[str, ...] = ()
    """The folder that it goes into unless the person says so."""
    followed: bool = False


def of_choice(choice: FeedChoice, now: datetime) -> Offered:
    placed = when(choice.newest_at, now) if choice.newest_at else ""
    return Offered(
        url=choice.url,
        title=clean_line(choice.title, 200),
        columns=(
            clean_line(choice.kind, 20),
            counted(choice.articles, "article"),
            "followed" if choice.followed else placed,
        ),
        rest=clean_line(choice.newest, 200),
        details=tuple(filter(None, (facts(choice), newest(choice, now), choice.url))),
        followed=choice.followed,
    )


def of_catalogue(feed: CatalogueFeed, *, followed: bool = False) -> Offered:
    already = " · followed already" if followed else ""
    return Offered(
        url=feed.url,
        title=feed.title,
        rest=feed.about,
        details=(feed.about, f"{feed.topic} · {own_name(feed.language)}{already}", feed.url),
        shelf=(feed.topic,),
        followed=followed,
    )


def facts(choice: FeedChoice) -> str:
    """`Atom · 20 articles · full texts · Deutsch · comments · followed already`."""
    words = [
        choice.kind,
        counted(choice.articles, "article"),
        _TEXTS[choice.texts] if choice.articles else "",
        own_name(choice.language) if choice.language else "",
        "comments" if choice.comments else "",
        "followed already" if choice.followed else "",
    ]
    return " · ".join(clean_line(word, 60) for word in words if word)


def newest(choice: FeedChoice, now: datetime) -> str:
    """`newest 3 hours ago: Japan offers …`; empty where nothing has come yet."""
    placed = f" {ago(choice.newest_at, now)}" if choice.newest_at else ""
    return f"newest{placed}: {clean_line(choice.newest, 200)}" if choice.newest else ""


def offered(found: FeedsFound) -> str:
    """`example.org offers 3 feeds, and 85 more`."""
    more = f", and {found.more:,} more" if found.more else ""
    address = clean_line(found.address, 80)
    return f"{address} offers {counted(len(found.choices), 'feed')}{more}"


def refusals(refused: Sequence[Refused], *, alone: bool) -> str:
    """Why addresses lead nowhere; of many only which. One that stands `alone` needs no name."""
    if len(refused) > _MOST_REASONS:
        names = ", ".join(one.address for one in refused)
        return f"{len(refused)} addresses lead to no feed: {names}."
    unnamed = alone and len(refused) == 1
    return " ".join(
        one.reason if unnamed or not one.address else f"{one.address}: {one.reason}"
        for one in refused
    )


def widths(offers: Sequence[Offered]) -> list[int]:
    """Of the title and of each column: the widest of them all."""
    columns = max((len(offer.columns) for offer in offers), default=0)
    titles = max((cell_len(steady(offer.title)) for offer in offers), default=0)
    return [min(titles, _WIDEST_TITLE)] + [
        max(cell_len(offer.columns[place]) for offer in offers if offer.columns)
        for place in range(columns)
    ]


def pieces(
    offer: Offered, wide: Sequence[int], width: int, *, picked: bool, icons: Icons = UNICODE
) -> list[Piece]:
    """A row of `width` cells at most; columns give way from the left, the rest first."""
    title, columns, rest = _room(wide, width)
    sign = "[=]" if offer.followed else "[x]" if picked else "[ ]"
    row = [
        (f" {sign} ", "offers--sign"),
        (
            fit(steady(offer.title), title, icons.ellipsis),
            "offers--picked" if picked else "offers--title",
        ),
    ]
    shown = offer.columns[len(offer.columns) - len(columns) :]
    for text, cells in zip(shown, columns, strict=True):
        row.append((" " * _GAP + fit(text, cells, icons.ellipsis), "offers--column"))
    if rest and offer.rest:
        row.append((" " * _GAP + cut(steady(offer.rest), rest, icons.ellipsis), "offers--rest"))
    return row


def _room(wide: Sequence[int], width: int) -> tuple[int, list[int], int]:
    """Cells for the title, for the columns that fit, for the rest."""
    title, columns = wide[0], list(wide[1:])
    room = width - _SIGN_CELLS

    def left() -> int:
        return room - sum(cells + _GAP for cells in columns)

    while len(columns) > 1 and left() < min(title, _TITLE_CELLS):
        columns.pop(0)
    title = max(1, min(title, left()))
    rest = left() - title - _GAP
    return title, columns, rest if rest >= _REST_CELLS else 0
