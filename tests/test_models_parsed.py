import pickle
from dataclasses import FrozenInstanceError, fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from newsreader.models.parsed import ParsedEntry


def test_an_entry_without_its_html_has_everything_else() -> None:
    values = {field.name: field.name for field in fields(ParsedEntry)}
    entry = replace(ParsedEntry(**values), published=datetime(2026, 2, 10, tzinfo=UTC))  # type: ignore[arg-type]

    assert entry.without_html() == replace(entry, html="")


def test_an_entry_that_is_made_swiftly_is_made_as_any_dataclass_is() -> None:
    values: dict[str, Any] = {field.name: field.name for field in fields(ParsedEntry)}
    entry = ParsedEntry(**values)

    assert [getattr(entry, name) for name in values] == list(values)
    assert ParsedEntry(*values.values()) == entry == pickle.loads(pickle.dumps(entry))
    assert ParsedEntry(None, None, "t").topics == ()
    with pytest.raises(FrozenInstanceError):
        entry.title = "other"  # type: ignore[misc]
    with pytest.raises(TypeError, match="title"):
        ParsedEntry(None, None)  # type: ignore[call-arg]
