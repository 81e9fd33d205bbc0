"""Articles of many kinds, from their page to lines: those that `screenshots/walk.py` looks at."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from newsreader.models.document import Document
from newsreader.page.body import read_body
from newsreader.page.links import Links
from newsreader.page.main.article import MainArticle, main_article
from newsreader.typeset.sheet import Sheet, typeset

KINDS = Path(__file__).parents[2] / "screenshots" / "kinds"
URL = "https://post.example/kinds"

LINES = {
    "arabic": [
        "• خدمة الإعارة الذاتية: من الاثنين إلى الجمعة.",
        "  ◦ ثلاثة كتب لكل قارئ؛",
        "بالأرقام",
    ],
    "chinese": ["一碗茶的价钱", "茉莉花茶          福州                 8", "3. 第一泡三十秒。"],
    "gallery": ["▣ Blue boats in a row", "  Carvalho", "▣ Nets drying"],
    "hebrew": ["3. שקט, במיוחד בקרונות A ו־B.", "  def fare(km: int) -> float:", "    תא לארבעה."],
    "liveblog": ["18:42 The water falls by four centimetres", "▎ — Ada Brook, Weir Lane"],
    "persian": ["2. خاک سبک بخرید."],
    "reference": [
        "   a. The free end lies on top.",
        "        ▪ Wet rope wants more.",
        "  as e^μθ, the capstan equation, T₂ = T₁e^μθ.",
        "  Bowline                 65%",
        "▶ YouTube video: The bowline in forty seconds[1]",
        "1. Ashley's count is 3,854 entries, but he was paid to find them.",
    ],
    "ruby": [
        "鐘の音、ふたたび",
        "▎ 時計は、町の心臓のようなものだ。止まっていた間も、みんなはその音を覚えてい",
    ],
    "thai": ["ของกินที่ไม่ควรพลาด", "• กาแฟโบราณ"],
}
AROUND = {
    "arabic": ("شارك", "ملفات", "اشترك"),
    "hebrew": ("הירשמו", "דף הבית"),
    "liveblog": ("Share this", "Facebook", "newsletter", "cookies", "Accept all", "Home"),
}


def article(kind: str) -> MainArticle:
    found = main_article((KINDS / f"{kind}.html").read_text("utf-8"), URL)
    assert isinstance(found, MainArticle), found
    return found


def sheet(kind: str, width: int) -> Sheet:
    return typeset(Document(read_body(article(kind).html, Links(URL)).blocks), width)


def test_every_kind_is_looked_at() -> None:
    assert sorted(LINES) == sorted(file.stem for file in KINDS.glob("*.html"))


@pytest.mark.parametrize("kind", LINES)
def test_it_reads_as_its_publisher_meant_it(kind: str) -> None:
    text = list(sheet(kind, 76).text())
    for line in LINES[kind]:
        assert line in text


@pytest.mark.parametrize("kind", AROUND)
def test_nothing_of_what_stands_around_it_is_in_it(kind: str) -> None:
    assert not [words for words in AROUND[kind] if words in "\n".join(sheet(kind, 76).text())]


@pytest.mark.parametrize("width", [20, 40, 76, 120])
@pytest.mark.parametrize("kind", LINES)
def test_it_fits_any_width(kind: str, width: int) -> None:
    assert not [line for line in sheet(kind, width).text() if cell_len(line) > width]
