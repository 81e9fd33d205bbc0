"""The links of what is in sight, and the letters that stand at each of them. PURE."""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len, set_cell_size

from newsreader.models.document import Style
from newsreader.typeset.runs import Run, Runs
from newsreader.view.hints import Hints, left

_KNOWN = str.maketrans("[]", "‹›")
_OUT_OF_SIGHT = (-1, -1)


def known_number(text: str) -> str:
    """Of a link to an article that is here, in as many cells."""
    return text.translate(_KNOWN)


class Labels:
    """At the number of a link, else over its first letters."""

    def __init__(self, lines: Iterable[tuple[int, Runs]]) -> None:
        """`lines` are those in sight, each with its place."""
        self.hints: Hints = {}
        self.typed = ""
        self.place(lines)

    def place(self, lines: Iterable[tuple[int, Runs]]) -> None:
        """On other lines than before."""
        self._at: dict[int, tuple[int, int]] = {}
        numbered = set[int]()
        for y, runs in lines:
            for place, run in enumerate(runs):
                if run.link is None or run.link in numbered:
                    continue
                if Style.MARKER in run.styles:
                    numbered.add(run.link)
                    self._at[run.link] = y, place
                else:
                    self._at.setdefault(run.link, (y, place))

    @property
    def links(self) -> list[int]:
        """From the top down."""
        return sorted(self._at, key=lambda link: self._at[link])

    def on_line(self, y: int) -> dict[int, str]:
        """The letters to be shown, by the run they stand in."""
        shown = left(self.hints, self.typed)
        places = ((self._at.get(link, _OUT_OF_SIGHT), word) for link, word in shown.items())
        return {run: word for (line, run), word in places if line == y}


def lettered(run: Run, word: str, typed: int) -> Iterator[tuple[str, str]]:
    """A run with letters over it, in as many cells: each piece with what colours it, or nothing."""
    cells = cell_len(run.text)
    word = word[:cells]
    if Style.MARKER in run.styles:
        before = (cells - len(word)) // 2
        yield " " * before, "hint"
        yield word[:typed], "typed"
        yield word[typed:] + " " * (cells - before - len(word)), "hint"
    else:
        yield word[:typed], "typed"
        yield word[typed:], "hint"
        yield _without(run.text, len(word)), ""


def _without(text: str, cells: int) -> str:
    """`text` without its first cells; a blank where a wide letter was cut."""
    first = next(n for n in range(len(text) + 1) if cell_len(text[:n]) >= cells)
    rest = text[first:]
    return set_cell_size(" ", cell_len(text) - cells - cell_len(rest)) + rest
