"""Articles as files: whole, never over another's, pictures beside them."""

import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from PIL import Image
from press_articles import ARTICLE, NOON, PICTURE

from newsreader.models.pictures import KeptPicture
from newsreader.press.gallery import Kept
from newsreader.press.kinds import Form
from newsreader.press.placing import placed
from newsreader.press.writing import book, files

OTHERS = [replace(ARTICLE, id=number) for number in range(1, 4)]


@pytest.fixture
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The article's picture, as the library has it."""
    path = tmp_path_factory.mktemp("kept") / "picture.webp"
    Image.new("RGB", (40, 30), "teal").save(path, "WEBP")
    return {PICTURE: KeptPicture(PICTURE, path, 40, 30)}


def written(folder: Path, form: Form, kept: Kept) -> str:
    with files(folder, form) as add:
        assert add(ARTICLE, kept)
    (path,) = folder.glob(f"*.{form}")
    return path.read_text(encoding="utf-8")


def test_markdown_tells_what_is_known_and_names_the_picture_beside_it(
    tmp_path: Path, kept: Kept
) -> None:
    text = written(tmp_path, Form.MARKDOWN, kept)
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
    assert picture.read_bytes() == kept[PICTURE].path.read_bytes()


def test_html_has_the_picture_inside(tmp_path: Path, kept: Kept) -> None:
    assert 'src="data:image/webp;base64,' in written(tmp_path, Form.HTML, kept)
    assert len(list(tmp_path.iterdir())) == 1


def test_only_plain_text_lists_the_links(tmp_path: Path) -> None:
    assert "[1] chips — x.example/more" in written(tmp_path, Form.TEXT, {})
    assert "[1]" not in written(tmp_path, Form.HTML, {})
    assert "[chips](https://x.example/more)" in written(tmp_path, Form.MARKDOWN, {})


def test_an_export_goes_on_where_it_was_stopped_and_leaves_edits_alone(tmp_path: Path) -> None:
    with files(tmp_path, Form.TEXT) as add:
        add(OTHERS[0], {})
    (first,) = tmp_path.iterdir()
    first.write_text("my own words")

    with files(tmp_path, Form.TEXT) as add:
        assert [add(article, {}) for article in OTHERS] == [False, True, True]
    assert first.read_text() == "my own words"

    with files(tmp_path, Form.TEXT, overwrite=True) as add:
        assert add(OTHERS[0], {})
    assert "Hot chips" in first.read_text()


def test_a_book_holds_all_of_them_and_pictures_that_every_reader_shows(
    tmp_path: Path, kept: Kept
) -> None:
    path = tmp_path / "deep" / "news.epub"
    with book(path, "News", NOON) as add:
        assert all(add(article, kept) for article in OTHERS)
    whole = ZipFile(path)
    assert sum(name.startswith("EPUB/a") for name in whole.namelist()) == 3
    (picture,) = [name for name in whole.namelist() if name.startswith("EPUB/pictures/")]
    assert Image.open(whole.open(picture)).format == "JPEG"


def test_a_picture_that_is_broken_or_gone_is_a_link(tmp_path: Path, kept: Kept) -> None:
    kept[PICTURE].path.write_bytes(b"RIFF0000WEBP broken")
    with book(tmp_path / "news.epub", "News", NOON) as add:
        assert add(ARTICLE, kept)
    assert not [n for n in ZipFile(tmp_path / "news.epub").namelist() if "pictures" in n]
    kept[PICTURE].path.unlink()
    assert PICTURE in written(tmp_path, Form.HTML, kept)


def test_a_book_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "news.epub"
    with pytest.raises(AttributeError), book(path, "News", NOON) as add:
        all(add(one, {}) for one in [ARTICLE, replace(ARTICLE, published="no moment")])
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


def test_a_file_is_for_those_that_the_person_shares_new_files_with(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        with placed(tmp_path / "news.md") as file:
            file.write(b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "news.md").stat().st_mode & 0o777 == 0o600
