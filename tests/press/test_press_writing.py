"""Articles as files: whole, never over another's, pictures beside them."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from press_articles import ARTICLE, GIF, NOON, PICTURE

from newsreader.press.kinds import Form
from newsreader.press.placing import placed
from newsreader.press.writing import book, files

PICTURES = {PICTURE: GIF}.get
OTHERS = [replace(ARTICLE, id=number) for number in range(1, 4)]


def written(folder: Path, form: Form) -> str:
    with files(folder, form, PICTURES) as add:
        assert add(ARTICLE)
    (path,) = folder.glob(f"*.{form}")
    return path.read_text(encoding="utf-8")


def test_markdown_begins_with_what_is_known_and_names_the_picture_beside_it(tmp_path: Path) -> None:
    text = written(tmp_path, Form.MARKDOWN)
    (picture,) = (tmp_path / "pictures").iterdir()
    assert text.splitlines()[:13] == [
        "---",
        'title: "Chips & fish"',
        'author: "Ann \\"Anna\\" Ōe"',
        'feed: "The Kiosk"',
        'link: "https://x.example/17"',
        'language: "en"',
        "published: 2026-11-22T12:00:00Z",
        "arrived: 2026-11-22T12:00:00Z",
        "bookmarked: true",
        'tags: ["later: maybe"]',
        'topics: ["food"]',
        "---",
        "",
    ]
    assert f"![A plate](pictures/{picture.name})" in text
    assert picture.read_bytes() == GIF


def test_html_has_the_picture_inside(tmp_path: Path) -> None:
    assert 'src="data:image/gif;base64,' in written(tmp_path, Form.HTML)
    assert len(list(tmp_path.iterdir())) == 1


def test_only_plain_text_lists_the_links(tmp_path: Path) -> None:
    assert "[1] chips — x.example/more" in written(tmp_path, Form.TEXT)
    assert "[1]" not in written(tmp_path, Form.HTML)
    assert "[chips](https://x.example/more)" in written(tmp_path, Form.MARKDOWN)


def test_an_export_goes_on_where_it_was_stopped_and_leaves_edits_alone(tmp_path: Path) -> None:
    with files(tmp_path, Form.TEXT) as add:
        add(OTHERS[0])
    (first,) = tmp_path.iterdir()
    first.write_text("my own words")

    with files(tmp_path, Form.TEXT) as add:
        assert [add(article) for article in OTHERS] == [False, True, True]
    assert first.read_text() == "my own words"

    with files(tmp_path, Form.TEXT, overwrite=True) as add:
        assert add(OTHERS[0])
    assert "Hot chips" in first.read_text()


def test_a_book_holds_all_of_them(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "news.epub"
    with book(path, "News", NOON, PICTURES) as add:
        assert all(map(add, OTHERS))
    names = ZipFile(path).namelist()
    assert sum(name.startswith("EPUB/a") for name in names) == 3
    assert sum(name.startswith("EPUB/pictures/") for name in names) == 1


def test_a_book_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "news.epub"
    with pytest.raises(AttributeError), book(path, "News", NOON) as add:
        all(map(add, [ARTICLE, replace(ARTICLE, published="no moment")]))
    assert not list(tmp_path.iterdir())


def test_a_book_is_never_written_over_another(tmp_path: Path) -> None:
    path = tmp_path / "news.epub"
    path.write_text("a novel")
    with pytest.raises(FileExistsError), book(path, "News", NOON):
        pass
    assert path.read_text() == "a novel"


def test_who_came_first_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with pytest.raises(FileExistsError), placed(path):
        path.write_bytes(b"first")
    assert (path.read_bytes(), len(list(tmp_path.iterdir()))) == (b"first", 1)
