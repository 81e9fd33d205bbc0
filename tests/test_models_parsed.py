from dataclasses import fields, replace
from datetime import UTC, datetime

from newsreader.models.parsed import ParsedEntry


def test_an_entry_without_its_html_has_everything_else() -> None:
    values = {field.name: field.name for field in fields(ParsedEntry)}
    entry = replace(ParsedEntry(**values), published=datetime(2026, 2, 10, tzinfo=UTC))  # type: ignore[arg-type]

    assert entry.without_html() == replace(entry, html="")
