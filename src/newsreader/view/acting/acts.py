"""What a group of actions is: an object of its own that works at the desk."""

from collections.abc import Callable

from newsreader.models.acts import Act
from newsreader.store.library import Library
from newsreader.view.desk import Desk
from newsreader.view.happenings import tell

OneAct = Callable[[Library], Act | None]
_PREFIX = "action_"
_NOTHING = "It was so already: nothing changed."


class Acts:
    """A method `action_<id>` for each of its actions in the registry."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def carry_out(self, act: OneAct, nothing: str = _NOTHING) -> None:
        self.desk.run_worker(self.carried_out(act, nothing))

    async def carried_out(self, act: OneAct, nothing: str = _NOTHING) -> None:
        """An act as a whole; its words are said once it is stored."""
        match await self.desk.marker.change(lambda library: (act(library),)):
            case (Act() as done,):
                self.desk.say(done.words, hint=f"{self.desk.key('undo')} undoes it")
                tell(self.desk.happens.acted, done)
            case (None,):
                self.desk.say(nothing)


def actions_of(*groups: Acts) -> dict[str, Callable[..., object]]:
    """The method of every action, by its id."""
    return {
        name.removeprefix(_PREFIX): getattr(group, name)
        for group in groups
        for name in dir(group)
        if name.startswith(_PREFIX)
    }
