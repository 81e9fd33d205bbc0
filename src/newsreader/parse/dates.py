"""Dates with the month in another language: `Seg, 24 Set 2018 19:42:00 -0300`."""

import re
import unicodedata

_DATE = re.compile(
    r"(?P<day>\d{1,2})[.ºª°]?[\s-](?:de\s)?(?P<month>[^\W\d_]{3,12})\.?[\s-](?:de\s)?(?P<year>\d{4})"
    r"(?:\D{1,6}(?P<time>\d{1,2}:\d{2}(?::\d{2})?))?(?:\s*(?P<zone>[+-]\d{2}:?\d{2}|[A-Z]{1,4}))?"
)
_MONTHS = (
    "jan gen ene sty led янв січ ιαν",
    "feb fev luty úno фев лют φεβ",
    "mar maa mrt mär бер мар μαρ",
    "apr abr avr kwi dub апр кві απρ",
    "may mai mag mei maj май мая тра μαι μαϊ",
    "jun giu juin cze июн чер ιουν",
    "jul lug juil lip июл лип ιουλ",
    "aug ago aou sie srp авг сер αυγ",
    "sep set wrz zář сен вер σεπ",
    "oct out okt ott paź říj окт жов οκτ",
    "nov lis ноя лис νοε",
    "dec dez dic des gru дек гру δεκ",
)
_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _bare(word: str) -> str:
    """Small letters without accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_NUMBERS = {_bare(name): at for at, names in enumerate(_MONTHS) for name in names.split()}


def in_english(text: str) -> str | None:
    """`24 Sep 2018 19:42:00 -0300` of a date in words of another language; `None` if it is none."""
    found = _DATE.search(text)
    if found is None:
        return None
    word = _bare(found["month"])
    month = _NUMBERS.get(word[:4], _NUMBERS.get(word[:3]))
    if month is None:
        return None
    time, zone = found["time"] or "00:00", found["zone"] or "+0000"
    return f"{found['day']} {_ENGLISH[month]} {found['year']} {time} {zone}"
