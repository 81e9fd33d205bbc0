import re
import sqlite3
from datetime import UTC, datetime
from importlib.resources import files
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.query.parse import parse
from newsreader.query.sql import to_sql
from newsreader.query.words import indexed, may_have_runs

NOW = datetime(2025, 6, 10, tzinfo=UTC)
RUNS = (
    "\u1100\u11ff\u3005\u30ff\u3105\u31ff\u3400\u4dbf\u4e00\u9fff\uac00\ud7af\uf900\uff66\U00020000"
)


def test_no_letter_that_is_indexed_in_pairs_is_overlooked() -> None:
    assert all(may_have_runs(letter) for letter in RUNS)
    assert all(indexed(2 * letter) != 2 * letter for letter in RUNS)


@pytest.mark.parametrize(
    ("text", "finds", "finds_not"),
    [
        ("Le café naïve d’Ångström", "cafe café CAFÉ naive angstrom Angström", "cafes"),
        ("cafe\u0301 au lait", 'café cafe "café au"', "cafes"),
        ("Die Straße in Gießen, Öl", "strasse straße STRASSE giess* gießen ol öl", "strase"),
        ("Łódź, Đà Nẵng, Søren, Œuvre", 'lodz łódź "da nang" "đà nẵng" soren oeuvre', "nan"),
        ("Tiếng Việt của Nguyễn", 'tieng "tiếng việt" nguyen nguyễn', "nguy"),
        ("Ёлка и ежи", "елка ёлка ЁЛКА ёжи", "ели"),
        ("Η Ελλάδα σήμερα", "ελλαδα ελλάδα ΕΛΛΆΔΑ σημερα", "ελλα"),
        ("İstanbul ve ısı", "istanbul isi", "ist"),
        ("שָׁלוֹם עולם", "שלום שָׁלוֹם עולם", "שלו"),
        ("مَرْحَبًا بكم إلى", "مرحبا مَرْحَبًا الى إلى", "مرحب"),
        ("हिन्दी में समाचार", "हिन्दी समाचार हिन्*", "हिन दिन"),
        ("தமிழ் செய்தி", "தமிழ் செய்தி", "தமி"),
        ("日本語のニュース", "日本 日本語 本語 語 本 ニュース ュース 日本語の 日*", "日語 本日 英"),
        ("半導体3月ＮＴＴ", '半導体 3月 月 ntt ＮＴＴ "半導体 3月"', "2月 4月"),
        ("日本が chips を買う", '"日本が chips" 日本 "chips を" chip*', '"chips 日本"'),
        ("か\u3099くせい", "がくせい が がく*", "かくせい"),
        ("대한민국 한국어 뉴스", '대한 민국 대한민국 한국 뉴스 국 "한국어 뉴스"', "국민 영국"),
        ("รัฐบาลญี่ปุ่นประกาศข่าว", "รัฐบาล ญี่ปุ่น ข่าว ประกาศ ข", "ภาษา"),
        ("ພາສາລາວ ຂ່າວ", "ພາສາ ລາວ ຂ່າວ", "ໄທ"),
        ("ភាសាខ្មែរ", "ភាសា ខ្មែរ", "ថៃ"),
        ("မြန်မာသတင်း", "မြန်မာ သတင်း", "ထိုင်း"),
        ("C++ and AT&T’s 5️⃣ don't", 'c++ at&t 5 don\'t don’t "c and"', "do"),
    ],
)
def test_words_of_every_script_are_found(text: str, finds: str, finds_not: str) -> None:
    assert [query for query in queries_in(finds) if not is_found(query, text)] == []
    assert [query for query in queries_in(finds_not) if is_found(query, text)] == []


def queries_in(text: str) -> list[str]:
    """Between spaces; a phrase is one."""
    return [
        piece if number % 2 == 0 else f'"{piece}"'
        for number, part in enumerate(text.split('"'))
        for piece in (part.split() if number % 2 == 0 else [part])
    ]


def is_found(query: str, text: str) -> bool:
    connection = sqlite3.connect(":memory:")
    schema = files("newsreader.store").joinpath("schema.sql").read_text(encoding="utf-8")
    (table,) = [part for part in schema.split(";") if "CREATE VIRTUAL TABLE search" in part]
    connection.execute(table)
    connection.execute("INSERT INTO search (rowid, text) VALUES (1, ?)", (indexed(text),))
    where = to_sql(parse(query), NOW)
    rows = connection.execute(
        f"SELECT 1 FROM (SELECT 1 AS id) s WHERE {where.sql}", where.parameters
    )
    found = rows.fetchone() is not None
    connection.close()
    return found


def test_letters_with_accents_and_signs_of_printers_are_no_runs() -> None:
    assert not may_have_runs("plain, naïve Größe “quoted” — жук، عربي…")


def pairs(run: str) -> str:
    """日本語 → 日本 本語 語"""
    return " " + " ".join(run[at : at + 2].ljust(2) for at in range(len(run)))


@given(st.lists(st.tuples(st.text("aé \n.", max_size=3), st.text(RUNS, max_size=4)), max_size=5))
def test_runs_become_pairs_wherever_they_stand(parts: list[tuple[str, str]]) -> None:
    text = normalize("NFC", "".join(map("".join, parts)))

    assert indexed(text) == re.sub(f"[{normalize('NFC', RUNS)}]+", lambda run: pairs(run[0]), text)
