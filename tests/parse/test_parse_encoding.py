"""Bytes to text."""

import codecs
import gzip

import pytest

from newsreader.parse.encoding import decode, legal

RUSSIAN = "Привет, мир"
LONG = "Привет, мир — новости"


def declared(label: str, title: str, codec: str) -> bytes:
    return f'<?xml version="1.0" encoding="{label}"?><t>{title}</t>'.encode(codec)


@pytest.mark.parametrize(
    ("body", "content_type", "title"),
    [
        (declared("utf-8", RUSSIAN, "utf-8"), None, RUSSIAN),
        (declared("windows-1251", RUSSIAN, "cp1251"), None, RUSSIAN),
        (declared("KOI8-R", RUSSIAN, "koi8-r"), None, RUSSIAN),
        (declared("Shift_JIS", "日本語", "cp932"), None, "日本語"),
        (declared("ISO-2022-JP", "日本語", "iso2022-jp"), None, "日本語"),
        (declared("EUC-JP", "日本語", "euc-jp"), None, "日本語"),
        (declared("GB2312", "中文𠀀", "gb18030"), None, "中文𠀀"),
        (declared("big5", "中文", "big5"), None, "中文"),
        (declared("euc-kr", "한국어", "cp949"), None, "한국어"),
        (declared("iso-8859-1", "“quoted” naïve", "cp1252"), None, "“quoted” naïve"),
        (declared("us-ascii", "café", "cp1252"), None, "café"),
        (declared("iso-8859-1", RUSSIAN, "utf-8"), None, RUSSIAN),
        (declared("utf-8", "naïve façade", "cp1252"), None, "naïve façade"),
        (declared("x-unknown", RUSSIAN, "cp1251"), "text/xml; charset=windows-1251", RUSSIAN),
        (declared("utf-8", RUSSIAN, "utf-8"), "text/xml; charset=iso-8859-1", RUSSIAN),
        (declared("windows-1251", RUSSIAN, "cp1251"), "text/xml; charset=koi8-r", RUSSIAN),
        (f"<t>{RUSSIAN}</t>".encode("cp1251"), 'text/xml; charset="Windows-1251"', RUSSIAN),
        ("<t>café</t>".encode("cp1252"), "text/xml; charset=rot13", "café"),
        ("<t>café</t>".encode("cp1252"), None, "café"),
        (declared("utf-8", RUSSIAN, "utf-16"), None, RUSSIAN),
        (declared("utf-8", RUSSIAN, "utf-32"), None, RUSSIAN),
        (declared("utf-16", RUSSIAN, "utf-16-be"), None, RUSSIAN),
        (declared("utf-16", RUSSIAN, "utf-16-le"), None, RUSSIAN),
        (codecs.BOM_UTF8 * 2 + declared("koi8-r", RUSSIAN, "utf-8"), None, RUSSIAN),
        (
            ("\n\n" + declared("utf-16", RUSSIAN, "utf-8").decode()).encode("utf-16-le"),
            None,
            RUSSIAN,
        ),
        (
            ("\n\n" + declared("ucs-4", RUSSIAN, "utf-8").decode()).encode("utf-32-be"),
            None,
            RUSSIAN,
        ),
        (declared("utf-16", RUSSIAN, "utf-8"), "text/xml; charset=utf-16", RUSSIAN),
        (declared("utf-8", RUSSIAN, "cp1251"), "text/xml; charset=windows-1251", RUSSIAN),
        (declared("iso-8859-1", LONG, "utf-8") + b"\xe9", None, LONG),
        (declared("utf-8", LONG, "utf-8") + b"\xe9", "x; charset=windows-1251", LONG),
        (declared("euc-kr", "한국어 뉴스 " * 9, "cp949"), None, "한국어 뉴스 " * 9),
        (declared("euc-jp", "①日本", "euc-jis-2004"), None, "①日本"),
        (declared("iso-2022-jp", "ｱ日本", "iso2022-jp-ext"), None, "ｱ日本"),
        (declared("big5", "中文～‧", "cp950"), None, "中文～‧"),
        (declared("big5", "㗎中文", "big5hkscs"), None, "㗎中文"),
        (gzip.compress(declared("koi8-r", RUSSIAN, "koi8-r"), mtime=0), None, RUSSIAN),
        (gzip.compress(declared("utf-8", RUSSIAN, "utf-8"), mtime=0)[:-4], None, RUSSIAN),
        (declared("utf-7", "+ADw-b+AD4-", "ascii"), None, "+ADw-b+AD4-"),
    ],
)
def test_the_title_is_readable_whatever_the_labels_say(
    body: bytes, content_type: str | None, title: str
) -> None:
    assert f"<t>{title}</t>" in decode(body, content_type)


def test_two_encodings_in_one_document_are_both_read() -> None:
    assert decode("<t>naïve".encode() + "café</t>".encode("cp1252"), None) == "<t>naïvecafé</t>"


def test_sound_utf8_is_rid_of_references_to_what_xml_does_not_allow() -> None:
    assert decode("<t>é&#27;&#8217;&#xFFFE;</t>".encode(), None) == "<t>é&#8217;</t>"


@pytest.mark.parametrize("broken", [b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe6\x97"])
def test_broken_utf8_becomes_one_replacement_character(broken: bytes) -> None:
    assert decode(b"<t>a" + broken + b"b</t>", None) == "<t>a\ufffdb</t>"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\x00b\x1b[2Jc\x07", "ab[2Jc"),
        ("a\tb\nc", "a\tb\nc"),
        ("&#27;[2J &#x1B; &#X0;", "[2J  "),
        ("&#xD800;&#99999999;", "\ufffd\ufffd"),
        ("&#8217; &#xe9; &amp;", "&#8217; &#xe9; &amp;"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("\ufdcf\ufdd0\ufdef\ufdf0\ufffd\ufffe\uffff\U0001ffff", "\ufdcf\ufdf0\ufffd\U0001ffff"),
        ("&#9;&#13;&#31;&#32;&#x1f;&#x20;&#x9;", "&#9;&#13;&#32;&#x20;&#x9;"),
        ("&#55295;&#55296;&#57343;&#57344;", "&#55295;\ufffd\ufffd&#57344;"),
        ("&#xD7FF;&#xd800;&#xDFFF;&#xe000;", "&#xD7FF;\ufffd\ufffd&#xe000;"),
        ("&#64976;&#xFDD0;&#65534;&#xffff;&#49999;&#xCFFF;", "&#49999;&#xCFFF;"),
        ("&#1114111;&#1114112;&#x10ffff;&#x110000;", "&#1114111;\ufffd&#x10ffff;\ufffd"),
        ("&#00000000000027;&#x0000000001b;&#; &#x;", "&#; &#x;"),
    ],
)
def test_only_characters_legal_in_xml_are_left(text: str, left: str) -> None:
    assert legal(text) == left


def test_a_megabyte_of_broken_bytes_is_read_at_once() -> None:
    assert len(decode(b"<" + b"\xff" * 1_000_000, None)) == 1_000_001


def doubled(text: str) -> str:
    """As Windows tools wrote it: the bytes taken for Windows-1252, C1 where that has a gap."""
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize(
    "text",
    ["L’été à la “plage”", "Привет, мир", "в Москве объявлен уровень", "日本語のニュース — 速報"],
)
def test_a_document_that_was_encoded_twice_is_decoded_twice(text: str) -> None:
    assert decode(b"\xef\xbb\xbf<t>" + doubled(text).encode() + b"</t>", None) == f"<t>{text}</t>"


@pytest.mark.parametrize(
    "text",
    [
        "Mojibake: Ã© Ã¨ Ã¼ for é",  # one real accent proves the encoding right
        "Ã©tude",  # too little to be sure
        "ÃÂÂ",
        "Ãœber Ãœ Ãœ — 日本",
    ],
)
def test_a_document_that_only_looks_encoded_twice_is_left_alone(text: str) -> None:
    assert decode(text.encode(), None) == text


def test_a_compressed_bomb_is_read_no_further_than_a_feed_may_be_long() -> None:
    assert len(decode(gzip.compress(b"<" * 30_000_000, 1, mtime=0), None)) == 20_000_000


@pytest.mark.parametrize("body", [b"\x1f\x8b\x08", b"\x1f\x8b\x08" + b"x" * 50, b"\x00", b"\x00<"])
def test_what_only_looks_compressed_or_wide_is_read_somehow(body: bytes) -> None:
    assert "\x00" not in decode(body, None)


# https://encoding.spec.whatwg.org/#names-and-labels
STANDARD = {
    ("utf-8", "é日本"): "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
    ("cp866", "Привет"): "866 cp866 csibm866 ibm866",
    ("iso8859-2", "řůž"): "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2"
    " iso_8859-2:1987 l2 latin2",
    ("iso8859-3", "ħĝŭ"): "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3"
    " iso_8859-3:1988 l3 latin3",
    ("iso8859-4", "ŋųķ"): "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4"
    " iso_8859-4:1988 l4 latin4",
    ("iso8859-5", "Привет"): "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595"
    " iso_8859-5 iso_8859-5:1988",
    ("iso8859-6", "مرحبا"): "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114"
    " iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6"
    " iso_8859-6:1987",
    ("iso8859-7", "Γειά"): "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126"
    " iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek",
    ("iso8859-8", "שלום"): "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138"
    " iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical",
    ("iso8859-10", "ŋđŧ"): "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    ("iso8859-13", "ąļż"): "iso-8859-13 iso8859-13 iso885913",
    ("iso8859-14", "ŵẁṫ"): "iso-8859-14 iso8859-14 iso885914",
    ("iso8859-15", "€šœ"): "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
    ("iso8859-16", "șț€"): "iso-8859-16",
    ("koi8-r", "Привет"): "cskoi8r koi koi8 koi8-r koi8_r",
    ("koi8-u", "Привіт"): "koi8-ru koi8-u",
    ("mac-roman", "éπ∞"): "csmacintosh mac macintosh x-mac-roman",
    ("cp874", "สวัสดี"): "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    ("cp1250", "řůž"): "cp1250 windows-1250 x-cp1250",
    ("cp1251", "Привет"): "cp1251 windows-1251 x-cp1251",
    (
        "cp1252",
        "café “€”",
    ): "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100"
    " iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
    ("cp1253", "Γειά"): "cp1253 windows-1253 x-cp1253",
    ("cp1254", "ığş"): "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9"
    " iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254",
    ("cp1255", "שלום"): "cp1255 windows-1255 x-cp1255",
    ("cp1256", "مرحبا"): "cp1256 windows-1256 x-cp1256",
    ("cp1257", "ąļż"): "cp1257 windows-1257 x-cp1257",
    ("cp1258", "đơư"): "cp1258 windows-1258 x-cp1258",
    ("mac-cyrillic", "Привет"): "x-mac-cyrillic x-mac-ukrainian",
    (
        "gb18030",
        "中文𠀀",
    ): "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030",
    ("cp950", "中文"): "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    ("euc-jp", "日本語"): "cseucpkdfmtjapanese euc-jp x-euc-jp",
    ("iso2022-jp", "日本語"): "csiso2022jp iso-2022-jp",
    ("cp932", "日本語①"): "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    ("cp949", "한국어"): "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987"
    " ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
}


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [(label, *key) for key, labels in STANDARD.items() for label in labels.split()],
)
def test_every_label_of_the_standard_is_known(label: str, codec: str, text: str) -> None:
    assert f"<t>{text}</t>" in decode(declared(label.upper(), text, codec), None)
    assert f"<t>{text}</t>" in decode(f"<t>{text}</t>".encode(codec), f"x; charset={label}")


@pytest.mark.parametrize("label", ["Windows_1251", "cp-1251", "WINDOWS1251"])
def test_a_label_is_known_however_it_is_punctuated(label: str) -> None:
    assert f"<t>{RUSSIAN}</t>" in decode(declared(label, RUSSIAN, "cp1251"), None)


@pytest.mark.parametrize("label", ["utf-7", "rot13", "hex", "zlib", "unicode_escape", "hz-gb-2312"])
def test_other_codecs_of_python_are_out_of_reach(label: str) -> None:
    assert "<t>+ADw-~{VP~}</t>" in decode(declared(label, "+ADw-~{VP~}", "ascii"), None)
    assert "<t>+ADw-\xe9</t>" in decode(declared(label, "+ADw-\xe9", "cp1252"), None)
