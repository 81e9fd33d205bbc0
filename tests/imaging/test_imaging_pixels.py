from io import BytesIO
from pathlib import Path

import pytest
from imaging_samples import picture
from PIL import Image

from newsreader.imaging.pixels import pixels, png
from newsreader.imaging.shrinking import shrink
from newsreader.models.pictures import NotAPicture


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "a.webp"
    path.write_bytes(shrink(picture(400, 300)).content)
    return path


def test_pixels_come_row_after_row(kept: Path) -> None:
    found = pixels(kept, 8, 4)

    assert len(found) == 8 * 4 * 3
    assert all(abs(found[7 * 3] - found[0]) > 150 for _ in range(4))
    assert found[:24] == found[24:48]


def test_a_terminal_with_pixels_gets_no_more_than_there_are(kept: Path) -> None:
    assert Image.open(BytesIO(png(kept, 200, 200))).size == (200, 150)
    assert Image.open(BytesIO(png(kept, 4000, 4000))).size == (400, 300)


@pytest.mark.parametrize("content", [None, b"", b"RIFF", picture()])
def test_a_file_that_is_none_of_ours_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "b.webp"
    if content is not None:
        path.write_bytes(content)

    for read in (pixels, png):
        with pytest.raises(NotAPicture, match=str(path)):
            read(path, 8, 4)
