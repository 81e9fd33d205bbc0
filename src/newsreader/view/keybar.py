"""The key bar: which keys are named, and how many of them there is room for. PURE."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from newsreader.view.actions import ACTIONS, Pane, action_called, keys_of, shown
from newsreader.view.actions.kinds import NO_KEY
from newsreader.view.spread import LOUD, PLAIN, QUIET, Piece

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


def key_pieces(entries: Sequence[tuple[str, str]], least: int, width: int) -> list[Piece]:
    """As many as leave `least` cells of the line for words."""
    pieces: list[Piece] = []
    for key, words in fitting(entries, width - min(least + 2, width - 8)):
        pieces += [(_BETWEEN if pieces else "", PLAIN), (key, LOUD), (" ", PLAIN), (words, QUIET)]
    return pieces


def least_at_rest(words: str, width: int) -> int:
    """Cells that words are left where nothing happens: keys matter more then."""
    return min(cell_len(words), width // 3 if width < 60 else 36)


def _cells_of(entry: tuple[str, str]) -> int:
    return cell_len(entry[0]) + 1 + cell_len(entry[1])


def first_key(action_id: str, changed: Mapping[str, str]) -> str:
    """The key to name in a sentence."""
    keys = keys_of(action_called(action_id), changed)
    return shown(keys[0]) if keys else NO_KEY
