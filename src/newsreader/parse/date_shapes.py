"""What the parts of a date look like, in small letters without accents."""

import re

from newsreader.parse.date_words import ZONES

TRUSTED = re.compile(
    r"(?:[a-z]{3,9}, *)?\d{1,2} [a-z]{3,9} (?:19|20)\d\d (?:[01]\d|2[0-3]):\d\d(?::\d\d)? +"
    r"(?:[+-](?:0\d|1[0-4])[0-5]\d|gmt|utc|ut|z|[ecmp][sd]t)"
    r"|(?:19|20)\d\d-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)",
    re.IGNORECASE | re.ASCII,
)
MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)
}
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
RFC_5322 = re.compile(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d\d?) ({'|'.join(MONTHS)}) ((?:19|20)\d\d)"
    rf" ({_CLOCK}) (?:GMT|([+-](?:0\d|1[0-3]))([0-5]\d))",
    re.ASCII,
)
RFC_3339 = re.compile(
    rf"(?:19|20)\d\d-\d\d-\d\dT{_CLOCK}(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)", re.ASCII
)
NUMBER = re.compile(r"\d{9,10}(?:\.\d*)?|\d{13}")
_ZONE = rf"(?:{'|'.join(sorted(ZONES, key=len, reverse=True))})(?![^\W\d_])"
TIME = re.compile(
    r"(?<![\d.])(?P<hour>\d{1,2})"
    r"(?:(?:\s?[:h時时点시]\s?|\.(?=\d\d(?![.\d])))(?P<minute>[0-5]\d)(?!\d)"
    r"(?:\s?[:m分분]\s?(?P<second>[0-6]\d)(?:[.,:]\d+)?)?\s?[s分분秒초]?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|\s?(?P<only>[ap]\.?\s?m\b\.?))"
    rf"\s*\(?(?:etc/)?(?P<zone>{_ZONE})?\s?(?P<offset>[+-]\d{{1,2}}(?::?\d\d)?(?!\d))?"
)
_WORD = r"(?P<month>[^\W\d_]{2,12}|\d{1,2}[月월])\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?<!\d)(?P<year>\d{2,4})(?!\d)"
DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})(?!\d)",
        rf"{_DAY}[\W_]{{0,3}}(?:d[ei]\s|d['’]|of\s)?{_WORD}[\W_]{{0,3}}(?:del?\s)?{_YEAR}",
        rf"{_WORD}[\W_]{{0,3}}{_DAY}\D{{1,4}}{_YEAR}",
        rf"(?<!\d)(?P<year>\d{{4}})[\W_]{{1,3}}{_WORD}[\W_]{{1,3}}{_DAY}",
        r"(?<![\d-])(?P<year>\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])",
        r"(?<!\d)(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{2}|\d{4})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})\2(?P<year>\d{2}|\d{4})(?!\d)",
        r"(?<!\d)(?P<month>\d{1,2})([-.])(?P<day>\d{1,2})\2(?P<year>\d{2}|\d{4})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})-(?P<of_year>\d{3})(?!\d)",
        r"^(?P<year>\d{4})(?:-(?P<month>\d{2}))?$",
    )
)
AFTERNOON = re.compile("午後|下午|오후|μ\\.μ|晚上")
FORENOON = re.compile("午前|上午|오전|π\\.μ|凌晨|早上")
KOREAN = re.compile("년|오[전후]")
NOISE = {ord(mark): None for mark in "º°ª\u200e\u200f"} | {ord("−"): "-", ord("–"): "-"}
