"""Numbers in words, the same on the screen and in a shell."""


def counted(number: int, noun: str) -> str:
    """`1 feed`, `2,000 feeds`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
