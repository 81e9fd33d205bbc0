"""The headline list: articles to read, to mark, to choose."""

from array import array
from collections.abc import Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from textual.message import Message

from newsreader.view.grouping import Group, Name, Rows
from newsreader.view.headers import header_cells, header_counts, header_words
from newsreader.view.lines import PLAIN, Cells, HeadlineLook, Role, headline_cells
from newsreader.view.marks import MarksOf
from newsreader.view.panes.choosable import ChoosableArticles
from newsreader.view.panes.listed import PAGE, HeadlinesOf
from newsreader.view.panes.virtual import Piece
from newsreader.view.selection import Selection

__all__ = ["PAGE", "HeadlineList"]

_FEW = 5 * PAGE
"""Articles that are looked at in some milliseconds."""


class HeadlineList(ChoosableArticles):
    """Marking and choosing change only how rows look."""

    COMPONENT_CLASSES = {f"headlines--{role}" for role in Role} | {
        "headlines--gone",
        "headlines--ground",
    }

    DEFAULT_CSS = """
    HeadlineList {
        & > .headlines--unread { color: $accent; }
        & > .headlines--bookmark { color: $warning; }
        & > .headlines--title { color: $foreground; text-style: bold; }
        & > .headlines--seen { color: $foreground 68%; }
        & > .headlines--found { color: $warning; text-style: bold underline; }
        & > .headlines--snippet { color: $foreground 68%; }
        & > .headlines--feed { color: $foreground 68%; }
        & > .headlines--length { color: $foreground 68%; }
        & > .headlines--time { color: $foreground 68%; }
        & > .headlines--comments { color: $foreground 68%; }
        & > .headlines--here { color: $foreground 68%; }
        & > .headlines--gone { color: $foreground 68%; text-style: italic; }
        & > .headlines--header { color: $accent; text-style: bold; }
        & > .headlines--chosen { color: $success; text-style: bold; }
        & > .headlines--ground { background: $success 10%; }
        &:ansi > .headlines--ground { background: ansi_default; }
    }
    """

    class Highlighted(Message):
        """The cursor is on another article; `None` on a header, and where the list is empty."""

        def __init__(self, index: int, article_id: int | None) -> None:
            super().__init__()
            self.index = index
            self.article_id = article_id

    class Opened(Message):
        """The person wants to read this one."""

        def __init__(self, article_id: int) -> None:
            super().__init__()
            self.article_id = article_id

    def __init__(
        self,
        *,
        now: datetime,
        look: HeadlineLook = PLAIN,
        empty_words: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(icons=look.icons, empty_words=empty_words, id=id, classes=classes)
        self.now = now
        self.look = look
        self._unread_of: Mapping[Name, int] | None = None
        self._snippets: dict[int, str] = {}

    # What is listed

    def show(
        self,
        ids: "array[int]",
        headlines_of: HeadlinesOf,
        place: int = 0,
        groups: Sequence[Group] = (),
        selection: Selection | None = None,
    ) -> None:
        """Another snapshot, read from its beginning (or from `place`)."""
        self._headlines_of = headlines_of
        self._unread_of = None
        self.selection = Selection(ids) if selection is None else selection
        rows = Rows(len(ids), groups)
        if any(group.is_story for group in groups):  # one row for each
            rows = rows.all_turned(closed=True)
        self._list(ids, rows, rows.row(place) if len(rows) else 0, 0)
        self.cursor_moved(self.cursor)

    def replace_ids(
        self,
        ids: "array[int]",
        groups: Sequence[Group] = (),
        selection: Selection | None = None,
    ) -> None:
        """The same list, now complete. The cursor stays on its article, and that in its place."""
        self.selection = self.selection.carried_to(ids) if selection is None else selection
        if not self._list_again(ids, groups):
            self.cursor_moved(self.cursor)

    # How it looks

    def update_marks(self, marks: MarksOf) -> None:
        """These marks, and no others, lie over what the library said."""
        with self._changing():
            self._marks = marks

    def forget_pages(self) -> None:
        """The library changed: read the headlines again."""
        with self._changing():
            self._forget()

    def look_again(self, marks: MarksOf) -> None:
        """What the library says now, and these marks over it."""
        with self._changing():
            self._marks = marks
            self._forget()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Repaints the headlines that are others then."""
        before = {index: self.headline(index) for index in self.visible_rows()}
        yield
        for index, headline in before.items():
            if self.headline(index) != headline:
                self.refresh_line(index)

    def show_snippets(self, snippets: Mapping[int, str]) -> None:
        """Parts of their texts behind the titles; an empty mapping takes all of them away."""
        self._snippets = {**self._snippets, **snippets} if snippets else {}
        for index in self.visible_rows():
            if self.article_id(index) in snippets:
                self.refresh_line(index)

    def set_unread(self, unread_of: Mapping[Name, int]) -> None:
        """What the headers count; groups without any need not be named."""
        if unread_of != self._unread_of:
            self._unread_of = unread_of
            self.refresh()
            if self.rows.header(self.cursor):
                self.cursor_moved(self.cursor)

    def set_now(self, now: datetime) -> None:
        self.now = now
        self.repaint_rows()

    def set_look(self, look: HeadlineLook) -> None:
        self.look, self.icons = look, look.icons
        self.repaint_rows()

    # What a row is

    def row_key(self, index: int) -> Hashable:
        group, chosen = self.rows.header(index), self._chosen(index)
        if group is None:
            return self.headline(index), self._snippet(index), chosen
        return group, self._unread(group), group.name in self.rows.folded, chosen

    def _snippet(self, index: int) -> str:
        article_id = self.article_id(index) if self._snippets else None
        return "" if article_id is None else self._snippets.get(article_id, "")

    def ground(self, index: int) -> tuple[str, ...]:
        return ("headlines--ground",) if self._chosen(index) else ()

    def render_row(self, index: int, width: int) -> list[Piece]:
        headline, group = self.headline(index), self.rows.header(index)
        if headline:
            chosen, snippet = self._chosen(index), self._snippet(index)
            cells = headline_cells(headline, self.now, width, self.look, snippet, chosen=chosen)
        elif group:
            cells = self._header_cells(group, width)
        else:
            return [("   no longer in the library", "headlines--gone")]
        return [(text, f"headlines--{role}") for text, role in cells]

    def _header_cells(self, group: Group, width: int) -> Cells:
        unread, is_open = self._unread(group), group.name not in self.rows.folded
        return header_cells(group, unread, self.now, width, self.look, is_open=is_open)

    @property
    def on_story(self) -> bool:
        """The cursor is on its header."""
        group = self.rows.header(self.cursor)
        return group is not None and group.is_story

    def header_words(self) -> str:
        """About the group whose header the cursor is on."""
        group = self.rows.header(self.cursor)
        if group is None:
            return ""
        counts = header_counts(group, self._unread(group), self.icons)
        return f"{header_words(group, self.now)}\n{counts}"

    def hides_unread(self, index: int) -> bool:
        """A header whose group is folded over unread articles.

        What was counted may be a moment old; few articles are looked at themselves.
        """
        group = self.rows.header(index)
        if group is None or group.name not in self.rows.folded or self._unread(group) == 0:
            return False
        if group.size > _FEW:
            return True
        headlines = map(self._headline_at, range(group.start, group.end))
        return any(headline is not None and not headline.read for headline in headlines)

    def _unread(self, group: Group) -> int | None:
        return None if self._unread_of is None else self._unread_of.get(group.name, 0)

    def _chosen(self, index: int) -> bool:
        return self.selection.holds(self.places(index))

    def cursor_moved(self, index: int) -> None:
        """Told to the screen itself: what it does about it is painted in the same frame."""
        if self.is_attached:  # a list may come in when the app is on its way out
            self.screen.post_message(self.Highlighted(index, self.article_id(index)))

    def row_opened(self, index: int) -> None:
        article_id = self.article_id(index)
        if article_id is None:
            self.fold(index)
        else:
            self.post_message(self.Opened(article_id))
