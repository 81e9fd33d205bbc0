"""Every example of docs/guide/searching.md is understood."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsreader.query.parse import parse
from newsreader.query.sql import to_sql
from newsreader.query.tree import EVERYTHING

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "searching.md"
ROWS = [
    line.split("|")[1] for line in GUIDE.read_text(encoding="utf-8").splitlines() if "| `" in line
]
EXAMPLES = [example for row in ROWS for example in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_guide_is_understood(example: str) -> None:
    query = parse(example)
    assert query.root != EVERYTHING
    assert to_sql(query, datetime(2026, 11, 25, tzinfo=UTC)).sql


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 30
