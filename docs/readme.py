"""Write the key table into the README from the registry of actions: `make readme`."""

import re
from pathlib import Path

from newsreader.view.actions import key_table

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(r"(<!-- keys[^>]*-->\n).*?(<!-- /keys -->)", re.DOTALL)


def with_keys(text: str) -> str:
    return _BLOCK.sub(lambda block: f"{block[1]}{key_table()}{block[2]}", text)


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
