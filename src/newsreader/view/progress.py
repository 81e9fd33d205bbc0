"""How far an article has been read, in words. PURE."""

from math import ceil

_WORDS_A_MINUTE = 230


def progress_words(progress: float, words: int) -> str:
    """`45% · 3 min left`; where there is nothing left, or a headline only, `100%`."""
    left = words * (1 - progress) / _WORDS_A_MINUTE
    return f"{progress:.0%} · {ceil(left)} min left" if left > 0 else f"{progress:.0%}"
