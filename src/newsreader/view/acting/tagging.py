"""Tags: the person's own labels, chosen by some letters, on one article or on many."""

from collections.abc import Mapping, Sequence
from functools import partial

from newsreader.models.acts import Act
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.store.tagging import tag_name
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.choosing import ChoosingActions, Ids
from newsreader.view.desk import Desk
from newsreader.view.panes.choices import Choice

_HINT = "Type to find or to make one · tab picks several · enter tags, or takes the tag away"
_NONE, _SOME, _ALL = "[ ]", "[-]", "[x]"


class TaggingActions(Acts):
    """Enter gives the tag to all of them; where all have it, it is taken away."""

    def __init__(self, desk: Desk, choosing: ChoosingActions) -> None:
        super().__init__(desk)
        self._choosing = choosing
        self._last: Mapping[str, bool] | None = None

    def action_tag(self) -> None:
        ids = self._choosing.subjects()
        if ids:
            self.desk.run_worker(self._ask_tags(ids))

    def action_tag_again(self) -> None:
        ids = self._choosing.subjects() if self._last else None
        if self._last is None:
            self.desk.say(f"No tag was given yet. Press {self.desk.key('tag')} to choose one.")
        elif ids:
            self._turn_tags(ids, dict.fromkeys(self._last, True))

    async def _ask_tags(self, ids: Ids) -> None:
        from newsreader.view.dialogs.picker import Picker

        try:
            choices, number = await self.desk.shelf.read(partial(_tags_to_choose, ids))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return
        title = "Tags of this article" if number == 1 else f"Tags of {number:,} articles"
        picker = Picker(title, choices, _HINT, typed=partial(new_tag, choices), several=True)
        self.desk.app.push_screen(picker, partial(self._take_tags, ids))

    def _take_tags(self, ids: Ids, chosen: tuple[Choice, ...] | None) -> None:
        if chosen:
            self._turn_tags(ids, {str(choice.key): choice.sign != _ALL for choice in chosen})

    def _turn_tags(self, ids: Ids, wanted: Mapping[str, bool]) -> None:
        self._last = wanted
        self.desk.run_worker(self._tagged(ids, wanted))

    async def _tagged(self, ids: Ids, wanted: Mapping[str, bool]) -> None:
        acts = await self.desk.marker.change(partial(_turned, ids, wanted))
        if acts is None:
            return
        undoes = f"{self.desk.key('undo')} undoes {'it' if len(acts) == 1 else 'them one by one'}"
        if acts:
            self.desk.say(" · ".join(act.words for act in acts), hint=undoes)
        else:
            self.desk.say("It was so already: nothing changed.")


def new_tag(known: Sequence[Choice], words: str) -> list[Choice]:
    """PURE. What is typed may be a tag that there is not yet."""
    name = tag_name(words)
    if not name or name.casefold() in {choice.words.casefold() for choice in known}:
        return []
    return [Choice(name, name, "a new tag", sign=_NONE, turned=_ALL)]


def _tags_to_choose(ids: Ids, library: Library) -> tuple[list[Choice], int]:
    """Those that the articles have first."""
    tagged = ids()
    here, number = library.tags_of(tagged), len(tagged)
    choices = [_choice(name, count, here.get(name, 0), number) for name, count in library.tags()]
    return sorted(choices, key=lambda choice: choice.sign == _NONE), number


def _choice(name: str, count: int, here: int, number: int) -> Choice:
    sign = _NONE if not here else _ALL if here == number else _SOME
    return Choice(name, name, aside=f"{count:,}", sign=sign, turned=_NONE if sign == _ALL else _ALL)


def _turned(ids: Ids, wanted: Mapping[str, bool], library: Library) -> list[Act]:
    tagged = ids()
    acts = [
        library.tag(tagged, name) if on else library.untag(tagged, name)
        for name, on in wanted.items()
    ]
    return [act for act in acts if act]
