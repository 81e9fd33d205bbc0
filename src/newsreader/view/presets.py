"""Whole sets of keys for hands that know another reader, and the keys that follow from a choice."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from newsreader.view.actions import ACTIONS, keys_of, shown

PRESET = "preset"
"""The key of `[keys]` that names one."""
DEFAULT = "default"

PRESETS: Mapping[str, Mapping[str, str]] = {
    DEFAULT: {},
    "vim": {
        "left": "h,left,ctrl+w h",
        "right": "l,right,ctrl+w l",
        "next_pane": "tab,ctrl+w w",
        "previous_pane": "shift+tab,ctrl+w W",
        "undo": "u,ctrl+z",
        "redo": "ctrl+r,ctrl+y",
        "back": "escape,backspace,ctrl+o",
        "toggle_read": "m",
        "choose_range": "v,V",
        "choose_row": "x",
        "zen": "ctrl+w o,z z",
        "fold": "z a,-",
        "close_folds": "z M",
        "open_folds": "z R",
        "copy_link": "y y",
        "full_text": "X",
        "unsubscribe": "d d",
        "show_all": "",
        "show_unread": "",
        "show_bookmarks": "",
        "first_related": "1",
        "second_related": "2",
        "third_related": "3",
        "list_all": "g a",
        "list_unread": "g u",
        "list_bookmarks": "g b",
        "leave": "q,Z Z",
        "quit": "Q,Z Q,ctrl+q",
    },
    "newsboat": {
        "top": "home",
        "bottom": "end",
        "sort": "g,G",
        "jump": "'",
        "toggle_read": "N",
        "toggle_bookmark": "ctrl+b,ctrl+e",
        "page_up": "pageup,b",
        "export": "s,e",
        "add": "E,a",
        "editor": "ctrl+o",
        "archive": "ctrl+x",
        "hide": "D,delete",
        "show_unread": "l,2",
        "right": "right",
        "links": "f,u",
        "leave": "",
        "step_out": "q",
        "next_match": "semicolon,f3",
        "note": "ctrl+n",
        "clippings": "ctrl+g",
        "change": "=",
        "pack": "",
        "offline": "",
        "ask": "",
        "coverage": "&",
        "list_story": "",
        "changes": "",
    },
    "google-reader": {
        "next_article": "j",
        "previous_article": "k",
        "down": "n,down",
        "up": "p,up",
        "next_unread": "N",
        "previous_unread": "P",
        "note": "g n",
        "open": "enter,o",
        "toggle_bookmark": "s,f",
        "toggle_read": "m",
        "zen": "u,z",
        "links": "g l",
        "add": "a,+",
        "full_text": "X",
        "save_page": "ctrl+n",
        "follow_topic": "g #",
        "unsubscribe": "#",
        "browser": "v",
        "choose_range": "x",
        "sync": "r",
        "list_all": "g a",
        "list_unread": "g u",
        "list_bookmarks": "g s,g b",
    },
    "netnewswire": {
        "next_unread": "n,+",
        "save_page": "ctrl+n",
        "previous_unread": "p,-",
        "read_older": "o,O",
        "fold": "f",
        "links": "g l",
        "toggle_read": "m,r,u",
        "toggle_bookmark": "s",
        "read_all": "k,A",
        "browser": "b,enter",
        "open": "l",
        "up": "up",
        "down": "down,j",
        "right": "right",
        "sync": "",
    },
}


def chosen(own: Mapping[str, str]) -> dict[str, str]:
    """The keys of every action that has others than the default: the preset's, then the person's.

    `own` is `[keys]` of config.toml. A key goes to whoever asked for it last: a preset takes it
    from the defaults, the person from both.
    """
    preset = PRESETS.get(own.get(PRESET, DEFAULT), {})
    keys = {action.id: keys_of(action, {}) for action in ACTIONS}
    for wishes in (preset, own):
        wanted = {action.id: keys_of(action, wishes) for action in ACTIONS if action.id in wishes}
        taken = {key for some in wanted.values() for key in some}
        keys = {
            action_id: wanted.get(action_id, tuple(key for key in has if key not in taken))
            for action_id, has in keys.items()
        }
    return {
        action.id: ",".join(keys[action.id])
        for action in ACTIONS
        if keys[action.id] != keys_of(action, {})
    }


def faults(own: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with `[keys]`, a sentence each."""
    preset = own.get(PRESET, DEFAULT)
    if preset not in PRESETS:
        yield f"[keys]: there is no preset {preset}.{_guess(preset, list(PRESETS))}"
    known = [action.id for action in ACTIONS]
    for name in own:
        if name not in known and name != PRESET:
            yield f"[keys]: there is no action {name}.{_guess(name, known)}"
    yield from _clashes(own)


def _clashes(own: Mapping[str, str]) -> Iterator[str]:
    before = chosen({PRESET: own.get(PRESET, DEFAULT)})
    owners: dict[str, list[str]] = {}
    for action in ACTIONS:
        for key in keys_of(action, {**before, **own}):
            owners.setdefault(key, []).append(action.id)
    for key, actions in owners.items():
        if len(actions) > 1:
            yield (
                f"[keys]: {shown(key)} is given to {' and '.join(actions)}; "
                "one of them needs another."
            )


def _guess(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, 1)
    return f" Did you mean {near[0]}?" if near else f" There are {', '.join(known)}."
