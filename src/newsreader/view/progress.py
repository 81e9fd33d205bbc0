"""How far an article has been read, in words. PURE."""

from newsreader.wording import minutes_for


def progress_words(progress: float, words: int) -> str:
    """`45% · 3 min left`; where there is nothing left, or a headline only, `100%`."""
    left = words * (1 - progress)
    minutes = max(1, minutes_for(round(left)))
    return f"{progress:.0%} · {minutes} min left" if left > 0 else f"{progress:.0%}"
