"""Write the keys into README and guide from the registry of actions: `make readme`."""

import re
from pathlib import Path

from newsreader.view.actions import key_summary, key_table

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"(<!-- keys[^>]*-->\n).*?(<!-- /keys -->)", re.DOTALL)


def write_keys(page: Path, keys: str) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(_BLOCK.sub(lambda block: f"{block[1]}{keys}{block[2]}", text), encoding="utf-8")


if __name__ == "__main__":
    write_keys(ROOT / "README.md", key_summary())
    write_keys(ROOT / "docs" / "guide" / "keys.md", key_table())
