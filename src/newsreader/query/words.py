"""How text is cut into words for the full-text index, and how a query finds them again.

The index's own tokenizer (unicode61) takes what stands between spaces for a word. So runs of
scripts without spaces go in as overlapping pairs and their last letter: 日本語 as 日本 本語 語.
Every letter then begins a word, and letters in a row are words in a row.
"""

import re
from array import array
from collections.abc import Sequence
from functools import cache

from newsreader.query.folding import folded

_RUN = (
    "[\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0edf"  # Thai, Lao
    "\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17d7\u17dc\u17dd\u17e0-\u17e9]+"  # Burmese, Khmer
)
_WITHOUT_RUNS = bytes({*range(0xE0), 0xE2, 0xEE, *range(0xF1, 0x100)})
"""What UTF-8 begins no letter of a run with, or goes on with."""

_WIDE = "utf-32-le"
"""Four bytes a letter, as many as an `I` of an array has."""
_NO_SYNTAX = str.maketrans('"\0', "  ")
"""A quotation mark ends a phrase, a NUL the whole expression."""


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"({_RUN})")


def indexed(text: str) -> str:
    """`text` as the index is given it. The same text gives the same words for ever."""
    text = folded(text)
    return _paired(text) if may_have_runs(text) else text


def may_have_runs(text: str) -> bool:
    """Chinese, Korean, Thai: a glance, that spares most texts the look at every letter."""
    return not text.isascii() and bool(
        text.encode("utf-8", "replace").translate(None, _WITHOUT_RUNS)
    )


def has_words(text: str) -> bool:
    """Whether the index could know any of it; `--` and `…` it does not."""
    return any(letter.isalnum() for letter in text)


def phrase(text: str, *, prefix: bool = False) -> str:
    """An FTS5 phrase for `text`. Nothing in it is syntax, whatever it holds."""
    text = folded(text)
    words = _paired(text)
    run = _last_run(text)
    if len(run) > 1:
        words = words[: words.rindex(run[-1])]
    return _quoted(words, prefix=prefix or len(run) == 1)


def plain_phrase(text: str, *, prefix: bool = False) -> str:
    """The same for an index that takes text as it is."""
    return _quoted(text, prefix=prefix)


def ends_in_run(text: str) -> bool:
    return bool(_last_run(text))


def _quoted(words: str, *, prefix: bool) -> str:
    return '"' + words.translate(_NO_SYNTAX).strip() + '"' + ("*" if prefix else "")


def _paired(text: str) -> str:
    parts = _runs().split(text)
    parts[1::2] = _pairs(parts[1::2])
    return "".join(parts)


def _pairs(runs: Sequence[str]) -> list[str]:
    """All runs at once: letter, the one after it, a space; and again."""
    letters = "\n".join(runs)
    after = "\n".join([run[1:] + " " for run in runs])
    woven = _units(" " * (3 * len(letters)))
    woven[::3], woven[1::3] = _units(letters), _units(after)
    pairs = woven.tobytes().decode(_WIDE)[:-1]
    return [f" {words}" for words in pairs.split(" \n\n ")] if runs else []


def _units(text: str) -> "array[int]":
    return array("I", text.encode(_WIDE))


def _last_run(text: str) -> str:
    """The run that the query ends with: in the article it may go on."""
    last = ""
    for found in _runs().finditer(text):
        last = found[0] if not has_words(text[found.end() :]) else ""
    return last
