import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.cleaning import clean_line, clean_text, clean_url

HOSTILE_CATEGORIES = {"Cc", "Cs", "Co", "Zl", "Zp"}
BIDI = "\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\xad\u180e\u200b\u2060\ufeff\ufff9"

nasty = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x00\x07\x1b\x7f\x85\x9b\x9d\r\n\t " + BIDI + INVISIBLE),
        st.sampled_from("\u0301\u0489\u0e4c\ufe0f\u200d\u200c\U000e0041\U0010eeee\ud800\ufdd0"),
    )
)

GATE = [
    ("OSC title", "\x1b]0;owned\x07News", "]0;ownedNews"),
    ("OSC ended by ST", "\x1b]0;x\x1b\\News", "]0;x\\News"),
    ("CSI colour", "\x1b[31mred\x1b[0m", "[31mred[0m"),
    ("CSI without an end", "News\x1b[", "News["),
    ("OSC without an end", "News\x1b]52;c;", "News]52;c;"),
    ("DCS", "\x1bPq#0\x1b\\x", "Pq#0\\x"),
    ("8-bit CSI", "\x9b31mred", "31mred"),
    ("8-bit OSC", "\x9d0;owned\x9cx", "0;ownedx"),
    ("8-bit DCS", "\x90q\x9cx", "qx"),
    ("NUL and backspace", "a\x00b\x08c", "abc"),
    ("shift out", "a\x0e\x0fb", "ab"),
    ("delete", "a\x7fb", "ab"),
    ("bidi override", "abc\u202etxt.exe", "abctxt.exe"),
    ("bidi isolate", "\u2066a\u2069", "a"),
    ("line separator", "a\u2028b", "a\nb"),
    ("next line", "a\x85b", "a\nb"),
    ("vertical tab and form feed", "a\x0bb\x0cc", "a\nb\nc"),
    ("carriage returns", "a\r\nb\rc", "a\nb\nc"),
    ("tag characters", "a\U000e0041\U000e007fb", "ab"),
    ("zalgo", "e" + "\u0301" * 9 + "x", "e" + "\u0301" * 3 + "x"),
    ("Kitty's picture placeholder", "a\U0010eeeeb", "ab"),
    ("lone surrogate", "a\ud800b", "a\ufffdb"),
    ("byte order mark", "\ufeffa\ufeff", "a"),
]

KEPT = [
    "naïve “quotes” – and … an ellipsis",
    "می\u200cخواهم",
    "👩\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3",
    "日本語、「かな」",
    "\u200fעברית\u200e",
    "Tiếng Việt e\u0301\u0323",
    "ภาษาไทย",
    "tab\tand\nnewline",
    "\xa0no-break",
]


@pytest.mark.parametrize(("dirty", "clean"), [row[1:] for row in GATE], ids=[r[0] for r in GATE])
def test_what_a_terminal_obeys_never_passes(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


@pytest.mark.parametrize("text", KEPT)
def test_what_scripts_need_is_kept(text: str) -> None:
    assert clean_text(text) == text


@given(nasty)
def test_no_text_keeps_a_hostile_character(text: str) -> None:
    cleaned = clean_text(text)
    assert not any(
        unicodedata.category(character) in HOSTILE_CATEGORIES - {"Co"} or character in BIDI
        for character in cleaned
        if character not in "\n\t"
    )
    assert not set(cleaned) & set(INVISIBLE + "\U0010eeee")
    assert not re.search("[\u0300-\u036f\ufe0f]{4}", cleaned)
    cleaned.encode("utf-8")


@given(nasty)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(nasty, st.integers(1, 40))
def test_a_line_is_one_line_within_its_limit(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert "\n" not in line
    assert "\t" not in line
    assert len(line) <= limit
    assert line == line.strip()


def test_a_line_folds_white_space_and_ends_with_an_ellipsis() -> None:
    assert clean_line("  a \n\t b  ") == "a b"
    assert clean_line("abcdef", 4) == "abc…"


ADDRESSES = [
    ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
    ("HTTP://Example.ORG/Path", "http://example.org/Path"),
    ("  https://example.org/a\n/b\t", "https://example.org/a/b"),
    ("https://example.org/a  b c", "https://example.org/a%20%20b%20c"),
    ("https://example.org/ü?q=日本#ß", "https://example.org/%C3%BC?q=%E6%97%A5%E6%9C%AC#%C3%9F"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ("http://аррӏе.com/", "http://xn--80ak6aa92e.com/"),
    ("http://user:secret@example.org:8080/x", "http://example.org:8080/x"),
    ("http://example.org@evil.example/", "http://evil.example/"),
    ("http://[::1]:80/x", "http://[::1]:80/x"),
    ("http://[::ffff:127.0.0.2]:8099/", "http://[::ffff:127.0.0.2]:8099/"),
    ("http://example.org:/x", "http://example.org/x"),
    ("http://example.org/\x1b]0;x\x07", "http://example.org/%5D0;x"),
    ("http://example.org/\u202egpj.exe", "http://example.org/gpj.exe"),
    ("http://example.org/a\"b'c\\d<e>", "http://example.org/a%22b%27c%5Cd%3Ce%3E"),
    ("http://example.org/%0d%0aX", "http://example.org/%0d%0aX"),
    ("mailto:a@example.org?subject=x%0aBcc:c@d", "mailto:a@example.org"),
]

REFUSED = [
    "",
    "not an address",
    "/relative",
    "//example.org/x",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "vbscript:x",
    "ssh://-oProxyCommand=touch/x",
    "http://",
    "http:///path",
    "http://[::1",
    "http://example.org:99999/",
    "http://example.org:8\N{ARABIC-INDIC DIGIT THREE}/",
    "http:\\\\127.0.0.1\\",
    "http://exa mple.org/",
    "http://" + "a" * 9000,
    "mailto:a@b%0aBcc:c@d",
    "mailto:nobody",
]


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
def test_an_address_comes_out_as_plain_ascii(address: str, expected: str) -> None:
    assert clean_url(address) == expected


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_that_must_not_be_followed_is_none(address: str) -> None:
    assert clean_url(address) is None


def test_schemes_can_be_narrowed() -> None:
    assert clean_url("mailto:a@example.org", schemes=frozenset({"https"})) is None


@given(st.one_of(nasty, nasty.map("http://example.org/".__add__), nasty.map("https://".__add__)))
def test_no_address_carries_more_than_it_shows(address: str) -> None:
    url = clean_url(address)
    if url is not None:
        assert re.fullmatch(r"(https?://|mailto:)[!#-&(-;=?-\[\]_a-z~]+", url)
        assert clean_url(url) == url
