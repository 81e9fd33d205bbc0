"""Bytes to text: what feeds really are, before what they say they are.

A byte order mark wins, then zero bytes where UTF-16 and UTF-32 have them, then bytes that are valid
UTF-8, then the document's own declaration, then the HTTP charset, then Windows-1252.
"""

import codecs
import re
import zlib
from contextlib import suppress
from itertools import islice

from newsreader.parse.encoding_labels import codec_of

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Which of every four bytes are zero in the first, ASCII characters of a document.
_ZEROS = {
    (True, True, True, False): "utf-32-be",
    (False, True, True, True): "utf-32-le",
    (True, False, True, False): "utf-16-be",
    (False, True, False, True): "utf-16-le",
}
_MAX_BYTES = 20_000_000
_GZIP = b"\x1f\x8b\x08"
_DECLARATIONS = (
    re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE),
    re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE),
)
_HTTP_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]")
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_NONCHARACTERS = (b"\xef\xb7", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""What U+FDD0-FDEF begin with in UTF-8, and U+FFFE and U+FFFF."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_STRAY = re.compile("[\udc80-\udcff]+")
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_PROPER = re.compile(
    rb"[\xc2-\xf4](?:(?<=[\xc2-\xdf])[\x80-\xbf]|(?<=[\xe0-\xef])[\x80-\xbf]{2}|[\x80-\xbf]{3})"
)
_OPEN_IN_CP1252 = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_CP1252 = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in _OPEN_IN_CP1252
}
_CP1252_FILLED = codecs.charmap_build(
    "".join(chr(at) if at in _OPEN_IN_CP1252 else bytes([at]).decode("cp1252") for at in range(256))
)
_MAYBE_DOUBLED = re.compile(rb"\xc3[\x82-\xb4][\xc2\xc5\xc6\xcb\xe2]")
"""What `_DOUBLED` begins with in UTF-8: bytes are searched ten times as fast as characters."""
_DOUBLED = re.compile(f"[\u00c2-\u00f4][\x80-\xbf{''.join(map(chr, _CP1252))}]")
_REFERENCE = (
    # 32 to 49999, and 20 to FF and 1000 to CFFF, need no second look.
    r"&#(?!(?:3[2-9]|[4-9]\d|[1-9]\d\d\d?|[1-4]\d{4}|x[2-9a-f][\da-f]|x[1-9a-c][\da-f]{3});)"
    r"(?:x0*([\da-f]{1,8})|0*(\d{1,9}));"
)
_NUMERIC = re.compile(_REFERENCE, re.ASCII | re.IGNORECASE)
_NUMERIC_BYTES = re.compile(_REFERENCE.encode(), re.IGNORECASE)
_BEFORE = "\ufeff \t\r\n"


def decode(body: bytes, content_type: str | None) -> str:
    """The document's text without byte order marks and without characters illegal in XML."""
    if body.startswith(_GZIP):
        body = _inflated(body)
    text = _sound(body)
    return _mended(body, content_type) if text is None else text


def _sound(body: bytes) -> str | None:
    """The text of UTF-8 that needs no mending, as nearly all is: bytes are searched fastest."""
    if not _are_legal(body):
        return None
    try:
        text = body.decode().lstrip(_BEFORE)
    except UnicodeDecodeError:
        return None
    if _may_be_doubled(body) and (once := _undoubled(text)) is not text:
        return legal(once).lstrip(_BEFORE)
    return legal_references(text) if _NUMERIC_BYTES.search(body) else text


def _mended(body: bytes, content_type: str | None) -> str:
    codec = _by_mark(body) or _by_zeros(body)
    text = body.decode(codec, "replace") if codec else _decode_plain(body, content_type)
    return legal(encoded_once(text.lstrip("\ufeff"))).lstrip(_BEFORE)


def _inflated(body: bytes) -> bytes:
    """A compressed file that its server does not call one, as far as it is whole; 20 MB at most."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, _MAX_BYTES)
    except zlib.error:
        return body


def encoded_once(text: str) -> str:
    """UTF-8 that somebody took for Windows-1252 and encoded again: `Ã©` all over a document.

    Undone only where the whole document can be: a single real accent in it proves it right.
    """
    if text.isascii() or not _may_be_doubled(text.encode("utf-8", "surrogatepass")):
        return text
    return _undoubled(text)


def _may_be_doubled(data: bytes) -> bool:
    return sum(1 for _ in islice(_MAYBE_DOUBLED.finditer(data), 3)) == 3


def _undoubled(text: str) -> str:
    if sum(1 for _ in islice(_DOUBLED.finditer(text), 3)) < 3:
        return text
    try:
        return _in_cp1252(text).decode("utf-8")
    except UnicodeError:
        return text


def legal(text: str) -> str:
    """Only what XML 1.0 §2.2 allows, written out or as a numeric reference."""
    if not _is_legal(text):
        text = _SURROGATES.sub("\ufffd", _ILLEGAL.sub("", text))
    return legal_references(text)


def legal_references(text: str) -> str:
    return _NUMERIC.sub(_legal_reference, text) if "&#" in text else text


def _is_legal(text: str) -> bool:
    """As it is written out: bytes are searched ten times as fast as characters."""
    try:
        return _are_legal(text.encode())
    except UnicodeEncodeError:
        return False


def _are_legal(data: bytes) -> bool:
    if len(data.translate(None, _CONTROLS)) < len(data):
        return False
    return b"\xef" not in data or not any(mark in data for mark in _NONCHARACTERS)


def _in_cp1252(text: str) -> bytes:
    """C1 may stand where Windows-1252 has a gap, or everywhere. Raises UnicodeEncodeError."""
    try:
        return codecs.charmap_encode(text, "strict", _CP1252_FILLED)[0]
    except UnicodeEncodeError as error:
        if not "\x80" <= text[error.start] < "\xa0":
            raise
        return text.translate(_CP1252).encode("latin-1")


def _by_mark(body: bytes) -> str | None:
    return next((codec for mark, codec in _BOMS if body.startswith(mark)), None)


def _by_zeros(body: bytes) -> str | None:
    head = body[:64]
    if b"\x00" not in head:
        return None
    first, second, third, fourth = (
        4 * head[at::4].count(0) > 3 * len(head[at::4]) for at in range(4)
    )
    return _ZEROS.get((first, second, third, fourth))


def _decode_plain(body: bytes, content_type: str | None) -> str:
    declared, by_http = _declared(body), _by_http(content_type)
    if (declared or by_http) == "iso2022-jp-ext":
        return body.decode("iso2022-jp-ext", "replace")
    with suppress(UnicodeDecodeError):
        return body.decode("utf-8")
    codec = next((one for one in (declared, by_http) if one and one != "utf-8"), None)
    return _decode_as(codec, body) if codec and _is_other(body) else _decode_mixed(body)


def _is_other(body: bytes) -> bool:
    """One stray byte in twenty that belong to UTF-8 is no proof of another encoding."""
    beyond_ascii = len(body) - len(body.translate(None, _BEYOND_ASCII))
    return 20 * (beyond_ascii - sum(map(len, _PROPER.findall(body)))) > beyond_ascii


def _decode_as(codec: str, body: bytes) -> str:
    """Big5 has extensions that disagree with it elsewhere: for documents that need them only."""
    if codec == "cp950":
        with suppress(UnicodeDecodeError):
            return body.decode(codec)
        codec = "big5hkscs"
    return body.decode(codec, "replace")


def _declared(body: bytes) -> str | None:
    for pattern in _DECLARATIONS:
        if found := pattern.search(body, 0, 4096):
            return _narrow(found[1].decode("ascii", "replace"))
    return None


def _by_http(content_type: str | None) -> str | None:
    found = _HTTP_CHARSET.search(content_type or "")
    return _narrow(found[1]) if found else None


def _narrow(label: str) -> str | None:
    """What could be read as ASCII so far is no UTF-16, whatever it says."""
    codec = codec_of(label)
    return None if codec is None or codec.startswith("utf-16") else codec


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
