"""Keys: what they mean on the main screen."""

from collections.abc import Mapping

from textual import events
from textual.keys import key_to_character

from newsreader.view.actions import ACTIONS, ALONE, COUNTED, keys_of
from newsreader.view.keyboard import Keyboard, Keys

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
