"""Names of months and of time zones, as dates have them around the world."""

import unicodedata

_MONTHS = (
    "jan gen ene sty led янв січ ιαν ian jaa oca sau tam яну јан ינו ينا 一月",
    "feb fev luty lut uno фев лют φεβ sub vee vas hel פבר فبر 二月",
    "mar maa mrt bre мар бер μαρ kov maal מרץ مار 三月",
    "apr abr avr kwi dub апр кві απρ nis bal huh אפר ابر 四月",
    "may mai mag mei maj kve май мая тра мај μαι μαϊ geg tou מאי ماي 五月",
    "jun giu juin cze cvn cerven cervn июн чер јун юни ιουν haz iun bir kes juun יונ يون 六月",
    "jul lug juil lip cvc cervenc cervenec июл лип јул юли ιουλ tem iul lie hei juul יול يول 七月",
    "aug ago aou sie srp авг сер αυγ agu rgp rugp elo ag אוג اغس 八月",
    "sep set wrz zar сен сеп вер σεπ eyl rgs rugs syy sze ספט سبت 九月",
    "oct out okt ott paz rij окт жов οκτ eki spa lok אוק اكت 十月",
    "nov lis ноя ное нов лис νοε noi kas lap marr נוב نوف 十一月",
    "dec dez dic des gru pro дек дец гру δεκ ara det jou דצמ ديس 十二月",
)
_ZONES = {
    -12: "m", -10: "hst", -9: "akst hdt", -8: "pst pt akdt", -7: "mst mt pdt",
    -6: "cst ct mdt", -5: "est et cdt cot pet", -4: "ast at edt clt bot",
    -3.5: "nst", -3: "adt brt art clst a", -2.5: "ndt", -2: "brst",
    0: "z utc gmt ut wet", 1: "cet mez met bst west wat n", 2: "cest mesz mest eet sast cat",
    3: "eest msk trt eat", 3.5: "irst", 4: "msd gst", 5: "pkt", 5.5: "ist", 5.75: "npt",
    7: "wib ict", 8: "hkt sgt pht myt awst wita", 9: "jst kst wit", 9.5: "acst", 10: "aest",
    10.5: "acdt", 11: "aedt", 12: "nzst y", 13: "nzdt",
}  # fmt: skip

ZONES = {name: hours for hours, names in _ZONES.items() for name in names.split()}
"""Hours east of UTC. Where a name means several zones, the one that feedparser takes."""


def bare(text: str) -> str:
    """Small letters without accents; the digits of every script are 0 to 9."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = (_digit(letter) for letter in letters if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", "".join(plain))


def _digit(letter: str) -> str:
    return str(int(letter)) if letter.isdecimal() else letter


_NUMBERS = {bare(name): at for at, names in enumerate(_MONTHS, 1) for name in names.split()}
_LONGEST = max(map(len, _NUMBERS))


def month_number(word: str) -> int | None:
    """Of a month's name or its beginning, in small letters without accents."""
    beginnings = (word[:length] for length in range(_LONGEST, 1, -1))
    return next((_NUMBERS[start] for start in beginnings if start in _NUMBERS), None)
