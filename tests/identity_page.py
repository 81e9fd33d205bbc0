"""The tables of docs/notes/identity.md, which are tests."""

import re
from pathlib import Path

_PAGE = Path(__file__).parents[1] / "docs" / "notes" / "identity.md"
_QUOTED = re.compile("`([^`]+)`")


def rows(first_column: str) -> dict[str, list[str]]:
    """Case → its other cells, of the tables whose header begins with these two cells."""
    found: dict[str, list[str]] = {}
    inside = False
    for line in _PAGE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            inside = False
        elif line.startswith(f"| case | {first_column} |"):
            inside = True
        elif inside and not line.startswith("|---"):
            case, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            assert case not in found, f"two rows are called {case}"
            found[case] = cells
    return found


def quoted(cell: str) -> list[str]:
    """What stands between backticks."""
    return _QUOTED.findall(cell)
