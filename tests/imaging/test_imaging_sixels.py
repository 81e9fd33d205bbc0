from pathlib import Path

import pytest
from imaging_samples import picture
from imaging_sixels import drawn
from PIL import Image, ImageChops, ImageDraw, ImageStat

from newsreader.imaging.pixels import scaled
from newsreader.imaging.sixels import sixels
from newsreader.models.pictures import WHOLE, Box, NotAPicture

DEMO = Path(__file__).parents[2] / "src/newsreader/demo/pictures"


def off(found: Image.Image, wanted: Image.Image) -> float:
    """By how much of 255 a level is, in the mean."""
    return sum(ImageStat.Stat(ImageChops.difference(found, wanted)).mean) / 3


@pytest.mark.parametrize("name", ["arcs", "risotto", "tram"])
@pytest.mark.parametrize(
    ("size", "box"),
    [
        ((320, 240), WHOLE),
        ((321, 239), WHOLE),
        ((7, 5), WHOLE),
        ((1, 1), WHOLE),
        ((200, 100), (0.25, 0.5, 0.75, 0.9)),
    ],
)
def test_what_a_terminal_draws_is_nearly_the_picture(
    name: str, size: tuple[int, int], box: Box
) -> None:
    path = DEMO / f"{name}.webp"
    found = drawn(sixels(path, *size, 256, box))

    assert found.size == size
    assert off(found, scaled(path, *size, box)) < 4


@pytest.mark.parametrize("colours", [2, 16, 256, 1024])
def test_no_more_colours_are_used_than_the_terminal_has(colours: int) -> None:
    stream = sixels(DEMO / "risotto.webp", 120, 80, colours)

    assert 2 <= stream.count(b";2;") <= min(colours, 256)
    assert drawn(stream).getcolors(min(colours, 256)) is not None


@pytest.fixture
def flag(tmp_path: Path) -> Path:
    """Few colours, without loss."""
    image = Image.new("RGB", (60, 40), "white")
    ImageDraw.Draw(image).rectangle((20, 13, 59, 26), "red")
    image.putpixel((0, 0), (0, 0, 0))
    image.putpixel((59, 39), (0, 0, 255))
    path = tmp_path / "flag.webp"
    image.save(path, "WEBP", lossless=True)
    return path


def test_few_colours_are_drawn_exactly(flag: Path) -> None:
    with Image.open(flag) as image:
        wanted = image.convert("RGB")

    assert ImageChops.difference(drawn(sixels(flag, 60, 40, 256)), wanted).getbbox() is None


def test_what_looks_alike_is_told_once(flag: Path) -> None:
    assert len(sixels(flag, 1200, 800, 16)) < 1200 * 800 // 6 // 3


def test_a_large_picture_is_drawn_whole() -> None:
    path = DEMO / "glacier.webp"
    stream = sixels(path, 1600, 900, 256)
    found = drawn(stream)

    assert stream.count(b";2;") <= 128
    assert off(found, scaled(path, 1600, 900)) < 4


def test_a_file_that_is_no_picture_is_told(tmp_path: Path) -> None:
    path = tmp_path / "b.webp"
    path.write_bytes(picture())

    with pytest.raises(NotAPicture, match=str(path)):
        sixels(path, 8, 4, 256)
