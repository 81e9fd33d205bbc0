"""The one registry of what a person can do; keys, palette, help, key bar and README read it.

Adding an action is one entry in its group's module here and one method `action_<id>` in a
class of `Acts` in `view/acting/`; `view/screen.py` puts these together.
"""

from collections.abc import Mapping

from newsreader.view.actions import (
    arranging,
    asking,
    choosing,
    feeds,
    listing,
    marking,
    moving,
    program,
    reading,
)
from newsreader.view.actions.kinds import Action, Group, Pane

__all__ = [
    "ACTIONS",
    "ALONE",
    "COUNTED",
    "Action",
    "Group",
    "Pane",
    "action_called",
    "key_summary",
    "key_table",
    "keys_of",
    "shown",
]

ACTIONS: tuple[Action, ...] = (
    *moving.ACTIONS,
    *reading.ACTIONS,
    *asking.ACTIONS,
    *marking.ACTIONS,
    *choosing.ACTIONS,
    *listing.ACTIONS,
    *arranging.ACTIONS,
    *feeds.ACTIONS,
    *program.ACTIONS,
)
COUNTED = frozenset(
    "down up top bottom half_down half_up page_down page_up next_article previous_article"
    " extend_down extend_up next_paragraph previous_paragraph".split()
)
"""Actions whose methods take the number that was typed before their keys."""
ALONE = frozenset(f"{which}_related" for which in ("first", "second", "third", "fourth", "fifth"))
"""Actions of the article whose digit is a count when any key follows."""


def action_called(action_id: str) -> Action:
    """Raises KeyError."""
    return {action.id: action for action in ACTIONS}[action_id]


def keys_of(action: Action, changed: Mapping[str, str]) -> tuple[str, ...]:
    """The action's keys where `[keys]` of config.toml may have changed them."""
    keys = changed.get(action.id, action.keys)
    return tuple(key.strip() for key in keys.split(",") if key.strip())


_SHOWN = {
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "backspace": "bksp",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "comma": ",",
    "full_stop": ".",
    "exclamation_mark": "!",
}


def shown(key: str) -> str:
    """A key as people write it; the steps of a sequence of letters stand close: `gg`."""
    steps = [_SHOWN.get(step, step) for step in key.split(" ")]
    return ("" if all(len(step) == 1 for step in steps) else " ").join(steps)


def key_table(changed: Mapping[str, str] | None = None) -> str:
    """The registry in Markdown, a sentence for every action: docs/guide/keys.md."""
    rows = ["| keys | | what it does |", "|---|---|---|"]
    rows += [
        f"| {_named(action, changed)} | {action.words} | {action.help} |"
        for group in Group
        for action in _of(group)
    ]
    return "\n".join(rows) + "\n"


def key_summary() -> str:
    """The actions that have keys, a row for each group: the README."""
    rows = ["| | keys |", "|---|---|"]
    for group in Group:
        named = [f"{_named(action)} {action.words}" for action in _of(group) if action.keys]
        rows.append(f"| **{group}** | {' · '.join(named)} |")
    return "\n".join(rows) + "\n"


def _of(group: Group) -> list[Action]:
    return [action for action in ACTIONS if action.group is group]


def _named(action: Action, changed: Mapping[str, str] | None = None) -> str:
    """Within a table of Markdown, where a bar would part two cells."""
    keys = " ".join(f"`{shown(key)}`" for key in keys_of(action, changed or {}))
    return keys.replace("|", "\\|") or "`:`"
