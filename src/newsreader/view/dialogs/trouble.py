"""What went wrong: the feeds that are failing, each with its reason."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from newsreader.cleaning import clean_line
from newsreader.models.feeds import Feed, FeedState
from newsreader.view.dialogs.dialog import Dialog, icons_of, line
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.syncing import Progress
from newsreader.view.times import ago

_GONE = "Its address says that it is gone for good; it is not asked any more."


def trouble_content(
    feeds: Sequence[Feed], last: Progress, now: datetime, icons: Icons = UNICODE
) -> Content:
    """Each failing feed with its reason and what still works."""
    failing = [feed for feed in feeds if feed.last_error]
    titles = {feed.url: feed.title for feed in feeds}
    if not failing and not last.failures:
        return Content("Every feed answered when it was asked last.")
    pieces: list[tuple[str, str]] = []
    for feed in failing:
        came = f"last came {ago(feed.last_success, now)}" if feed.last_success else "never came yet"
        gone = f" {_GONE}" if feed.state is FeedState.GONE else ""
        pieces += [("! ", "bold $error"), (clean_line(feed.title), "bold")]
        pieces += [(f" {icons.separator} {came}\n", "$foreground 68%")]
        pieces += [(f"  {clean_line(feed.last_error or '')}{gone}\n", "")]
        pieces += [(f"  {clean_line(feed.url)}\n\n", "$foreground 68%")]
    known = {feed.url for feed in failing}
    for failure in last.failures:
        if failure.feed_url not in known:
            title = titles.get(failure.feed_url, failure.feed_url)
            pieces += [("! ", "bold $error"), (f"{clean_line(title)}\n", "bold")]
            pieces += [(f"  {clean_line(failure.reason)}\n\n", "")]
    return Content.assemble(*pieces).rstrip()


class TroubleDialog(Dialog[bool]):
    """Gives back True when the failing feeds are to be tried again."""

    BINDINGS = [
        ("q,exclamation_mark,enter", "close", "close"),
        ("r", "again", "try again"),
        ("j,down", "scroll(1)", "down"),
        ("k,up", "scroll(-1)", "up"),
        ("space,pagedown,ctrl+d", "scroll(10)", "page down"),
        ("pageup,ctrl+u", "scroll(-10)", "page up"),
    ]

    def __init__(self, feeds: Sequence[Feed], last: Progress, now: datetime) -> None:
        super().__init__()
        self._failing = bool(last.failures or any(feed.last_error for feed in feeds))
        self._content = partial(trouble_content, feeds, last, now)

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line("What went wrong", "head")
            with VerticalScroll(classes="page", can_focus=False):
                yield Static(self._content(icons_of(self)), markup=False)
            yield line("r try these again · esc close" if self._failing else "esc close", "foot")

    def action_again(self) -> None:
        if self._failing:
            self.dismiss(True)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False, immediate=True)
