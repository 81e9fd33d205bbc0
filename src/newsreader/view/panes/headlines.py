"""The headline list: a snapshot of article ids, their headlines read a page at a time."""

from array import array
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from textual.message import Message

from newsreader.models.articles import Headline
from newsreader.view.lines import PLAIN, HeadlineLook, Role, headline_cells
from newsreader.view.marks import Layers, MarksOf
from newsreader.view.panes.virtual import Piece, VirtualList
from newsreader.view.recent import Recent

PAGE = 64
_PAGES = 32
Pages = Recent[int, dict[int, Headline]]
HeadlinesOf = Callable[[Sequence[int]], list[Headline]]
"""Read on the UI thread: a millisecond at most, and it must not raise."""


@dataclass(frozen=True, slots=True, eq=False)
class Ahead:
    """A page that may soon come into view."""

    ids: "array[int]"
    number: int
    _pages: Pages

    def learn(self, headlines: Sequence[Headline]) -> None:
        """In vain when the list, or what the library says, has changed meanwhile."""
        self._pages[self.number] = _by_id(headlines)


class HeadlineList(VirtualList):
    """Rows never move by themselves: marking changes only how they look."""

    COMPONENT_CLASSES = {f"headlines--{role}" for role in Role} | {"headlines--gone"}

    DEFAULT_CSS = """
    HeadlineList {
        & > .headlines--unread { color: $accent; }
        & > .headlines--bookmark { color: $warning; }
        & > .headlines--title { color: $foreground; text-style: bold; }
        & > .headlines--seen { color: $foreground 68%; }
        & > .headlines--found { color: $warning; text-style: bold underline; }
        & > .headlines--snippet { color: $foreground 62%; }
        & > .headlines--feed { color: $foreground 68%; }
        & > .headlines--time { color: $foreground 68%; }
        & > .headlines--gone { color: $foreground 68%; text-style: italic; }
    }
    """

    class Highlighted(Message):
        """The cursor is on another article; `None` where the list is empty."""

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
        self.ids: array[int] = array("q")
        self._headlines_of: HeadlinesOf = _nothing
        self._pages: Pages = Recent(_PAGES)
        self._marks: MarksOf = Layers()
        self._snippets: dict[int, str] = {}

    # What is listed

    def show(self, ids: "array[int]", headlines_of: HeadlinesOf, cursor: int = 0) -> None:
        """Another snapshot, read from its beginning (or from `cursor`)."""
        self._headlines_of = headlines_of
        self._take(ids, cursor, 0)
        self.cursor_moved(self.cursor)

    def replace_ids(self, ids: "array[int]") -> None:
        """The same list, now complete. The cursor stays on its article, and that in its place."""
        current, offset = self.article_id(self.cursor), self.cursor - self.scroll_offset.y
        self.ids = ids
        found = None if current is None else self.index_of(current)
        cursor = self.cursor if found is None else found
        self._take(ids, cursor, cursor - offset)
        if self.article_id(self.cursor) != current:
            self.cursor_moved(self.cursor)

    def article_id(self, index: int) -> int | None:
        return self.ids[index] if 0 <= index < len(self.ids) else None

    def index_of(self, article_id: int) -> int | None:
        if self.article_id(self.cursor) == article_id:  # a million ids take long to look through
            return self.cursor
        try:
            return self.ids.index(article_id)
        except ValueError:
            return None

    def above(self) -> "array[int]":
        """The articles before the cursor."""
        return self.ids[: self.cursor]

    def below(self) -> "array[int]":
        return self.ids[self.cursor + 1 :]

    def headline(self, index: int) -> Headline | None:
        """With the latest marks; `None` when the article left the library since."""
        article_id = self.article_id(index)
        if article_id is None:
            return None
        headline = self._page(index // PAGE).get(article_id)
        marks = self._marks.get(article_id)
        return headline if headline is None or marks is None else marks.laid_over(headline)

    def _take(self, ids: "array[int]", cursor: int, top: int) -> None:
        self.ids = ids
        self._pages = Recent(_PAGES)
        self.set_rows(len(ids), cursor, top)

    def _page(self, number: int) -> dict[int, Headline]:
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = _by_id(self._headlines_of(self._ids_on(number)))
        return page

    def _ids_on(self, page: int) -> "array[int]":
        return self.ids[page * PAGE : (page + 1) * PAGE]

    def ahead(self) -> "list[Ahead]":
        """The pages before and after the visible rows that were not read from the disk yet."""
        rows = self.visible_rows()
        around = (rows.stop // PAGE, rows.stop // PAGE + 1, rows.start // PAGE - 1)
        last = (len(self.ids) - 1) // PAGE
        return [
            Ahead(self._ids_on(page), page, self._pages)
            for page in around
            if 0 <= page <= last and page not in self._pages
        ]

    # How it looks

    def update_marks(self, marks: MarksOf) -> None:
        """These marks, and no others, lie over what the library said. Repaints what they change."""
        before, self._marks = self._marks, marks
        for index in self.visible_rows():
            article_id = self.ids[index]
            if before.get(article_id) != self._marks.get(article_id):
                self.refresh_line(index)

    def forget_pages(self) -> None:
        """The library changed: read the headlines again. Repaints those that changed."""
        before = {index: self.headline(index) for index in self.visible_rows()}
        self._pages = Recent(_PAGES)
        for index, headline in before.items():
            if self.headline(index) != headline:
                self.refresh_line(index)

    def show_snippets(self, snippets: Mapping[int, str]) -> None:
        """Parts of their texts behind the titles; an empty mapping takes all of them away."""
        self._snippets = {**self._snippets, **snippets} if snippets else {}
        for index in self.visible_rows():
            if self.ids[index] in snippets:
                self.refresh_line(index)

    def set_now(self, now: datetime) -> None:
        self.now = now
        self.repaint_rows()

    def set_look(self, look: HeadlineLook) -> None:
        self.look, self.icons = look, look.icons
        self.repaint_rows()

    # What a row is

    def row_key(self, index: int) -> Hashable:
        return self.headline(index), self._snippet(index)

    def _snippet(self, index: int) -> str:
        return self._snippets.get(self.ids[index], "") if self._snippets else ""

    def render_row(self, index: int, width: int) -> list[Piece]:
        headline = self.headline(index)
        if headline is None:
            return [("   no longer in the library", "headlines--gone")]
        cells = headline_cells(headline, self.now, width, self.look, self._snippet(index))
        return [(text, f"headlines--{role}") for text, role in cells]

    def cursor_moved(self, index: int) -> None:
        """Told to the screen itself: what it does about it is painted in the same frame."""
        self.screen.post_message(self.Highlighted(index, self.article_id(index)))

    def row_opened(self, index: int) -> None:
        article_id = self.article_id(index)
        if article_id is not None:
            self.post_message(self.Opened(article_id))


def _by_id(headlines: Sequence[Headline]) -> dict[int, Headline]:
    return {headline.id: headline for headline in headlines}


def _nothing(ids: Sequence[int]) -> list[Headline]:
    return []
