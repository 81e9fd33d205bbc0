"""Every key, made from the registry."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from msgspec import Struct
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from newsreader.view.actions import ACTIONS, Group, keys_of, shown
from newsreader.view.dialogs.dialog import icons_of, line
from newsreader.view.dialogs.finding import FindingDialog, fits, found_in
from newsreader.view.icons import UNICODE, Icons

_SEARCH = (
    ("rain snow", "both words, in the title or the text"),
    ("rain or snow", "one of them"),
    ("“snow storm”", "the words in this order (plain quotes)"),
    ("-rain", "not this word"),
    ("rain*", "words that begin so"),
    ("title:rain", "only in the title; also text: author: topic: tag: feed: folder:"),
    ("#chips", "of that topic"),
    ("story:strike", "all that tell the news of such a headline; has:story: of any"),
    ("is:unread", "also is:read, is:bookmarked, is:archived, is:noted, is:edited"),
    ("since:3d", "not older; also since:2025-06-01 and before:"),
)

_NARROW = 60


class Line(Struct, frozen=True):
    """A heading has no keys."""

    keys: str
    words: str
    name: str = ""
    """Of the action, to be found by."""

    def fits(self, wanted: str) -> bool:
        return fits(wanted, self.keys, f"{self.name} {self.words}")


def sign_lines(icons: Icons) -> Iterator[tuple[str, str]]:
    yield icons.unread, "unread"
    yield icons.bookmark, "bookmarked"
    yield icons.archived, "bookmarked and archived: done with"
    yield icons.chosen, "selected"
    yield (
        f"37{icons.comments}",
        f"so many comments; 0{icons.comments}: none yet; nothing: nobody knows",
    )
    yield icons.noted, "you wrote a note about it"
    yield icons.edited, "its publisher changed it since it came"
    yield f"{icons.closed} +4", "a story, in lists by story: so many others tell it"
    yield icons.here[2], "everything is here: the text and all of its pictures"
    yield icons.here[1], "the text is here"
    yield icons.here[0], "only the headline is here"
    yield icons.signs("‹1›"), "a link to an article that is here, too: it opens here"


def help_lines(changed: Mapping[str, str], icons: Icons = UNICODE) -> Iterator[Line]:
    for group in Group:
        yield Line("", group.value)
        for action in (action for action in ACTIONS if action.group is group):
            keys = "  ".join(shown(key) for key in keys_of(action, changed))
            yield Line(keys or f": {action.words}", action.help, action.words)
    yield Line("", "What the signs in the list say")
    yield from (Line(*one) for one in sign_lines(icons))
    yield Line("", "What / understands")
    yield from (Line(*one) for one in _SEARCH)
    yield Line("", "Other keys")
    yield Line("[keys]", 'in config.toml, such as: next_unread = "n,ctrl+n"')


def found_lines(lines: Iterable[Line], wanted: str) -> Iterator[Line]:
    return found_in(lines, lambda one: not one.keys, lambda one: one.fits(wanted))


def help_content(lines: Sequence[Line], width: int, icons: Icons = UNICODE) -> Content:
    """A column of keys, and what they do; a narrow screen has no room for columns."""
    longest = max((cell_len(icons.words(one.keys)) for one in lines), default=0)
    wide = longest + 2 if width >= _NARROW else 0
    pieces: list[tuple[str, str]] = []
    for keys, words in ((icons.words(one.keys), icons.words(one.words)) for one in lines):
        if keys:
            pieces += [(keys, "bold $accent"), (" " * max(2, wide - cell_len(keys)), "")]
            for number, part in enumerate(wrap(words, width - wide) if wide else [words]):
                pieces += [(" " * wide if number else "", ""), (f"{part}\n", "$foreground 90%")]
        else:
            pieces += [("\n" if pieces else "", ""), (words + "\n", "bold")]
    return Content.assemble(*pieces or [("Nothing fits.", "$foreground 68%")])


class HelpDialog(FindingDialog):
    """Scrolls with the keys that scroll everything else; `/` finds a key by what it does."""

    BINDINGS = [
        ("q,question_mark,enter", "close", "close"),
        ("j,down", "scroll(1)", "down"),
        ("k,up", "scroll(-1)", "up"),
        ("space,pagedown,ctrl+f", "page(1)", "page down"),
        ("pageup,ctrl+b", "page(-1)", "page up"),
        ("ctrl+d", "page(0.5)", "half a page down"),
        ("ctrl+u", "page(-0.5)", "half a page up"),
        ("G,end", "scroll(1000)", "bottom"),
        ("g,home", "scroll(-1000)", "top"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, changed: Mapping[str, str]) -> None:
        super().__init__()
        self._changed = changed

    def compose(self) -> ComposeResult:
        with Vertical(classes="card tall"):
            yield line("Keys", "head")
            yield self.input()
            with VerticalScroll(classes="page", can_focus=False):
                yield Static(markup=False)
            yield line("/ find · j k scroll · esc close", "foot")

    def on_mount(self) -> None:
        self.find()

    @property
    def _room(self) -> int:
        """Cells for text: the card is 84 wide at most, its frame and scrollbar take nine."""
        return min(84, self.app.size.width * 94 // 100) - 9

    def find(self) -> None:
        icons = icons_of(self)
        lines = list(help_lines(self._changed, icons))
        found = list(found_lines(lines, self.wanted)) if self.wanted else lines
        self.query_one(".page > Static", Static).update(help_content(found, self._room, icons))
        self.action_scroll(-1000)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False, immediate=True)

    def action_page(self, pages: float) -> None:
        """A line of what was seen stays in sight."""
        self.action_scroll(int((self.query_one(VerticalScroll).size.height - 1) * pages))
