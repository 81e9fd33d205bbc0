"""The articles of a snapshot as rows of a list, under headers or not; read a page at a time."""

from array import array
from collections.abc import Callable, Sequence

from msgspec import Struct

from newsreader.models.articles import Headline
from newsreader.view.grouping import Group, Rows
from newsreader.view.icons import Icons
from newsreader.view.marks import Layers, MarksOf
from newsreader.view.panes.virtual import VirtualList
from newsreader.view.reading import nearest, place_of
from newsreader.view.recent import Recent

PAGE = 64
_PAGES = 32
Pages = Recent[int, dict[int, Headline]]
HeadlinesOf = Callable[[Sequence[int]], list[Headline]]
"""Read on the UI thread: a millisecond at most, and it must not raise."""


class Ahead(Struct, frozen=True, eq=False):
    """A page that may soon come into view."""

    ids: "array[int]"
    number: int
    _pages: Pages

    def learn(self, headlines: Sequence[Headline]) -> None:
        """In vain when the list, or what the library says, has changed meanwhile."""
        self._pages[self.number] = _by_id(headlines)


class ListedArticles(VirtualList):
    """Rows never move by themselves. An index is that of a row, a place that in the snapshot."""

    def __init__(
        self, *, icons: Icons, empty_words: str, id: str | None, classes: str | None
    ) -> None:
        super().__init__(icons=icons, empty_words=empty_words, id=id, classes=classes)
        self.ids: array[int] = array("q")
        self.rows = Rows()
        self._headlines_of: HeadlinesOf = _nothing
        self._pages: Pages = Recent(_PAGES)
        self._marks: MarksOf = Layers()

    # Where articles are

    def article_id(self, index: int) -> int | None:
        """`None` for a header."""
        place = self.rows.place(index)
        return None if place is None else self.ids[place]

    def index_of(self, article_id: int) -> int | None:
        """Its header's, when its group is folded."""
        if self.article_id(self.cursor) == article_id:  # a million ids take long to look through
            return self.cursor
        place = place_of(self.ids, article_id)
        return None if place is None else self.rows.row(place)

    def places(self, index: int) -> range:
        """Of the article there, or of all that stand below the header there."""
        group, place = self.rows.header(index), self.rows.place(index)
        if group:
            return range(group.start, group.end)
        return range(0) if place is None else range(place, place + 1)

    @property
    def place(self) -> int:
        """Where the cursor is in the snapshot."""
        return self.places(self.cursor).start

    def above(self) -> "array[int]":
        """The articles before the cursor; a header is below them."""
        return self.ids[: self.places(self.cursor).start]

    def below(self) -> "array[int]":
        """The articles after the cursor; those of a header are below it."""
        at_header = self.rows.header(self.cursor)
        return self.ids[self.places(self.cursor).start + (0 if at_header else 1) :]

    def headline(self, index: int) -> Headline | None:
        """With the latest marks; `None` when the article left the library since."""
        place = self.rows.place(index)
        return None if place is None else self._headline_at(place)

    def _headline_at(self, place: int) -> Headline | None:
        article_id = self.ids[place]
        headline = self._page(place // PAGE).get(article_id)
        marks = self._marks.get(article_id)
        return headline if headline is None or marks is None else marks.laid_over(headline)

    def move_article(self, count: int) -> None:
        """Over the headers."""
        step, row = 1 if count > 0 else -1, self.cursor
        for _ in range(abs(count) if self.rows.groups else 0):
            ahead = range(row + step, self.row_count if step > 0 else -1, step)
            row = next((index for index in ahead if not self.rows.header(index)), row)
        self.move(row - self.cursor if self.rows.groups else count)

    # What is listed

    def _list(self, ids: "array[int]", rows: Rows, cursor: int, top: int) -> None:
        self.ids, self.rows = ids, rows
        self._forget()
        self.set_rows(len(rows), cursor, top)

    def _forget(self) -> None:
        """What the library said."""
        self._pages = Recent(_PAGES)

    def _list_again(self, ids: "array[int]", groups: Sequence[Group]) -> bool:
        """Folded as before, the cursor where it was; False when what was there is gone."""
        header, current = self.rows.header(self.cursor), self.article_id(self.cursor)
        offset = self.cursor - self.scroll_offset.y
        rows = Rows(len(ids), groups, self.rows.folded)
        group = rows.named(header.name) if header else None
        place = place_of(ids, current)
        found = rows.head(group) if group else None if place is None else rows.row(place)
        beside = nearest(self.ids, current, ids) if current and place is None else None
        near = self.cursor if beside is None else rows.row(beside)
        cursor = near if found is None else found
        self._list(ids, rows, cursor, cursor - offset)
        return found is not None

    def _page(self, number: int) -> dict[int, Headline]:
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = _by_id(self._headlines_of(self._ids_on(number)))
        return page

    def _ids_on(self, page: int) -> "array[int]":
        return self.ids[page * PAGE : (page + 1) * PAGE]

    def ahead(self) -> list[Ahead]:
        """The pages before and after the visible rows that were not read from the disk yet."""
        seen = self.visible_rows()
        first = max(0, self.rows.place_from(seen.start, 1))
        stop = self.rows.place_from(seen.stop - 1, -1) + 1
        around = (stop // PAGE, stop // PAGE + 1, first // PAGE - 1)
        last = (len(self.ids) - 1) // PAGE
        return [
            Ahead(self._ids_on(page), page, self._pages)
            for page in around
            if 0 <= page <= last and page not in self._pages
        ]

    # Folding

    def fold(self, index: int) -> None:
        """Fold the group that a row belongs to, or open it; the cursor goes to its header."""
        group = self.rows.group(index)
        if group:
            offset = self.rows.head(group) - self.scroll_offset.y
            self._refold(self.rows.turned(group), group, max(0, offset))

    def turn_header(self) -> bool:
        """Fold or open the group whose header the cursor is on; False when it is on none."""
        at_header = self.rows.header(self.cursor) is not None
        if at_header:
            self.fold(self.cursor)
        return at_header

    def fold_all(self, *, closed: bool) -> None:
        group = self.rows.group(self.cursor)
        if group:
            self._refold(
                self.rows.all_turned(closed=closed), group, self.cursor - self.scroll_offset.y
            )

    def _refold(self, rows: Rows, group: Group, offset: int) -> None:
        self.rows = rows
        head = rows.head(group)
        moved = head != self.cursor
        self.set_rows(len(rows), head, head - offset)
        if moved:
            self.cursor_moved(head)


def _by_id(headlines: Sequence[Headline]) -> dict[int, Headline]:
    return {headline.id: headline for headline in headlines}


def _nothing(ids: Sequence[int]) -> list[Headline]:
    return []
