"""Packing for a trip: how far it is, then what is ready and what is not."""

from collections.abc import AsyncIterator, Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from newsreader.cleaning import clean_line
from newsreader.models.syncing import (
    DiscussionsFetched,
    LinkedFetched,
    Packed,
    PicturesFetching,
    Refused,
    SyncEvent,
    TextsFetched,
)
from newsreader.view.dialogs.dialog import Dialog, icons_of, line
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.work import replace_work
from newsreader.wording import counted

_BAR = 30
"""Cells."""


def progress_words(event: SyncEvent, icons: Icons = UNICODE) -> str:
    """`Full texts ████░░░░ 12 of 40`; empty for what says nothing about it. PURE."""
    match event:
        case DiscussionsFetched(done, total) if total:
            return f"Discussions {_bar(done, total, icons)}  {done:,} of {total:,}"
        case TextsFetched(done, total) if total:
            return f"Full texts  {_bar(done, total, icons)}  {done:,} of {total:,}"
        case LinkedFetched(done, total) if total:
            return f"Linked      {_bar(done, total, icons)}  {done:,} of {total:,}"
        case PicturesFetching(done, total) if total:
            return f"Pictures    {_bar(done, total, icons)}  {done:,} of {total:,}"
    return ""


def packed_content(packed: Packed, icons: Icons = UNICODE) -> Content:
    """PURE."""
    if not packed.articles:
        return Content("There is nothing to take along: nothing is unread.")
    ready = f"{packed.ready:,} of {counted(packed.articles, 'article')} ready"
    pieces = [(f"{ready}\n", "bold"), (f"{packed.minutes:,} min of reading", "")]
    if packed.pages:
        pieces.append((f" {icons.separator} {counted(packed.pages, 'linked page')}", ""))
    if packed.pictures:
        megabytes = f"{packed.bytes / 1_000_000:.1f} MB"
        pieces.append(
            (f" {icons.separator} {counted(packed.pictures, 'picture')}, {megabytes}", "")
        )
    for lacking in packed.lacking:
        pieces += [("\n\n! ", "bold $warning"), (clean_line(lacking.title), "bold")]
        pieces.append((f"\n  {clean_line(lacking.reason)}", "$foreground 68%"))
    return Content.assemble(*pieces)


class PackDialog(Dialog[None]):
    """Stays open until it is closed; what has come by then stays, and the rest is given up."""

    BINDINGS = [
        ("q,enter", "close", "close"),
        ("j,down", "scroll(1)", "down"),
        ("k,up", "scroll(-1)", "up"),
        ("space,pagedown,ctrl+d", "scroll(10)", "page down"),
        ("pageup,ctrl+u", "scroll(-10)", "page up"),
    ]

    def __init__(self, minutes: int, begin: Callable[[int], AsyncIterator[SyncEvent]]) -> None:
        super().__init__()
        self._minutes = minutes
        self._begin = begin

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line(f"Packing {self._minutes} min of reading", "head")
            with VerticalScroll(classes="page", can_focus=False):
                yield Static("Choosing what to take along …", id="packing", markup=False)
            yield line("esc stops; what came by then stays", "foot", id="packing-foot")

    def on_mount(self) -> None:
        replace_work(self, "packing", partial(self._follow))

    async def _follow(self) -> None:
        steps: dict[type[SyncEvent], str] = {}
        icons = icons_of(self)
        async for event in self._begin(self._minutes):
            if words := progress_words(event, icons):
                steps[type(event)] = words
                self._show(Content("\n".join(steps.values())))
            match event:
                case Packed():
                    self._show(packed_content(event, icons))
                case Refused(reason):
                    self._show(Content(clean_line(reason)))
        self.query_one("#packing-foot", Static).update(Content("esc closes"))

    def _show(self, content: Content) -> None:
        self.query_one("#packing", Static).update(content)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False, immediate=True)


def _bar(done: int, total: int, icons: Icons) -> str:
    full = _BAR * done // total
    filled, empty = ("#", ".") if icons.ascii else ("█", "░")
    return filled * full + empty * (_BAR - full)
