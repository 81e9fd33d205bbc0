"""Every example of docs/guide/searching.md is understood."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsreader.query.guide import GUIDE
from newsreader.query.parse import parse
from newsreader.query.sql import to_sql
from newsreader.query.tree import EVERYTHING

PAGE = Path(__file__).parents[2] / "docs" / "guide" / "searching.md"
ROWS = [line.split("|") for line in PAGE.read_text(encoding="utf-8").splitlines() if "| `" in line]
EXAMPLES = [example for examples, _ in GUIDE for example in examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_the_guide_is_understood(example: str) -> None:
    query = parse(example)
    assert query.root != EVERYTHING
    assert to_sql(query, datetime(2026, 11, 25, tzinfo=UTC)).sql


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 30


def test_the_page_has_the_table_that_help_prints() -> None:
    page = [(tuple(re.findall(r"`([^`]+)`", row[1])), row[2].strip()) for row in ROWS]
    assert page == list(GUIDE)
