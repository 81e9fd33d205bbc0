"""Books: well-formed whatever an article says, and right in the eyes of epubcheck."""

import io
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

from newsreader.export.epub import Book, Chapter
from newsreader.models import document as doc

MADE = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HOSTILE = '</p><script>&"\x00\x0b\ufffe'
TEXT = doc.Inline(HOSTILE, (doc.Span(0, 4, doc.Style.LINK, 0), doc.Span(2, 9, doc.Style.STRONG)))
PARAGRAPH = doc.Paragraph(TEXT)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
PICTURES = {"https://x.example/a.png": PNG, "https://x.example/b.webp": b"RIFF0000WEBP"}
EVERYTHING: Sequence[doc.Block] = (
    doc.Heading(1, TEXT),
    PARAGRAPH,
    doc.Embed("video", TEXT),
    doc.Listing((doc.Item((PARAGRAPH,)),), ordered=True, start=9, step=-1),
    doc.Listing(()),
    doc.Definitions(((TEXT, (PARAGRAPH,)),)),
    doc.Quote((doc.Heading(3, TEXT), PARAGRAPH)),
    doc.Code(HOSTILE),
    doc.Table(((doc.Cell(TEXT, heading=True), doc.Cell(TEXT, span=2)), ()), TEXT, 1),
    doc.Table(()),
    doc.Figure(tuple(doc.Image(url, HOSTILE) for url in (*PICTURES, None)), TEXT),
    doc.Details(TEXT, (PARAGRAPH,)),
    doc.Rule(),
)
DOCUMENT = doc.Document(tuple(EVERYTHING), (doc.Link("https://x.example/ü|?a=1&b=2", ""),))
CHECKER = Path("/usr/share/java/epubcheck.jar")
"""Where Debian's package `epubcheck` puts it."""


def bind(chapters: Sequence[Chapter], title: str = "News") -> ZipFile:
    file = io.BytesIO()
    with Book(file, title, MADE) as book:
        for chapter in chapters:
            book.add(chapter)
    return ZipFile(file)


def chapter(title: str = HOSTILE, language: str | None = "en") -> Chapter:
    return Chapter(title, DOCUMENT, "A <feed>", language, title, PICTURES.get)


def text_of(book: ZipFile, name: str) -> str:
    return book.read(name).decode("utf-8")


def test_the_first_file_says_what_it_is() -> None:
    first = bind([chapter()]).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")


def test_every_page_is_well_formed_and_holds_no_script() -> None:
    book = bind([chapter(), chapter("")], HOSTILE)
    pages = [name for name in book.namelist() if name.endswith(("xhtml", "opf", "xml"))]
    assert len(pages) == 5
    for name in pages:
        tree = ET.fromstring(text_of(book, name))
        assert not [one for one in tree.iter() if one.tag.endswith("script")]


def test_a_picture_is_there_once_and_one_that_readers_may_not_know_is_a_link() -> None:
    book = bind([chapter("One"), chapter("Two")])
    shown = [name for name in book.namelist() if "pictures/" in name]
    assert [book.read(name) for name in shown] == [PNG]
    assert f'<img src="{shown[0].removeprefix("EPUB/")}"' in text_of(book, "EPUB/a2.xhtml")
    assert '<a href="https://x.example/b.webp"' in text_of(book, "EPUB/a2.xhtml")


def test_the_contents_name_every_chapter_with_its_feed() -> None:
    contents = text_of(bind([chapter("Chips & fish"), chapter("")]), "EPUB/nav.xhtml")
    assert '<a href="a1.xhtml">Chips &amp; fish · A &lt;feed&gt;</a>' in contents
    assert '<a href="a2.xhtml">Untitled · A &lt;feed&gt;</a>' in contents


@pytest.mark.parametrize(
    ("languages", "said", "backwards"),
    [
        (["en", "ja", "ja"], ["ja", "en"], False),
        (["ar-EG"], ["ar-EG"], True),
        ([None, "in english"], ["und"], False),
    ],
)
def test_a_book_is_in_the_language_of_most_of_its_chapters(
    languages: list[str | None], said: list[str], backwards: bool
) -> None:
    package = text_of(bind([chapter("T", spoken) for spoken in languages]), "EPUB/package.opf")
    tree = ET.fromstring(package)
    assert [one.text for one in tree.iter("{http://purl.org/dc/elements/1.1/}language")] == said
    assert ('page-progression-direction="rtl"' in package) is backwards


def test_the_same_articles_are_the_same_book() -> None:
    one, same, other = (
        text_of(bind(chapters), "EPUB/package.opf")
        for chapters in ([chapter("A")], [chapter("A")], [chapter("B")])
    )
    assert one == same != other


@pytest.mark.skipif(not CHECKER.exists(), reason="Debian's epubcheck is not installed")
def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    with path.open("wb") as file, Book(file, HOSTILE, MADE) as book:
        for language in ("en", "ar", "ja", None):
            book.add(chapter(language=language))
    java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"]  # half of the time
    said = subprocess.run([*java, CHECKER, path], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "No errors or warnings" in said.stdout
