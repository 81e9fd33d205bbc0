"""Keys: what they mean on the main screen, and what of them the key bar names."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual import events
from textual.keys import key_to_character

from newsreader.view.actions import ACTIONS, ALONE, COUNTED, Pane, action_called, keys_of, shown
from newsreader.view.keyboard import Keyboard, Keys

_BETWEEN = "  "
_TO_CHOSEN = {
    "toggle_read": "read/unread",
    "toggle_bookmark": "bookmark",
    "tag": "tag",
    "export": "export",
    "hide": "hide",
    "browser": "browser",
    "back": "select none",
}
_SIGNS = {"slash": "/", "backslash": "\\", "minus": "-", "plus": "+", "at": "@", "underscore": "_"}
"""Names that Textual gives to keys and cannot read back."""


def keyboard(changed: Mapping[str, str]) -> Keyboard:
    """For every action's keys as `changed` has them."""
    meanings = {steps_of(key): action.id for action in ACTIONS for key in keys_of(action, changed)}
    return Keyboard(meanings, COUNTED, ALONE)


def steps_of(key: str) -> Keys:
    """`g g` as it is pressed; `question_mark` is `?`."""
    return tuple(_name(step) for step in key.split())


def pressed(event: events.Key) -> str:
    """A key as `steps_of` names it."""
    character = event.character
    return character if character and character.isprintable() and character != " " else event.key


def _name(step: str) -> str:
    character = _SIGNS.get(step) or (key_to_character(step) if len(step) > 1 else step)
    return character if character and character.isprintable() and character != " " else step


def bar_of(pane: Pane, changed: Mapping[str, str]) -> list[tuple[str, str]]:
    """(key, words) of the pane's most useful actions; the help comes last."""
    return [
        (shown(keys[0]), action.words)
        for action in ACTIONS
        if pane in action.bar and (keys := keys_of(action, changed))
    ]


def bar_of_chosen(changed: Mapping[str, str]) -> list[tuple[str, str]]:
    """What can be done to all that is selected."""
    bar = [(action_called(name), words) for name, words in _TO_CHOSEN.items()]
    return [(shown(keys[0]), words) for action, words in bar if (keys := keys_of(action, changed))]


def fitting(entries: Sequence[tuple[str, str]], cells: int) -> list[tuple[str, str]]:
    """As many as fit on a line of `cells`; the last of them is kept longest."""
    if not entries:
        return []
    *others, last = entries
    room = cells - _cells_of(last)
    kept = []
    for entry in others:
        room -= _cells_of(entry) + len(_BETWEEN)
        if room < 0:
            break
        kept.append(entry)
    return [*kept, last] if _cells_of(last) <= cells else []


def _cells_of(entry: tuple[str, str]) -> int:
    return cell_len(entry[0]) + 1 + cell_len(entry[1])


def first_key(action_id: str, changed: Mapping[str, str]) -> str:
    """The key to name in a sentence, `:` where there is none."""
    keys = keys_of(action_called(action_id), changed)
    return shown(keys[0]) if keys else ":"
