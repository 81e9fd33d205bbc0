import json

import pytest

from newsreader.cli.printing import as_json_text


@pytest.mark.parametrize(
    "sign", ["\x9b", "\x7f", "\x1b", "\u202e", "\u2028", "\U000e0041", "\ud800"]
)
def test_json_tells_what_a_terminal_obeys_without_saying_it(sign: str) -> None:
    text = as_json_text({"title": f"日本 {sign}"})
    assert sign not in text
    assert "日本" in text
    assert json.loads(text) == {"title": f"日本 {sign}"}
