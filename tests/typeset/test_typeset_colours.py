"""Programs: what their words are, and how that is set."""

import pytest

from newsreader.models.document import Code, Document, Style
from newsreader.typeset.colours import LONGEST, coloured
from newsreader.typeset.runs import Run
from newsreader.typeset.sheet import typeset

PYTHON = "def fare(km):  # one way\n    return 'km' + str(12)"


def words(text: str, language: str) -> list[tuple[str, Style]]:
    return [(text[span.start : span.end], span.style) for span in coloured(text, language)]


def test_words_of_a_program_are_told_apart() -> None:
    assert words(PYTHON, "python") == [
        ("def", Style.KEYWORD),
        ("fare", Style.NAME),
        ("# one way", Style.COMMENT),
        ("return", Style.KEYWORD),
        ("'", Style.STRING),
        ("km", Style.STRING),
        ("'", Style.STRING),
        ("12", Style.NUMBER),
    ]


@pytest.mark.parametrize("language", ["js", "c++", "sh", "html", "json", "sql", "rust", "diff"])
def test_languages_go_by_the_names_that_publishers_use(language: str) -> None:
    text = 'if (x) { "a" } # <p class="b">1</p>\n+ added\n'
    assert coloured(text, language)


@pytest.mark.parametrize("language", ["no-such-language", "", "../../etc", "%s"])
def test_of_a_language_that_nobody_knows_nothing_is_coloured(language: str) -> None:
    assert coloured(PYTHON, language) == ()


def test_where_pygments_loses_its_place_nothing_is_coloured_twice() -> None:
    session = "> const a = 'b'\nundefined\n> a + 1\n"
    assert words(session, "nodejsrepl") == [("const", Style.KEYWORD), ("'b'", Style.STRING)]


def test_a_long_program_is_not_read() -> None:
    assert coloured("x = 1\n" * LONGEST, "python") == ()


def runs(code: Code, width: int, y: int) -> tuple[Run, ...]:
    return typeset(Document((code,)), width).runs(y)


def test_a_line_has_the_colours_of_its_words() -> None:
    margin, *line = runs(Code(PYTHON, "python"), 40, 0)
    program = (Style.PROGRAM,)

    assert margin == Run("  ")
    assert line == [
        Run("def", (*program, Style.KEYWORD)),
        Run(" ", program),
        Run("fare", (*program, Style.NAME)),
        Run("(km):  ", program),
        Run("# one way", (*program, Style.COMMENT)),
    ]


def test_a_colour_goes_on_where_a_long_line_does() -> None:
    code = Code("x = 'aaaaaaaaaaaaaaaaaaaaaaaa'", "python")

    assert [run.text for run in runs(code, 20, 1)] == ["  ", "↪ ", "aaaaaaaaaaaaa", "'"]


def test_without_a_language_it_is_typewritten() -> None:
    assert runs(Code("x = 1"), 20, 0) == (Run("  "), Run("x = 1", (Style.PROGRAM,)))
