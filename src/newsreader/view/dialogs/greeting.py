"""PURE: what the first run says."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from newsreader.catalogue import CatalogueFeed
from newsreader.catalogue.languages import own_name, primary
from newsreader.models.moving import Neighbour
from newsreader.view.cells import steady
from newsreader.view.icons import Icons
from newsreader.wording import counted

_LAST = (("ctrl+o", "demo"), ("esc", "skip"))
FINDING = (("enter", "to the list"), ("ctrl+l", "language"), ("tab", "address"), ("esc", "clear"))
TYPING = (("enter", "add"), ("tab", "back to the list"), *_LAST)
WIDEST = 92
"""Cells; welcome.tcss says the same."""


def picking(picked: int) -> tuple[tuple[str, str], ...]:
    """The keys of the list, and what they do."""
    follow = f"follow {counted(picked, 'feed')}" if picked else "follow it"
    keys = (("space", "pick"), ("enter", follow), ("/", "search"), ("l", "language"))
    return (*keys, ("tab", "address"), *(_LAST[1:] if picked else _LAST))


def foot(keys: Iterable[tuple[str, str]], room: int) -> Content:
    """As many lines as the keys need; none is parted from its words."""
    pieces: list[tuple[str, str]] = []
    left = room
    for key, words in keys:
        needed = len(key) + len(words) + 3
        if pieces:
            pieces.append(("  " if needed <= left else "\n", ""))
        left = (left if needed <= left else room) - needed
        pieces += [(key, "bold $accent"), (f" {words}", "$foreground 68%")]
    return Content.assemble(*pieces)


def tally(found: Sequence[CatalogueFeed], language: str | None) -> str:
    """How many feeds are listed: `Deutsch · 41 feeds`."""
    number = counted(len(found), "feed")
    if not found:
        return number
    if language is None:
        return f"all languages · {number}"
    name = steady(own_name(language))
    has_it = language in {primary(feed.language) for feed in found}
    return f"{name} · {number}" if has_it else f"none in {name} · {number}"


def tongues(languages: Sequence[str], own: str | None) -> list[str | None]:
    """What the language key goes through: the person's own, all together, then each other one."""
    first = [own] if own in languages else []
    return [*first, None, *(language for language in languages if language not in first)]


def introduction(neighbours: Sequence[Neighbour], icons: Icons) -> Content:
    """`newsboat: 37 feeds, 4,120 articles — press ctrl+n to bring them along`."""
    before = icons.words(f"{' · '.join(map(_counts, neighbours))} — press ")
    return Content.assemble(before, ("ctrl+n", "bold $accent"), " to bring them along")


def _counts(neighbour: Neighbour) -> str:
    articles = f", {counted(neighbour.articles, 'article')}" if neighbour.articles else ""
    return f"{neighbour.program}: {counted(neighbour.feeds, 'feed')}{articles}"
