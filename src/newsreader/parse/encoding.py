"""Bytes to text: what feeds really are, before what they say they are.

A byte order mark wins, then bytes that are valid UTF-8, then the document's own declaration, then
the HTTP charset, then Windows-1252. Labels are those of the WHATWG Encoding Standard; Python's
other codecs (utf-7, rot13, zlib …) are out of reach.
"""

import codecs
import re
from itertools import islice

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00<\x00", "utf-16-be"),
    (b"\x00{\x00", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"{\x00", "utf-16-le"),
)
_DECLARATIONS = (
    re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE),
    re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE),
)
_HTTP_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)

# Python's codec: the labels that mean it.
_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
    "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1"
    " us-ascii ascii iso88591 ansi_x3.4-1968 cp819 ibm819",
    "iso8859-2": "iso-8859-2 iso8859-2 iso_8859-2 latin2 l2",
    "iso8859-3": "iso-8859-3 iso8859-3 latin3",
    "iso8859-4": "iso-8859-4 iso8859-4 latin4",
    "iso8859-5": "iso-8859-5 iso8859-5 cyrillic",
    "iso8859-6": "iso-8859-6 iso8859-6 arabic",
    "iso8859-7": "iso-8859-7 iso8859-7 greek greek8",
    "iso8859-8": "iso-8859-8 iso8859-8 iso-8859-8-i hebrew visual logical",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5",
    "iso8859-10": "iso-8859-10 iso8859-10 latin6",
    "cp874": "windows-874 iso-8859-11 iso8859-11 tis-620 dos-874",
    "iso8859-13": "iso-8859-13 iso8859-13",
    "iso8859-14": "iso-8859-14 iso8859-14",
    "iso8859-15": "iso-8859-15 iso8859-15 iso_8859-15 latin9 l9",
    "iso8859-16": "iso-8859-16",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "koi8-r": "koi8-r koi8_r koi koi8",
    "koi8-u": "koi8-u koi8-ru",
    "cp866": "ibm866 866 cp866",
    "mac-roman": "macintosh mac x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "gb18030 gb2312 gbk gb_2312-80 x-gbk chinese",
    "big5hkscs": "big5 big5-hkscs x-x-big5 cn-big5",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji ms932",
    "euc-jp": "euc-jp x-euc-jp",
    "iso2022-jp": "iso-2022-jp",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 korean windows-949",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_STRAY = re.compile("[\udc80-\udcff]+")
_OPEN_IN_CP1252 = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_CP1252 = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in _OPEN_IN_CP1252
}
_DOUBLED = re.compile(f"[\u00c2-\u00f4][\x80-\xbf{''.join(map(chr, _CP1252))}]")
_NUMERIC = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,8})|0*([0-9]{1,9}));")


def decode(body: bytes, content_type: str | None) -> str:
    """The document's text without byte order marks and without characters illegal in XML."""
    codec = _by_first_bytes(body)
    text = body.decode(codec, "replace") if codec else _decode_plain(body, content_type)
    return legal(encoded_once(text.lstrip("\ufeff"))).lstrip("\ufeff \t\r\n")


def encoded_once(text: str) -> str:
    """UTF-8 that somebody took for Windows-1252 and encoded again: `Ã©` all over a document.

    Undone only where the whole document can be: a single real accent in it proves it right.
    """
    if text.isascii() or sum(1 for _ in islice(_DOUBLED.finditer(text), 3)) < 3:
        return text
    try:
        return text.translate(_CP1252).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def legal(text: str) -> str:
    """Only what XML 1.0 §2.2 allows, written out or as a numeric reference."""
    text = _SURROGATES.sub("\ufffd", _ILLEGAL.sub("", text))
    return _NUMERIC.sub(_legal_reference, text) if "&#" in text else text


def _by_first_bytes(body: bytes) -> str | None:
    return next(
        (codec for mark, codec in _BOMS if codec != "utf-8" and body.startswith(mark)), None
    )


def _decode_plain(body: bytes, content_type: str | None) -> str:
    declared = _declared(body) or _by_http(content_type) or "utf-8"
    if declared == "iso2022-jp":
        return body.decode(declared, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared == "utf-8":
        return _decode_mixed(body)
    return body.decode(declared, "replace")


def _declared(body: bytes) -> str | None:
    for pattern in _DECLARATIONS:
        if found := pattern.search(body, 0, 4096):
            return _CODECS.get(found[1].decode("ascii", "replace").lower())
    return None


def _by_http(content_type: str | None) -> str | None:
    found = _HTTP_CHARSET.search(content_type or "")
    return _CODECS.get(found[1].lower()) if found else None


def _decode_mixed(body: bytes) -> str:
    """UTF-8 with stray Windows-1252 in between: two databases in one document."""
    return _STRAY.sub(_stray, body.decode("utf-8", "surrogateescape"))


def _stray(found: re.Match[str]) -> str:
    """A lead byte with a continuation is broken UTF-8; anything else was Windows-1252."""
    wrong = found[0].encode("utf-8", "surrogateescape")
    broken = len(wrong) > 1 and wrong[0] >= 0xC0 and 0x80 <= wrong[1] < 0xC0
    return "\ufffd" if broken else wrong.decode("cp1252", "replace")


def _legal_reference(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return "" if _ILLEGAL.match(chr(code)) else found[0]
