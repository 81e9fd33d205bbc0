"""The labels of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels).

Python's other codecs (utf-7, rot13, zlib …) are out of reach, and so is what the standard replaces
by nothing: iso-2022-kr, iso-2022-cn, hz-gb-2312.
"""

import re

# Python's codec: the labels that mean it, without what `_key` drops.
_LABELS = {
    "utf-8": "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 xutf8",
    "utf-16-le": "utf16 utf16le csunicode iso10646ucs2 ucs2 unicode unicodefeff",
    "utf-16-be": "utf16be unicodefffe",
    "cp1252": "windows1252 cp1252 xcp1252 ansix341968 ascii usascii cp819 ibm819 csisolatin1"
    " iso88591 iso885911987 isoir100 l1 latin1",
    "iso8859-2": "iso88592 iso885921987 isoir101 csisolatin2 l2 latin2",
    "iso8859-3": "iso88593 iso885931988 isoir109 csisolatin3 l3 latin3",
    "iso8859-4": "iso88594 iso885941988 isoir110 csisolatin4 l4 latin4",
    "iso8859-5": "iso88595 iso885951988 isoir144 csisolatincyrillic cyrillic",
    "iso8859-6": "iso88596 iso88596e iso88596i iso885961987 isoir127 csiso88596e csiso88596i"
    " csisolatinarabic arabic asmo708 ecma114",
    "iso8859-7": "iso88597 iso885971987 isoir126 csisolatingreek ecma118 elot928 greek greek8"
    " suneugreek",
    "iso8859-8": "iso88598 iso88598e iso88598i iso885981988 isoir138 csiso88598e csiso88598i"
    " csisolatinhebrew hebrew logical visual",
    "iso8859-10": "iso885910 isoir157 csisolatin6 l6 latin6",
    "iso8859-13": "iso885913",
    "iso8859-14": "iso885914",
    "iso8859-15": "iso885915 csisolatin9 l9 latin9",
    "iso8859-16": "iso885916",
    "cp866": "866 cp866 csibm866 ibm866",
    "cp874": "windows874 dos874 iso885911 tis620",
    "cp1250": "windows1250 cp1250 xcp1250",
    "cp1251": "windows1251 cp1251 xcp1251",
    "cp1253": "windows1253 cp1253 xcp1253",
    "cp1254": "windows1254 cp1254 xcp1254 iso88599 iso885991989 isoir148 csisolatin5 l5 latin5",
    "cp1255": "windows1255 cp1255 xcp1255",
    "cp1256": "windows1256 cp1256 xcp1256",
    "cp1257": "windows1257 cp1257 xcp1257",
    "cp1258": "windows1258 cp1258 xcp1258",
    "koi8-r": "koi8r koi koi8 cskoi8r",
    "koi8-u": "koi8u koi8ru",
    "mac-roman": "macintosh mac csmacintosh xmacroman",
    "mac-cyrillic": "xmaccyrillic xmacukrainian",
    "gb18030": "gb18030 gbk gb2312 gb231280 csgb2312 csiso58gb231280 isoir58 xgbk chinese cp936",
    "cp950": "big5 big5hkscs cnbig5 csbig5 xxbig5 cp950",
    "cp932": "shiftjis sjis xsjis csshiftjis mskanji ms932 windows31j cp932",
    "euc-jis-2004": "eucjp xeucjp cseucpkdfmtjapanese",
    "iso2022-jp-ext": "iso2022jp csiso2022jp",
    "cp949": "euckr ksc56011987 ksc56011989 ksc5601 csksc56011987 cseuckr isoir149 korean"
    " windows949 cp949 uhc",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_BETWEEN = re.compile(r"[^a-z0-9]+")


def codec_of(label: str) -> str | None:
    """Python's name of the encoding, however the label is punctuated."""
    return _CODECS.get(_BETWEEN.sub("", label.lower()))
