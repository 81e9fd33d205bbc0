"""Numbers in words, the same on the screen and in a shell."""

WORDS_A_MINUTE = 230
"""That a person reads."""


def counted(number: int, noun: str, several: str = "") -> str:
    """`1 feed`, `2,000 feeds`; `several` where an s is not enough."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {several or noun + 's'}"


def briefly(number: int) -> str:
    """In four characters: `37`, `1.2k`, `38k`, `999M`."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if number >= 10 * size:
            return f"{min(number // size, 999)}{letter}"
        if number >= size:
            return f"{10 * number // size / 10}{letter}"
    return str(number)


def minutes_for(words: int) -> int:
    """Reading time; 0 where there is nothing to read."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0
