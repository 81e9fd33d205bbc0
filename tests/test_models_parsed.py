import pickle
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from newsreader.models.parsed import ParsedEntry

VALUES: dict[str, Any] = {name: name for name in ParsedEntry.__struct_fields__}


def test_an_entry_without_its_html_has_everything_else() -> None:
    entry = replace(ParsedEntry(**VALUES), published=datetime(2026, 2, 10, tzinfo=UTC))

    assert entry.without_html() == replace(entry, html="")


def test_an_entry_is_the_same_in_another_process() -> None:
    entry = ParsedEntry(**VALUES)

    assert pickle.loads(pickle.dumps(entry)) == entry


def test_an_entry_stays_as_it_was_parsed() -> None:
    entry = ParsedEntry(**VALUES)

    with pytest.raises(AttributeError):
        entry.title = "other"  # type: ignore[misc]
