"""What a group of actions is: an object of its own that works at the desk."""

from collections.abc import Callable

from newsreader.view.desk import Desk

_PREFIX = "action_"


class Acts:
    """A method `action_<id>` for each of its actions in the registry."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk


def actions_of(*groups: Acts) -> dict[str, Callable[..., object]]:
    """The method of every action, by its id."""
    return {
        name.removeprefix(_PREFIX): getattr(group, name)
        for group in groups
        for name in dir(group)
        if name.startswith(_PREFIX)
    }
