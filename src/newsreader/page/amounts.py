"""The numbers of a text that are worth knowing, with what they count. PURE.

Money, shares, great numbers and counts; no versions, dates, models or addresses.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

_LISTED = 6
_MOST_BARE = 2
"""Shares and sums that do not say of what."""
_DIGITS = r"\d{1,3}(?:[,.\u00a0\u202f'’]\d{3})+(?:[.,]\d{1,3})?|\d+(?:[.,]\d+)?"
_START = r"(?<![A-Za-zÀ-ɏΑ-ωА-яЁё\d_./:#№@+-])(?<!\bNo\. )(?<!\bNr\. )(?<!\bn° )"
_NUMBER = rf"{_START}(?:{_DIGITS})(?![.,:/–-]?\d)"
_WORD = r"[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff]+"
"""In a script with spaces between words."""
_GREAT = (
    "(?:thousand|million|billion|trillion|millions|billions|crore|lakh|mln|mrd|mio|bn"
    "|tausend|millionen|milliarden?|billionen|mille|milliers|milliards?|millones|mil|milioni"
    "|miliardi|milhões|milhão|bilhões|miljoen|miljard|miljoner|miljarder|millioner|milliarder|tusen"
    r"|tysięcy|тыс|млн|млрд|тысяч\w*|миллион\w*|миллиард\w*|εκατ\w*|δισ\w*"
    r"|ألف|آلاف|مليون|ملايين|مليار|تريليون)\b\.?"
)
_SHARE = (
    r"(?:[\s\u00a0]?%|[\s\u00a0](?:per ?cent|percent|prozent|pour cent|por cien\w*|por cento"
    r"|per cento|procent|процент\w*|τοις εκατό|في المئة|بالمئة)\b(?! (?:point|share)))"
)
_THE = "(?:the|all|its|their|his|her|our|las?|los|les?|il|de|den|het|alla|alle)"
_OF = (
    r"(?: (?:of|der|des|aller|de|del|della|dei|delle|du|do|da|dos|das|van|av|af)"
    rf"(?: {_THE})? (?!{_THE}\b){_WORD}| d['’]{_WORD})"
)
_UNITS = (
    "(?:yen|euros?|dollars?|pounds?|yuan|kroner|kronor|crowns|people|men|women|children|feet|fps"
    "|km|kg|mm|cm|kph|mph|km/h|ha|ans|años|anni|anos|år|jaar|ore|uur|jours|días|dní|let|lat|heures"
    r"|[kKMGT]i?B|[kMG]Hz|[kMGT]?Wh?|°[CF]|лет|год[аы]?|руб\w*|metric|square \w+|cubic \w+)\b"
)
_EASTERN = (
    "[百千万萬亿億兆]*(?:円|ドル|ユーロ|元|[美欧日港]元|人民币|人|名|件|便|社|校|本|台|枚|回|歳|票|戸|棟|隻|機|羽|匹|頭"
    "|冊|軒|割|倍|度|位|キロ|メートル|センチ|トン|グラム|リットル|ヘクタール|パーセント|ポイント|%|％"
    "|(?:時|分|日|週|年)間|[カか]月|[カかヵ]国|平方メートル|大学|家|个月|个|個|次|岁|歲|条|张|辆|架|艘|座|所|项|種|种|天|周"
    "|小时|小時|分钟|公里|米|吨|噸|公斤|平方米|平方公里|百分点|股|亩|例|起|部|款)|[百千]*[万萬亿億兆][百千万億兆]*"
)
_KOREAN = (
    "(?:[십백천만억조]+ ?)?(?:원|달러|유로|엔|위안|명|개월|개국|개|건|대|곳|회|배|세|살|시간"
    "|[년분일]간|킬로미터|킬로그램|미터|㎞|㎏|톤|포인트|퍼센트|%|표|가구|마리|권|편|채)|[만억조]+"
)
_THAI = (
    "(?:ล้านล้าน|พันล้าน|แสนล้าน|หมื่นล้าน|ล้าน|แสน|หมื่น|พัน)? ?(?:บาท|ดอลลาร์|เยน|หยวน|ยูโร|เปอร์เซ็นต์|คน|ราย"
    "|ครั้ง|แห่ง|กิโลเมตร|เมตร|ตัน|กิโลกรัม|องศา|ชั่วโมง|เที่ยวบิน|คัน|ลำ|บริษัท|ประเทศ|จังหวัด|ล้าน)"
)
_MONTHS = re.compile(
    r"(?:jan|feb|f[eé]vr|mars|märz|marz|março|march|maart|marca|apr|avril|abril|ma[iyj]o?\b|maja\b"
    r"|mei\b|magg|jun[ieh]|juin|giug|czerw|jul[iyh]|juil|lugl|lipc|aug|ao[uû]t|agos|sierp|sept|sett"
    r"|sete|wrześ|o[ck]t[oóu]|ott|outu|paźd|nov|list|de[czs]e|déce|dici|dez|grud|stycz|lut"
    r"|kwie|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|يناير|فبراير|مارس|أبريل|مايو|يونيو"
    r"|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|o'clock|uhr|heures du|a\.?m|p\.?m)",
    re.IGNORECASE,
)
_LITTLE = frozenset(
    "was has is does this its his us as plus less unless perhaps always whereas sees gets says "
    "needs makes means across yes thus times toujours avant après contre mellan under tegen tussen "
    "eller durch cuando sobre entre hasta desde instead where which there their while after before "
    "puntos dans pour avec sans wurde wurden haben könnte quando della anche prima dopo oraz przez "
    "более менее чтобы после около который была были этого من على إلى في عن أو ثم هو هي كان".split()
)
"""What stands behind a number and is not what it counts."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d\b(?!\s*%)")
_GERMAN = re.compile(r"\b(?:der|die|das|und|ist|nicht|mit|von)\b")
_ENGLISH = re.compile(r"\b(?:the|and|of|to|in|is|was)\b")
_FAMILIAR = 0.1
"""Of the words of a text, so many are those of its language."""

_PATTERN = re.compile(
    rf"(?P<money>(?:US|A|C|NZ|HK)?[$€£¥₹₩]\s?(?:{_DIGITS})(?![.,]?\d)"
    rf"(?:[\s-]?(?:{_GREAT}|m\b|k\b|tn\b))?)"
    rf"|{_NUMBER}(?:(?P<share>{_SHARE}{_OF}?)"
    rf"|[\s\u00a0-](?P<great>{_GREAT}(?:\s(?:de |d['’]|US )?{_WORD}|\s€)?)"
    rf"|(?P<euro>\s?€(?![^\W_]))|[\s\u00a0-]?(?P<unit>{_UNITS})"
    rf"|\s?(?P<eastern>{_EASTERN}|{_KOREAN}|{_THAI})"
    rf"|[\s\u00a0](?P<counted>{_WORD}))",
    re.IGNORECASE,
)
_COUNTED_IN_ENGLISH = re.compile(rf"(?:{_GREAT}|s|{_UNITS})$", re.IGNORECASE)
"""What stands behind a great number is several, not what these are the first word of."""
_FIRST = re.compile(_DIGITS)
_OF_YEARS = ("counted", "great", "unit", "eastern")
_WORTH = {"money": 3.0, "euro": 3.0, "share": 3.0, "great": 3.0, "unit": 2.0, "eastern": 2.0}
_COUNTED, _SMALL, _BARE = 1.5, 1.0, 1.4
"""What a count is worth, one below twenty, and what does not say of what."""
_SAID_FIRST = 2.5
"""In the headline, or in what stands above it."""


class _Amount(Struct, frozen=True):
    text: str
    value: str
    worth: float
    bare: bool


def amounts(title: str, first: Sequence[str], said: Sequence[str]) -> Sequence[str]:
    """In the order they are told, those of the title and of what is said `first` before others."""
    language = _language(said)
    found = dict[str, _Amount]()
    for sentence in chain((title,), said):
        told = sentence == title or any(sentence in line for line in first)
        for amount in _amounts_in(sentence, language, _SAID_FIRST if told else 1.0):
            found.setdefault(amount.value, amount)
    best = sorted(found.values(), key=lambda amount: -amount.worth)
    bare = [amount for amount in best if amount.bare and amount.worth <= _BARE]
    left_out = set(bare[_MOST_BARE:])
    kept = [amount for amount in best if amount not in left_out][:_LISTED]
    return [amount.text for amount in found.values() if amount in kept]


def _language(said: Sequence[str]) -> str:
    """English and German tell by their words what they count."""
    text = " ".join(said)[:6000]
    words = len(text.split()) or 1
    if len(_ENGLISH.findall(text)) > _FAMILIAR * words:
        return "en"
    return "de" if len(_GERMAN.findall(text)) > _FAMILIAR * words else ""


def _amounts_in(sentence: str, language: str, factor: float) -> Iterator[_Amount]:
    for found in _PATTERN.finditer(sentence):
        text, kind = " ".join(found[0].split()), found.lastgroup or ""
        digits = _FIRST.search(text)
        if digits is None or (kind in _OF_YEARS and _YEAR.match(text)):
            continue
        if kind == "counted" and not _is_counted(found, sentence, language):
            continue
        if kind == "great" and language == "en" and not _COUNTED_IN_ENGLISH.search(text):
            text = f"{digits[0]} {text.split()[1]}"
        bare = _is_bare(kind, text)
        worth = _BARE if bare else _WORTH.get(kind) or _of_count(digits[0])
        yield _Amount(text, digits[0], worth * factor, bare)


def _is_bare(kind: str, text: str) -> bool:
    if kind == "money":
        return text[-1].isdigit()
    return kind == "share" and text.lower().endswith(("%", "cent", "prozent", "procent"))


def _of_count(digits: str) -> float:
    return _COUNTED if len(digits) > 2 or digits >= "20" else _SMALL


def _is_counted(found: re.Match[str], sentence: str, language: str) -> bool:
    """The word behind a number: several of something."""
    word = found["counted"]
    if _MONTHS.match(word) or word.lower() in _LITTLE or found[0][0] == "0":
        return False
    if language == "de":
        return word[0].isupper() and len(word) > 2
    if _is_model(sentence[: found.start()]) or word[0].isupper():
        return False
    if language == "en":
        return word.endswith("s") and not word.endswith("ss") and len(word) > 3
    return len(word) > 4 or not word.isascii()


def _is_model(before: str) -> bool:
    """`Ryzen 7`, `Sura 14`: the number belongs to the name before it."""
    words = before.rsplit(maxsplit=1)
    return len(words) > 1 and before[-1:] == " " and words[-1] != words[-1].lower()
