"""Numbers in words, the same on the screen and in a shell."""

WORDS_A_MINUTE = 230
"""That a person reads."""


def counted(number: int, noun: str) -> str:
    """`1 feed`, `2,000 feeds`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def minutes_for(words: int) -> int:
    """Reading time; 0 where there is nothing to read."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0
