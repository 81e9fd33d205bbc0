"""The numbers of list items, as their publisher counts them."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 3999
"""Of Roman numerals."""


def numeral(number: int, numerals: str) -> str:
    """`numerals` as in HTML's lists; figures where there is no other way to say it."""
    words = ""
    if numerals in ("a", "A") and number > 0:
        words = _letters(number)
    elif numerals in ("i", "I") and 0 < number <= _MOST:
        words = _roman(number)
    return (words.upper() if numerals.isupper() else words) or str(number)


def _letters(number: int) -> str:
    """Z is followed by aa."""
    before, letter = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("a") + letter)


def _roman(number: int) -> str:
    words = ""
    for value, name in _ROMAN:
        count, number = divmod(number, value)
        words += name * count
    return words
