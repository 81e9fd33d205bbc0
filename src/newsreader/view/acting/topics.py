"""Topics of the article: listed, and followed as smart feeds."""

from collections.abc import Sequence
from functools import partial

from newsreader.models.document import Link
from newsreader.models.scopes import OwnSmart
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.searching import SearchingActions
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.panes.choices import Choice

_HINT = "Type to find · tab picks several · enter follows them as smart feeds"
_OPEN, _PICKED, _FOLLOWED = "[ ]", "[x]", "followed"


class TopicActions(Acts):
    """Those that its publisher gave it; key phrases where there are none."""

    def __init__(self, desk: Desk, searching: SearchingActions) -> None:
        super().__init__(desk)
        self._searching = searching

    def action_follow_topic(self) -> None:
        chips = [link for link in self.desk.reader.links if link.query]
        if self.desk.presenter.article is None or not self.desk.sees(Pane.READER):
            self.desk.say("Open an article first: its topics can be followed.")
        elif not chips:
            self.desk.say("This article has no topics.")
        elif len(chips) == 1:
            self.follow(chips)
        else:
            self._choose(chips)

    def list(self, chip: Link) -> None:
        self._searching.look_for(chip.query)

    def follow(self, chips: Sequence[Link]) -> None:
        wanted = [OwnSmart(chip.text.removeprefix("~"), chip.query) for chip in chips]
        self.desk.run_worker(self._follow(wanted), group="undo")

    def _choose(self, chips: Sequence[Link]) -> None:
        from newsreader.view.dialogs.picker import Picker

        followed = {smart.query for smart in self.desk.own_smart.unread}
        picker = Picker("Follow a topic", topics_to_choose(chips, followed), _HINT, several=True)
        self.desk.app.push_screen(picker, partial(self._take, chips))

    def _take(self, chips: Sequence[Link], chosen: tuple[Choice, ...] | None) -> None:
        keys = {choice.key for choice in chosen or ()}
        if keys:
            self.follow([chip for chip in chips if chip.query in keys])

    async def _follow(self, wanted: Sequence[OwnSmart]) -> None:
        added = await self.desk.marker.change(lambda library: library.add_smart_feeds(wanted))
        if added is None:
            return
        new = [smart.title for smart, is_new in zip(wanted, added, strict=True) if is_new]
        if new:
            feeds = "a smart feed" if len(new) == 1 else "smart feeds"
            hint = f"{self.desk.key('undo')} undoes it"
            self.desk.say(f"Following {' and '.join(new)} as {feeds}", hint=hint)
        else:
            self.desk.say(f"{wanted[0].title} is among your smart feeds already.")


def topics_to_choose(chips: Sequence[Link], followed: set[str]) -> list[Choice]:
    """PURE."""
    return [
        Choice(
            chip.query,
            chip.text,
            aside=_FOLLOWED if chip.query in followed else "",
            sign=_OPEN,
            turned=_PICKED,
        )
        for chip in chips
    ]
