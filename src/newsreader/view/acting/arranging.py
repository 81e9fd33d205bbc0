"""In which order a list is, and under which headers."""

from collections.abc import Sequence

from msgspec.structs import replace

from newsreader.models.scopes import Arrangement, Grouping, Sort
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.preferring import PreferringActions
from newsreader.view.desk import Desk
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
_GROUPINGS = {
    Grouping.NONE: "no groups",
    Grouping.DAY: "by day",
    Grouping.FEED: "by feed",
    Grouping.STORY: "by story",
}
_ALONE = "No story here is told twice."
_HINT = "Type or ↑ ↓ · enter takes it, and remembers it for this source"


class ArrangingActions(Acts):
    """Remembered for each source."""

    def __init__(self, desk: Desk, preferring: PreferringActions) -> None:
        super().__init__(desk)
        self._preferring = preferring

    def sorts(self) -> dict[Sort, str]:
        """The orders to choose from, in words."""
        sorts = dict(_SORTS)
        if self.desk.searching:
            sorts[Sort.RELEVANCE] = "most about the words first, of the newest 20,000"
        if self._preferring.on:
            sorts[Sort.PRIORITY] = "most wanted first"
        return sorts

    def action_sort(self) -> None:
        sorts = self.sorts()
        choices = [Choice(sort, words) for sort, words in sorts.items()]
        here = self.desk.lister.reading.arrangement.sort
        at = list(sorts).index(here) if here in sorts else 0
        self._choose("Sort", choices, at)

    def action_group(self) -> None:
        choices = [Choice(grouping, words) for grouping, words in _GROUPINGS.items()]
        at = list(_GROUPINGS).index(self.desk.lister.reading.arrangement.grouping)
        self._choose("Group", choices, at)

    def _choose(self, title: str, choices: Sequence[Choice], at: int) -> None:
        from newsreader.view.dialogs.picker import Picker

        self.desk.app.push_screen(Picker(title, choices, _HINT, at=at), self._take_arrangement)

    def _take_arrangement(self, chosen: tuple[Choice, ...] | None) -> None:
        now = self.desk.lister.reading.arrangement
        for choice in chosen or ():
            match choice.key:
                case Sort.PRIORITY:
                    self.desk.run_worker(self._learn_and_arrange(), group="taste")
                case Sort() as sort:
                    self.arrange_list(replace(now, sort=sort))
                case Grouping() as grouping:
                    self.arrange_list(replace(now, grouping=grouping))

    async def _learn_and_arrange(self) -> None:
        if await self._preferring.learn():
            arrangement = self.desk.lister.reading.arrangement
            self.arrange_list(replace(arrangement, sort=Sort.PRIORITY))

    def arrange_list(self, arrangement: Arrangement) -> None:
        """The same articles so, the cursor on the same one."""
        reading = self.desk.lister.reading
        if arrangement == reading.arrangement:
            return
        at = self.desk.headlines.article_id(self.desk.headlines.cursor)
        self.desk.memory.keep_arrangement(reading.scope, arrangement)
        by_story = arrangement.grouping is Grouping.STORY is not reading.arrangement.grouping
        entrance = Entrance(at, stays=True, unless_stories=_ALONE if by_story else "")
        self.desk.lister.open(reading.scope, reading.label, reading.show, arrangement, entrance)

    def action_fold(self) -> None:
        if self.desk.headlines.rows.groups:
            self.desk.headlines.fold(self.desk.headlines.cursor)
        else:
            self.desk.say(f"There are no groups here. Press {self.desk.key('group')} to make some.")

    def action_fold_all(self) -> None:
        self._refold(closed=not self.desk.headlines.rows.all_folded)

    def action_close_folds(self) -> None:
        self._refold(closed=True)

    def action_open_folds(self) -> None:
        self._refold(closed=False)

    def _refold(self, *, closed: bool) -> None:
        if self.desk.headlines.rows.groups:
            self.desk.headlines.fold_all(closed=closed)
        else:
            self.action_fold()
