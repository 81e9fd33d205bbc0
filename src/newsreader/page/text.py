"""An article's text without its shape: for the index, the hash, the excerpt, `newsreader show`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsreader.page.lines import lines_in
from newsreader.page.links import Links
from newsreader.query.words import may_have_runs

_CJK = re.compile(
    "[\u2e80-\u2fdf\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]+"
)
_SIGNS = re.compile(r" [^\w ]+(?= )")
"""Between spaces, without a letter or a digit: `–`, `***`."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A body's text, and what of it is prose: no captions, no players."""

    text: str
    prose: str
    addresses: tuple[str, ...] = ()
    """Where its links and pictures lead, as written."""

    on_one_line: str = field(init=False, repr=False, compare=False)
    """The text, white space folded."""

    def __post_init__(self) -> None:
        """Its lines are folded already, unless signs fell out of them."""
        line = self.text.replace("\n", " ")
        if "  " in line or line[:1] == " " or line[-1:] == " ":
            line = " ".join(line.split())
        object.__setattr__(self, "on_one_line", line)


def extract(html: str, own: Iterable[str | None] = ()) -> Extract:
    """`own` are the article's addresses: the links to them that a body ends with are no text."""
    links = Links(own=own)
    every, prose = lines_in(html, links)
    text = "\n".join(every)
    return Extract(text, text if len(prose) == len(every) else "\n".join(prose), links.mentioned)


def plain_text(html: str) -> str:
    """One line per block; captions and alt texts are in it, so that they can be found."""
    return extract(html).text


def excerpt(text: str, limit: int = 300, title: str = "") -> str:
    """The beginning of a plain text as one line, cut at a word; a leading `title` is left out."""
    line = " ".join(text[: 2 * (limit + len(title))].split())
    bare = " ".join(title.split())
    start = bare.casefold()
    if start and line[: len(start)].casefold().startswith(start):  # folded, none gets shorter
        line = line[len(bare) :].lstrip(" .:|–—-") or line
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    at_word = head if line[limit - 1] == " " else head.rpartition(" ")[0]
    # No space for a while: a script that has none, so every character may end it.
    return (at_word if len(at_word) > limit // 2 else head).rstrip(" .,;:–—-") + "…"


def count_words(line: str) -> int:
    """Words between single spaces; two Chinese or Japanese characters count as one word."""
    characters = 0
    if may_have_runs(line):
        others = _CJK.split(line)
        characters = len(line) - sum(map(len, others))
        line = " ".join(" ".join(others).split()) if characters else line
    words = line.count(" ") + 1 if line else 0
    return words - len(_SIGNS.findall(f" {line} ")) + (characters + 1) // 2
