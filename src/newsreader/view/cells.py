"""PURE: text measured in terminal cells."""

import re

from rich.cells import cell_len, set_cell_size

from newsreader.cleaning import clean_line
from newsreader.typeset.ways import has_backward
from newsreader.view.bidi.isolates import AS_BEGUN, END

_JOINED = re.compile("(?<=[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\U0001f3fb-\U0001f3ff])\u200d.")
_WIDENED = re.compile("[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")


def steady(text: str) -> str:
    """One clean line that every terminal gives the same width.

    Terminals disagree about variation selectors, keycaps, skin tones and joined emoji, so a row
    shows the plain emoji. Right-to-left text is isolated: it has a direction of its own, and the
    columns after it keep their places.
    """
    text = clean_line(text)
    if text.isascii():
        return text
    text = _WIDENED.sub("", _JOINED.sub("", text))
    return AS_BEGUN + text + END if has_backward(text) else text


def cut(text: str, cells: int, ellipsis: str = "…") -> str:
    """`text` in at most `cells` cells, its end replaced by `ellipsis` where it is longer."""
    if cell_len(text) <= cells:
        return text
    if cells <= 0:
        return ""
    mark = END if text.endswith(END) else ""
    return set_cell_size(text, cells - 1).rstrip() + ellipsis + mark


def fit(text: str, cells: int, ellipsis: str = "…", *, right: bool = False) -> str:
    """`text` in exactly `cells` cells."""
    text = cut(text, cells, ellipsis)
    blank = " " * (cells - cell_len(text))
    return blank + text if right else text + blank
