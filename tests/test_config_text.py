"""What the app writes into config.toml."""

import tomllib

import pytest

from newsreader.config import ConfigError
from newsreader.config_text import with_keys

MINE = """# mine
[look]
theme = "nord"   # dark

[keys] # hands
down = "j"       # home row
up = 'k'

[sync]
every = 60
"""


def test_what_else_is_written_there_stays_to_the_letter() -> None:
    after = with_keys(MINE, {"down": "j", "up": "i", "preset": "vim"})
    assert after == MINE.replace("'k'\n", '"i"\npreset = "vim"\n')


def test_keys_that_are_not_chosen_any_more_go() -> None:
    assert tomllib.loads(with_keys(MINE, {}))["keys"] == {}
    assert "# home row" not in with_keys(MINE, {"up": "k"})


@pytest.mark.parametrize("text", ["", "# only words\n", '[look]\nicons = "ascii"'])
def test_a_file_without_the_table_gets_it(text: str) -> None:
    after = with_keys(text, {"zen": "Z"})
    assert after.startswith(text)
    assert tomllib.loads(after)["keys"] == {"zen": "Z"}


@pytest.mark.parametrize("text", ["[keys", "keys = 3"])
def test_a_file_that_makes_no_sense_is_left_alone(text: str) -> None:
    with pytest.raises(ConfigError, match=r"config\.toml"):
        with_keys(text, {"zen": "Z"})
