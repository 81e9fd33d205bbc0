"""Keys one after the other: counts, sequences, other layouts; presets and what clashes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.view.actions import ACTIONS, keys_of, shown
from newsreader.view.keyboard import Keyboard, Outcome, Run, Unknown, Wait
from newsreader.view.keys import keyboard, steps_of
from newsreader.view.layouts import latin
from newsreader.view.presets import PRESETS, chosen, faults

MEANINGS = {
    ("j",): "down",
    ("G",): "bottom",
    ("g", "g"): "top",
    ("g", "f"): "jump",
    ("z",): "zen",
    ("z", "a"): "fold",
    ("2",): "unread",
    ("escape",): "back",
    ("ctrl+w", "l"): "right",
}
COUNTED = {"down", "bottom", "top"}
BY_COUNT = {"j": "down", "G": "bottom", "g g": "top"}


def play(keys: str) -> list[Outcome]:
    """What the last of the keys brings."""
    board = Keyboard(MEANINGS, COUNTED)
    outcomes: list[Outcome] = []
    for key in keys.split():
        outcomes = board.rested() if key == "…" else board.press(key)
    return outcomes


@pytest.mark.parametrize(
    ("keys", "outcomes"),
    [
        ("j", [Run("down")]),
        ("5 j", [Run("down", 5)]),
        ("2 5 j", [Run("down", 25)]),
        ("1 0 G", [Run("bottom", 10)]),
        ("5 z …", [Run("zen")]),
        ("0", [Unknown("0")]),
        ("9 9 9 9 9 9 9 9 j", [Run("down", 99_999)]),
        ("g g", [Run("top")]),
        ("7 g g", [Run("top", 7)]),
        ("g x", [Unknown("g x")]),
        ("g x j", [Run("down")]),
        ("x", [Unknown("x")]),
        ("ctrl+w l", [Run("right")]),
        ("2 …", [Run("unread")]),
        ("2 j", [Run("unread"), Run("down")]),
        ("2 g", [Run("unread"), Wait("g", (("g", "top"), ("f", "jump")), soon=False)]),
        ("z …", [Run("zen")]),
        ("z a", [Run("fold")]),
        ("z j", [Run("zen"), Run("down")]),
        ("z 5", [Run("zen"), Wait("5", tuple(BY_COUNT.items()), soon=False)]),
        ("z 5 j", [Run("down", 5)]),
        ("g escape", []),
        ("g escape escape", [Run("back")]),
        ("4 escape j", [Run("down")]),
        ("4 …", []),
        ("о", [Run("down")]),
        ("п п", [Run("top")]),
    ],
)
def test_what_keys_mean(keys: str, outcomes: list[Outcome]) -> None:
    assert play(keys) == outcomes


def test_a_count_waits_for_what_can_be_counted() -> None:
    (wait,) = play("5")
    assert isinstance(wait, Wait)
    assert wait.typed == "5"
    assert {action for _, action in wait.ways} == COUNTED


@given(st.lists(st.sampled_from([*"jGgfz2590xо", "escape", "…"])))
def test_nothing_is_kept_longer_than_a_sequence_and_escape_gives_all_up(keys: list[str]) -> None:
    board = Keyboard(MEANINGS, COUNTED)
    for key in keys:
        outcomes = board.rested() if key == "…" else board.press(key)
        assert len(outcomes) <= 2
        assert board.waiting == (bool(outcomes) and isinstance(outcomes[-1], Wait)) or key == "…"
    board.press("escape")
    assert not board.waiting


@pytest.mark.parametrize(
    ("letters", "keys"),
    [
        ("ощьи", "jomb"),
        ("ЩЫ", "OS"),
        ("ії", "s]"),
        ("ξκν", "jkn"),
        ("חמ", "jn"),
        ("تن", "jk"),
        ("ㅓㅜ", "jn"),
        ("jñé語", "jñé語"),
    ],
)
def test_letters_stand_for_the_keys_they_are_typed_with(letters: str, keys: str) -> None:
    assert "".join(map(latin, letters)) == keys


@pytest.mark.parametrize(
    ("key", "steps"),
    [
        ("g g", ("g", "g")),
        ("question_mark", ("?",)),
        ("slash", ("/",)),
        ("full_stop", (".",)),
        ("ctrl+w  l", ("ctrl+w", "l")),
        ("space", ("space",)),
        ("G", ("G",)),
    ],
)
def test_names_of_keys(key: str, steps: tuple[str, ...]) -> None:
    assert steps_of(key) == steps


def test_sequences_of_letters_are_written_as_people_say_them() -> None:
    assert [shown(key) for key in ("g g", "ctrl+w l", "question_mark")] == ["gg", "ctrl+w l", "?"]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_no_clash_and_leaves_no_action_out_by_accident(preset: str) -> None:
    assert list(faults({"preset": preset})) == []
    keys = chosen({"preset": preset})
    owners = [steps_of(key) for action in ACTIONS for key in keys_of(action, keys)]
    assert len(owners) == len(set(owners))
    silent = {action.id for action in ACTIONS if action.keys and not keys_of(action, keys)}
    assert silent == {name for name, wish in PRESETS[preset].items() if not wish}
    assert set(PRESETS[preset]) <= {action.id for action in ACTIONS}


@pytest.mark.parametrize(
    ("preset", "key", "action"),
    [
        ("vim", "u", "undo"),
        ("vim", "ctrl+r", "redo"),
        ("vim", "d d", "unsubscribe"),
        ("vim", "z a", "fold"),
        ("vim", "z M", "close_folds"),
        ("vim", "z R", "open_folds"),
        ("vim", "V", "choose_range"),
        ("vim", "ctrl+w o", "zen"),
        ("newsboat", "N", "toggle_read"),
        ("newsboat", "n", "next_unread"),
        ("newsboat", "u", "links"),
        ("newsboat", "q", "step_out"),
        ("newsboat", "K", "previous_article"),
        ("newsboat", "g", "sort"),
        ("newsboat", "b", "page_up"),
        ("newsboat", "s", "export"),
        ("newsboat", "R", "sync_all"),
        ("newsboat", "ctrl+b", "toggle_bookmark"),
        ("google-reader", "j", "next_article"),
        ("google-reader", "v", "browser"),
        ("google-reader", "o", "open"),
        ("google-reader", "u", "zen"),
        ("netnewswire", "r", "toggle_read"),
        ("netnewswire", "k", "read_all"),
        ("netnewswire", "n", "next_unread"),
        ("netnewswire", "-", "previous_unread"),
        ("netnewswire", "o", "read_older"),
        ("netnewswire", "b", "browser"),
    ],
)
def test_a_preset_is_what_its_readers_hands_know(preset: str, key: str, action: str) -> None:
    board = keyboard(chosen({"preset": preset}))
    outcomes: list[Outcome] = []
    for step in key.split():
        outcomes = board.press(step)
    assert outcomes == [Run(action)]


def test_the_persons_keys_come_before_a_presets_and_those_before_the_default() -> None:
    assert chosen({}) == {}
    own = chosen({"preset": "vim", "zen": "u", "nothing": "x"})
    assert (own.get("undo"), own["toggle_read"]) == ("ctrl+z", "m")


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"preset": "newsboar"}, "Did you mean newsboat?"),
        ({"preset": "emacs"}, "There are default, vim, newsboat, google-reader, netnewswire."),
        ({"preset": "netnewswire", "up": "k"}, "k is given to up and read_all"),
        ({"next_unread": "g g"}, "gg is given to top and next_unread"),
    ],
)
def test_what_is_wrong_with_a_choice_is_said(own: dict[str, str], words: str) -> None:
    assert words in " ".join(faults(own))


def test_a_digit_that_means_something_alone_is_a_count_when_any_key_follows() -> None:
    board = Keyboard({("4",): "fourth", ("j",): "down"}, frozenset({"down"}), frozenset({"fourth"}))
    (wait,) = board.press("4")
    assert isinstance(wait, Wait)
    assert (wait.soon, wait.alone) == (False, True)
    assert board.press("j") == [Run("down", 4)]
    board.press("4")
    assert board.rested() == [Run("fourth")]
