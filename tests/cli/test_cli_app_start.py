"""The app as a newcomer starts it."""

from pathlib import Path

import pytest
from cli_pty import Terminal


@pytest.mark.parametrize(
    ("locale", "words"), [("C.UTF-8", "all languages"), ("de_AT.UTF-8", "Deutsch")]
)
def test_the_catalogue_opens_in_the_language_of_the_locale(
    tmp_path: Path, locale: str, words: str
) -> None:
    with Terminal(tmp_path, locale=locale) as terminal:
        terminal.wait_for(words)


def test_the_demo_opens_in_a_terminal(tmp_path: Path) -> None:
    with Terminal(tmp_path, "demo") as terminal:
        terminal.wait_for("Unread")
        terminal.wait_for("Japan offers to buy")
