"""Every key, made from the registry."""

from collections.abc import Iterator, Mapping
from textwrap import wrap

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from newsreader.view.actions import ACTIONS, Group, keys_of, shown
from newsreader.view.dialogs.dialog import Dialog, icons_of, line
from newsreader.view.icons import UNICODE, Icons

_SEARCH = (
    ("rain snow", "both words, in the title or the text"),
    ("rain or snow", "one of them"),
    ("“snow storm”", "the words in this order (plain quotes)"),
    ("-rain", "not this word"),
    ("rain*", "words that begin so"),
    ("title:rain", "only in the title; also text: author: topic: tag: feed: folder:"),
    ("is:unread", "also is:read, is:bookmarked, is:archived"),
    ("since:3d", "not older; also since:2025-06-01 and before:"),
)

_NARROW = 60


def sign_lines(icons: Icons) -> Iterator[tuple[str, str]]:
    yield icons.unread, "unread"
    yield icons.bookmark, "bookmarked"
    yield icons.archived, "bookmarked and archived: done with"
    yield icons.chosen, "selected"
    yield icons.here[2], "everything is here: the text and all of its pictures"
    yield icons.here[1], "the text is here"
    yield icons.here[0], "only the headline is here"


def help_lines(changed: Mapping[str, str], icons: Icons = UNICODE) -> Iterator[tuple[str, str]]:
    """(keys, words); a heading has no keys."""
    for group in Group:
        yield "", group.value
        for action in (action for action in ACTIONS if action.group is group):
            keys = "  ".join(shown(key) for key in keys_of(action, changed))
            yield keys or f": {action.words}", action.help
    yield "", "What the signs in the list say"
    yield from sign_lines(icons)
    yield "", "What / understands"
    yield from _SEARCH
    yield "", "Other keys"
    yield "[keys]", 'in config.toml, such as: next_unread = "n,ctrl+n"'


def help_content(changed: Mapping[str, str], width: int, icons: Icons = UNICODE) -> Content:
    """A column of keys, and what they do; a narrow screen has no room for columns."""
    lines = [(icons.words(keys), icons.words(words)) for keys, words in help_lines(changed, icons)]
    wide = max(cell_len(keys) for keys, _ in lines) + 2 if width >= _NARROW else 0
    pieces: list[tuple[str, str]] = []
    for keys, words in lines:
        if keys:
            pieces += [(keys, "bold $accent"), (" " * max(2, wide - cell_len(keys)), "")]
            for number, part in enumerate(wrap(words, width - wide) if wide else [words]):
                pieces += [(" " * wide if number else "", ""), (f"{part}\n", "$foreground 90%")]
        else:
            pieces += [("\n" if pieces else "", ""), (words + "\n", "bold")]
    return Content.assemble(*pieces)


class HelpDialog(Dialog[None]):
    """Scrolls with the keys that scroll everything else."""

    BINDINGS = [
        ("q,question_mark,enter", "close", "close"),
        ("j,down", "scroll(1)", "down"),
        ("k,up", "scroll(-1)", "up"),
        ("space,pagedown,ctrl+d", "scroll(10)", "page down"),
        ("pageup,ctrl+u", "scroll(-10)", "page up"),
        ("G,end", "scroll(1000)", "bottom"),
        ("g,home", "scroll(-1000)", "top"),
    ]

    def __init__(self, changed: Mapping[str, str]) -> None:
        super().__init__()
        self._changed = changed

    def compose(self) -> ComposeResult:
        with Vertical(classes="card tall"):
            yield line("Keys", "head")
            with VerticalScroll(classes="page", can_focus=False):
                content = help_content(self._changed, self._room, icons_of(self))
                yield Static(content, markup=False)
            yield line("j k scroll · esc close", "foot")

    @property
    def _room(self) -> int:
        """Cells for text: the card is 84 wide at most, its frame and scrollbar take nine."""
        return min(84, self.app.size.width * 94 // 100) - 9

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False, immediate=True)
