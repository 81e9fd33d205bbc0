"""A terminal's answers are picked out of what is typed, in whatever pieces they come."""

import pytest

from newsreader.view.pictures.asking import FIRST, Said, Talk

SIZE = (100, 30)
XTERM = "\x1bP>|XTerm(379)\x1b\\\x1b[6;13;6t\x1b[4;390;600t\x1b[?63;1;2;4;6;9;15;22c"
XTERM_AGAIN = "\x1b[?1;0;1024S\x1b[?2;0;600;390S\x1b[?63;1;2;4;6;9;15;22c"
KITTY = "\x1bP>|kitty(0.40.1)\x1b\\\x1b[6;36;18t\x1b[4;1080;1800t\x1b[?62;c"
KITTY_AGAIN = "\x1b_Gi=31;OK\x1b\\\x1b[?62;c"
VTE = "\x1bP>|VTE(7600)\x1b\\\x1b[4;540;900t\x1b[?65;1;9c"
SAYS_ITS_TYPE_ONLY = "\x1b[?6c"


def talk(said: Said | None = None) -> Talk:
    return Talk(said or Said(), SIZE)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            (XTERM, XTERM_AGAIN),
            Said("XTerm(379)", sixel=True, colours=1024, most=(600, 390), cell=(6, 13)),
        ),
        ((KITTY, KITTY_AGAIN), Said("kitty(0.40.1)", kitty=True, cell=(18, 36))),
        (
            (KITTY, "\x1b_Gi=31;EINVAL:no\x1b\\\x1b[?62;c"),
            Said("kitty(0.40.1)", kitty=False, cell=(18, 36)),
        ),
        ((VTE,), Said("VTE(7600)", cell=(9, 18))),
        ((SAYS_ITS_TYPE_ONLY,), Said()),
        (
            ("\x1b[4;0;0t\x1b[6;0;0t\x1b[?62;4c", "\x1b[?1;3S\x1b[?2;3S\x1b[?62;4c"),
            Said(sixel=True),
        ),
        (("\x1b[?62;4c", "\x1b[?1;0;0S\x1b[?1;1;16S\x1b[?2;1;9;9S\x1b[?62;4c"), Said(sixel=True)),
    ],
)
def test_what_terminals_say(answers: tuple[str, ...], said: Said) -> None:
    heard = talk()
    asked = [heard.hear(answer) for answer in answers]

    assert heard.said == said
    assert heard.over
    assert [rest for rest, _ in asked] == [""] * len(answers)
    assert [bool(more) for _, more in asked] == [True] * (len(answers) - 1) + [False]
    assert heard.hear("\x1b") == ("\x1b", "")


def test_only_a_terminal_that_may_know_them_is_asked_about_pictures() -> None:
    assert "\x1b_G" not in FIRST
    assert "S" not in FIRST
    _, of_sixels = talk().hear(XTERM)
    _, of_graphics = talk().hear(KITTY)
    assert of_sixels == "\x1b[?1;1;0S\x1b[?2;1;0S\x1b[c"
    assert of_graphics.startswith("\x1b_Gi=31,")
    assert of_graphics.endswith("\x1b\\\x1b[c")


def test_what_is_known_already_stays_where_nothing_better_is_said() -> None:
    heard = talk(Said(cell=(8, 16)))
    heard.hear("\x1b[4;540;900t\x1b[?6c")

    assert heard.said == Said(cell=(8, 16))


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 11])
def test_answers_in_pieces_among_keys_are_answers_still(size: int) -> None:
    text = f"j{XTERM}k\x1b[A{XTERM_AGAIN}é"
    heard, rest = talk(), ""
    for at in range(0, len(text), size):
        rest += heard.hear(text[at : at + size])[0]

    assert rest == "jk\x1b[Aé"
    assert heard.said.most == (600, 390)


KEYS = [
    "j",
    "\x1b[A",
    "\x1b[6~",
    "\x1b[4~",
    "\x1b[6;5~",
    "\x1bj",
    "\x1b\x1b",
    "\x1b[<0;10;5M",
    "\x1b[?2026;2$y",
    "\x1b[1;2S",
    "\x1b[97;5u",
    "\x1b[200~\x1b[?no answer\x1b[201~",
]


@pytest.mark.parametrize("key", KEYS)
def test_keys_are_left_alone(key: str) -> None:
    heard = talk()
    rest = "".join(heard.hear(character)[0] for character in key)

    assert rest + heard.give_up() == key


@pytest.mark.parametrize("key", ["\x1b", "\x1b[", "\x1b_", "\x1bP"])
def test_what_may_be_a_key_is_held_until_it_is_given_up(key: str) -> None:
    heard = talk()

    assert heard.hear(key) == ("", "")
    assert heard.holds_a_key
    assert heard.give_up() == key
    assert not heard.holds_a_key


def test_what_can_be_no_key_is_waited_for() -> None:
    heard = talk()
    heard.hear("\x1bP>|XTer")

    assert not heard.holds_a_key
    assert heard.hear("m(379)\x1b\\j") == ("j", "")
    assert heard.said.name == "XTerm(379)"


def test_an_answer_without_an_end_is_no_answer() -> None:
    heard = talk()
    rest, _ = heard.hear("\x1bP>|" + "x" * 500)

    assert rest.endswith("x" * 500)
    assert heard.hear("j") == ("j", "")
