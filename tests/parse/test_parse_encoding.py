"""Bytes to text."""

import codecs

import pytest

from newsreader.parse.encoding import decode, legal

RUSSIAN = "Привет, мир"


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
        (declared("utf-7", "+ADw-b+AD4-", "ascii"), None, "+ADw-b+AD4-"),
    ],
)
def test_the_title_is_readable_whatever_the_labels_say(
    body: bytes, content_type: str | None, title: str
) -> None:
    assert f"<t>{title}</t>" in decode(body, content_type)


def test_two_encodings_in_one_document_are_both_read() -> None:
    assert decode("<t>naïve".encode() + "café</t>".encode("cp1252"), None) == "<t>naïvecafé</t>"


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
