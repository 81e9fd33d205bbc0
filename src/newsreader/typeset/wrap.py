"""Where lines end: offsets into a text, by cells; Japanese rules where they apply."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from rich.cells import get_character_cell_size, split_graphemes

Lines = list[tuple[int, int]]

# One cell each, in every version of Unicode's tables: Latin, Greek, Cyrillic, punctuation, symbols.
_NARROW = (
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2029\u202f-\u205e"
    "\u2070-\u20cf\u2100-\u2319\u2500-\u25fc"
)
_IDEOGRAPHIC = (
    "[\u2e80-\u2fdf\u3000-\u30ff\u3100-\u318f\u31a0-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U0001f000-\U0001faff\U00020000-\U0003ffff]"
)
# JIS X 4051: what may not begin a line, what may not end one.
_NO_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％‰,.:;?!)]}»›…‥〜–—["
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡､｣･ｰ\xa0"
)
_SYLLABLES = frozenset("เแโใไເແໂໃໄ")
_NEAR = 4
"""A quarter of the line."""
_NO_END = frozenset("‘“（〔［｛〈《「『【([{«‹｢￥＄£＃\xa0")


@cache
def _uneven() -> re.Pattern[str]:
    return re.compile(f"[^{_NARROW}]")


def _is_uneven(text: str) -> bool:
    """Whether characters in it may be other than one cell wide."""
    plain = text.isascii() and text.isprintable()
    return not plain and _uneven().search(text) is not None


def is_narrow(text: str) -> bool:
    """Whether every character is surely one cell wide, and goes from left to right."""
    return not _is_uneven(text)


@cache
def _ideographic() -> re.Pattern[str]:
    return re.compile(_IDEOGRAPHIC)


def is_eastern(text: str) -> bool:
    """Whether there is anything Chinese, Japanese or Korean in it."""
    return not text.isascii() and _eastern().search(text) is not None


@cache
def _eastern() -> re.Pattern[str]:
    return re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")


def wrap(text: str, width: int) -> Lines:
    """The lines of a text whose newlines are forced breaks; none is wider than `width` (>= 2)."""
    lines: Lines = []
    breaker = _wrap_uneven if _is_uneven(text) else _wrap_narrow
    start = 0
    while True:
        end = text.find("\n", start)
        if end < 0:
            breaker(text, start, len(text), width, lines)
            return lines
        breaker(text, start, end, width, lines)
        start = end + 1


def chop(text: str, start: int, end: int, width: int) -> Lines:
    """One line of code, cut behind a blank where one is near the width, else there.

    Every character is in one of the lines.
    """
    filled = _filled(text, start, end) if _is_uneven(text[start:end]) else range(end - start + 1)
    lines: Lines = []
    at = start
    while at < end:
        limit = _reach(filled, at - start, width) + start
        blank = text.rfind(" ", limit - (limit - at) // _NEAR, limit) if limit < end else -1
        limit = limit if blank < 0 else blank + 1
        lines.append((at, limit))
        at = limit
    return lines or [(start, start)]


def _wrap_narrow(text: str, start: int, end: int, width: int, lines: Lines) -> None:
    while end - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        if cut < 0:
            lines.append((start, start + width))
            start += width
        else:
            lines.append((start, cut))
            start = cut + 1
    lines.append((start, end))


def _wrap_uneven(text: str, start: int, end: int, width: int, lines: Lines) -> None:
    filled = _filled(text, start, end)
    at = start
    while filled[-1] - filled[at - start] > width:
        limit = _reach(filled, at - start, width) + start
        between = (
            end for end in range(limit, at, -1) if filled[end - start] < filled[end - start + 1]
        )
        cut = _cut(text, between, limit, at)
        lines.append((at, cut - (text[cut - 1] == " ")))
        at = cut + (text[cut] == " ")
    lines.append((at, end))


def _cut(text: str, between: Iterable[int], limit: int, at: int) -> int:
    """The last of these offsets between clusters at which the line from `at` may end.

    Between two words of Thai or Lao stands nothing. Where no blank is near the end of the line, it
    ends before a vowel that only a syllable begins with.
    """
    syllable = 0
    for end in between:
        if syllable and end < limit - (limit - at) // _NEAR:
            break
        if _may_break(text, end):
            return end
        if not syllable and text[end] in _SYLLABLES and text[end - 1] not in _NO_END:
            syllable = end
    return syllable or limit


def _filled(text: str, start: int, end: int) -> list[int]:
    """How many cells lie before each offset; clusters (emoji families) fill at their start."""
    part = text[start:end]
    if "\u200d" not in part and "\ufe0f" not in part:
        return list(accumulate(map(get_character_cell_size, part), initial=0))
    widths = [0] * len(part)
    for left, right, cells in split_graphemes(part)[0]:
        if part[left] == "\u200d":  # it joins nothing: Rich counts what follows after all
            widths[left:right] = map(get_character_cell_size, part[left:right])
        else:
            widths[left] = cells
    return list(accumulate(widths, initial=0))


def _reach(filled: Sequence[int], at: int, width: int) -> int:
    """The last offset that a line from `at` can end at; at least one cluster goes on it."""
    reach = bisect_right(filled, filled[at] + width) - 1
    return reach if reach > at else bisect_right(filled, filled[at + 1]) - 1


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before `text[at]`."""
    before, after = text[at - 1], text[at]
    if " " in (before, after):
        return True
    if after in _NO_START or before in _NO_END:
        return False
    return bool(_ideographic().match(before) or _ideographic().match(after))
