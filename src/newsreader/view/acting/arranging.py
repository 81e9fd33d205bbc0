"""In which order a list is, and under which headers."""

from collections.abc import Sequence

from msgspec.structs import replace

from newsreader.models.scopes import Arrangement, Grouping, Sort
from newsreader.view.acting.listing import ListingActions
from newsreader.view.listing import Entrance
from newsreader.view.panes.choices import Choice

_SORTS = {
    Sort.NEWEST: "newest first",
    Sort.OLDEST: "oldest first",
    Sort.FEED: "by feed",
    Sort.TITLE: "by title",
    Sort.LONGEST: "longest first",
    Sort.SHORTEST: "shortest first",
}
_GROUPINGS = {Grouping.NONE: "no groups", Grouping.DAY: "by day", Grouping.FEED: "by feed"}
_HINT = "Type or ↑ ↓ · enter takes it, and remembers it for this source"


class ArrangingActions(ListingActions):
    """Remembered for each source."""

    def sorts(self) -> dict[Sort, str]:
        """The orders to choose from, in words."""
        if self.searching:
            return {**_SORTS, Sort.RELEVANCE: "most about the words first"}
        return _SORTS

    def action_sort(self) -> None:
        sorts = self.sorts()
        choices = [Choice(sort, words) for sort, words in sorts.items()]
        here = self.lister.reading.arrangement.sort
        at = list(sorts).index(here) if here in sorts else 0
        self._choose("Sort", choices, at)

    def action_group(self) -> None:
        choices = [Choice(grouping, words) for grouping, words in _GROUPINGS.items()]
        at = list(_GROUPINGS).index(self.lister.reading.arrangement.grouping)
        self._choose("Group", choices, at)

    def _choose(self, title: str, choices: Sequence[Choice], at: int) -> None:
        from newsreader.view.dialogs.picker import Picker

        self.app.push_screen(Picker(title, choices, _HINT, at=at), self._take_arrangement)

    def _take_arrangement(self, chosen: tuple[Choice, ...] | None) -> None:
        for choice in chosen or ():
            match choice.key:
                case Sort() as sort:
                    self.arrange_list(replace(self.lister.reading.arrangement, sort=sort))
                case Grouping() as grouping:
                    self.arrange_list(replace(self.lister.reading.arrangement, grouping=grouping))

    def arrange_list(self, arrangement: Arrangement) -> None:
        """The same articles so, the cursor on the same one."""
        reading = self.lister.reading
        if arrangement == reading.arrangement:
            return
        at = self.headlines.article_id(self.headlines.cursor)
        self.memory.keep_arrangement(reading.scope, arrangement)
        self.lister.open(reading.scope, reading.label, reading.show, arrangement, Entrance(at))

    def action_fold(self) -> None:
        if self.headlines.rows.groups:
            self.headlines.fold(self.headlines.cursor)
        else:
            self.say(f"There are no groups here. Press {self.key('group')} to make some.")

    def action_fold_all(self) -> None:
        self._refold(closed=not self.headlines.rows.all_folded)

    def action_close_folds(self) -> None:
        self._refold(closed=True)

    def action_open_folds(self) -> None:
        self._refold(closed=False)

    def _refold(self, *, closed: bool) -> None:
        if self.headlines.rows.groups:
            self.headlines.fold_all(closed=closed)
        else:
            self.action_fold()
