"""How pictures are shown: by what is asked for, by the environment, by what the terminal said."""

import pytest

from newsreader.view.pictures.asking import SILENT, Said
from newsreader.view.pictures.manner import Manner, Manners, manners_of, worth_asking

TRUE = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
KITTY = {"TERM": "xterm-kitty", "COLORTERM": "truecolor"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux"}
CELL = (9, 18)
FOOT = Said(name="foot(1.20)", sixel=True, cell=CELL)
MUTE = Said(name="XTerm(390)", cell=CELL)


@pytest.mark.parametrize(
    ("show", "environ", "manner"),
    [
        ("auto", TRUE, Manner.BLOCKS),
        ("auto", {"TERM": "screen-256color"}, Manner.BLOCKS),
        ("auto", {"TERM": "xterm"}, Manner.OFF),
        ("auto", {"TERM": "linux"}, Manner.OFF),
        ("auto", {}, Manner.OFF),
        ("auto", {**TRUE, "NO_COLOR": "1"}, Manner.OFF),
        ("auto", KITTY, Manner.KITTY),
        ("auto", {**KITTY, "TERM": "xterm-ghostty"}, Manner.KITTY),
        ("auto", {"TERM": "xterm-kitty"}, Manner.BLOCKS),
        ("auto", {**KITTY, "TMUX": "/tmp/tmux"}, Manner.BLOCKS),
        ("auto", {**TRUE, "KITTY_WINDOW_ID": "1"}, Manner.BLOCKS),
        ("blocks", KITTY, Manner.BLOCKS),
        ("half", KITTY, Manner.HALF),
        ("blocks", {"TERM": "xterm"}, Manner.BLOCKS),
        ("kitty", TRUE, Manner.KITTY),
        ("kitty", {**KITTY, "NO_COLOR": ""}, Manner.OFF),
        ("off", KITTY, Manner.OFF),
    ],
)
def test_on_a_terminal_that_says_nothing(
    show: str, environ: dict[str, str], manner: Manner
) -> None:
    assert manners_of(show, environ) == Manners(manner, manner)


@pytest.mark.parametrize(
    ("show", "environ", "said", "text", "alone"),
    [
        ("auto", TRUE, FOOT, Manner.BLOCKS, Manner.SIXEL),
        ("auto", {"TERM": "xterm"}, FOOT, Manner.OFF, Manner.SIXEL),
        ("auto", TRUE, Said(sixel=True), Manner.BLOCKS, Manner.BLOCKS),
        ("auto", TRUE, MUTE, Manner.BLOCKS, Manner.BLOCKS),
        ("auto", KITTY, FOOT, Manner.BLOCKS, Manner.SIXEL),
        ("auto", KITTY, MUTE, Manner.BLOCKS, Manner.BLOCKS),
        ("auto", KITTY, Said("kitty(0.40.1)", kitty=False), Manner.BLOCKS, Manner.BLOCKS),
        ("auto", KITTY, Said("kitty(0.26.5)", kitty=True), Manner.BLOCKS, Manner.BLOCKS),
        ("auto", KITTY, Said("kitty(0.28.0)", kitty=True), Manner.KITTY, Manner.KITTY),
        ("auto", KITTY, Said("kitty(1.0.0)", kitty=True), Manner.KITTY, Manner.KITTY),
        ("auto", KITTY, Said("kitty"), Manner.BLOCKS, Manner.BLOCKS),
        ("auto", KITTY, SILENT, Manner.KITTY, Manner.KITTY),
        ("auto", TRUE, Said(name="kitty(0.40.1)"), Manner.KITTY, Manner.KITTY),
        ("auto", TRUE, Said(name="ghostty 1.2", kitty=True), Manner.KITTY, Manner.KITTY),
        ("auto", {"TERM": "xterm"}, Said(name="kitty(0.40.1)"), Manner.OFF, Manner.OFF),
        ("sixel", TRUE, SILENT, Manner.BLOCKS, Manner.SIXEL),
        ("sixel", KITTY, Said(kitty=True), Manner.BLOCKS, Manner.SIXEL),
        ("sixel", TMUX, SILENT, Manner.BLOCKS, Manner.SIXEL),
        ("blocks", TRUE, FOOT, Manner.BLOCKS, Manner.BLOCKS),
        ("kitty", TRUE, FOOT, Manner.KITTY, Manner.KITTY),
        ("off", TRUE, FOOT, Manner.OFF, Manner.OFF),
        ("auto", {**TRUE, "NO_COLOR": "1"}, FOOT, Manner.OFF, Manner.OFF),
    ],
)
def test_on_a_terminal_that_answered(
    show: str, environ: dict[str, str], said: Said, text: Manner, alone: Manner
) -> None:
    assert manners_of(show, environ, said) == Manners(text, alone)


def test_who_asks_for_ascii_gets_no_pictures_unless_they_ask_for_them_too() -> None:
    assert manners_of("auto", TRUE, FOOT, ascii_only=True) == Manners(Manner.OFF, Manner.OFF)
    assert manners_of("blocks", TRUE, ascii_only=True) == Manners(Manner.BLOCKS, Manner.BLOCKS)


@pytest.mark.parametrize(
    ("show", "environ", "ascii_only", "worth"),
    [
        ("auto", TRUE, False, True),
        ("auto", KITTY, False, True),
        ("auto", {"TERM": "xterm"}, False, True),
        ("sixel", TRUE, True, True),
        ("kitty", TRUE, False, True),
        ("auto", TRUE, True, False),
        ("blocks", TRUE, False, False),
        ("half", TRUE, False, False),
        ("off", TRUE, False, False),
        ("auto", {**TRUE, "NO_COLOR": "1"}, False, False),
        ("auto", TMUX, False, False),
        ("auto", {**TRUE, "STY": "1.host"}, False, False),
        ("auto", {**TRUE, "ZELLIJ": "0"}, False, False),
        ("auto", {"TERM": "linux"}, False, False),
        ("auto", {}, False, False),
        ("auto", {**TRUE, "TERM_PROGRAM": "Apple_Terminal"}, False, False),
    ],
)
def test_a_terminal_is_asked_where_the_answer_matters_and_the_question_does_no_harm(
    show: str, environ: dict[str, str], *, ascii_only: bool, worth: bool
) -> None:
    assert worth_asking(show, environ, ascii_only=ascii_only) is worth
