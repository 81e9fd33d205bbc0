"""Keys: from the registry to Textual's bindings, and what is wrong with the person's own."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from newsreader.view.actions import ACTIONS, Action, Pane, keys_of, shown

_BETWEEN = "  "


def bindings() -> list[BindingType]:
    """Every action that has a default key; each binding has an id, so that a keymap can move it."""
    return [
        Binding(action.keys, action.id, action.words, id=action.id, show=False)
        for action in ACTIONS
        if action.keys
    ]


def keymap(changed: Mapping[str, str]) -> dict[str, str]:
    """What `App.set_keymap` takes: the known actions only."""
    return {
        action.id: ",".join(keys_of(action, changed)) for action in ACTIONS if action.id in changed
    }


def faults(changed: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with `[keys]`, a sentence each."""
    known = [action.id for action in ACTIONS]
    for name in changed:
        if name not in known:
            near = get_close_matches(name, known, 1)
            guess = f" Did you mean {near[0]}?" if near else " The help names them all."
            yield f"[keys]: there is no action {name}.{guess}"
    owners = defaultdict(list)
    for action in ACTIONS:
        for key in keys_of(action, changed):
            owners[shown(key)].append(action.id)
    for key, actions in owners.items():
        if len(actions) > 1:
            yield f"[keys]: {key} is given to {' and '.join(actions)}; one of them needs another."


def bar_of(pane: Pane, changed: Mapping[str, str]) -> list[tuple[str, str]]:
    """(key, words) of the pane's most useful actions; the help comes last."""
    return [
        (shown(keys[0]), action.words)
        for action in ACTIONS
        if pane in action.bar and (keys := keys_of(action, changed))
    ]


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


def first_key(action: Action, changed: Mapping[str, str]) -> str:
    """The key to name in a sentence, `:` where there is none."""
    keys = keys_of(action, changed)
    return shown(keys[0]) if keys else ":"
