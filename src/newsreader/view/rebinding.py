"""Which keys the person's own choice leaves to whom. PURE."""

from collections.abc import Iterator, Mapping, Sequence

from newsreader.view.actions import ACTIONS, Action, Group, action_called, keys_of, shown
from newsreader.view.presets import DEFAULT, PRESET, PRESETS, chosen

Own = Mapping[str, str]
"""`[keys]` of config.toml: a preset's name, and keys for some actions."""
KeyRow = tuple[str, str, str, bool]
"""An action, its words, its keys, whether the person chose them; a heading has no action."""


def with_preset_after(own: Own) -> dict[str, str]:
    """The next preset, round their end; what the person chose besides stays."""
    names = list(PRESETS)
    here = names.index(preset_of(own))
    rest = {name: keys for name, keys in own.items() if name != PRESET}
    following = names[(here + 1) % len(names)]
    return rest if following == DEFAULT else {PRESET: following, **rest}


def preset_of(own: Own) -> str:
    """One that there is."""
    name = own.get(PRESET, DEFAULT)
    return name if name in PRESETS else DEFAULT


def with_key(own: Own, action_id: str, key: str) -> dict[str, str]:
    """The action has this key only; whoever had it has the rest of its own."""
    changed = dict(own)
    for action in owners(own, key):
        left = [has for has in keys_of(action, chosen(own)) if has != key]
        changed[action.id] = ",".join(left)
    changed[action_id] = key
    return changed


def without(own: Own, action_id: str) -> dict[str, str]:
    """The action has its preset's keys again."""
    return {name: keys for name, keys in own.items() if name != action_id}


def owners(own: Own, key: str) -> list[Action]:
    """Whose key it is now."""
    keys = chosen(own)
    return [action for action in ACTIONS if key in keys_of(action, keys)]


def written(steps: Sequence[str]) -> str:
    """Pressed keys as `[keys]` has them: `,` parts keys there, so it goes by its name."""
    return " ".join("comma" if step == "," else step for step in steps)


def key_rows(own: Own) -> Iterator[KeyRow]:
    keys = chosen(own)
    for group in Group:
        yield "", group.value, "", False
        for action in ACTIONS:
            if action.group is group:
                having = "  ".join(shown(key) for key in keys_of(action, keys))
                yield action.id, action.words, having, action.id in own


def conflict_words(own: Own, action_id: str, key: str) -> str:
    """Who would lose the key; empty when nobody does."""
    losing = [action.words for action in owners(own, key) if action.id != action_id]
    return f"It means {' and '.join(losing)} now." if losing else ""


def words_of(action_id: str) -> str:
    return action_called(action_id).words
