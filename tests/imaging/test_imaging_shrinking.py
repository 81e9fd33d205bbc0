from io import BytesIO

import pytest
from imaging_samples import bomb, picture
from PIL import Image

from cost import cheap
from newsreader.imaging.shrinking import shrink
from newsreader.models.pictures import NotAPicture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<!DOCTYPE html><title>Log in</title>"


def shrunk(content: bytes) -> Image.Image:
    return Image.open(BytesIO(shrink(content).content), formats=("WEBP",))


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((400, 300), (400, 300)),
        ((1920, 1080), (960, 540)),
        ((961, 100), (960, 100)),
        ((1000, 8000), (200, 1600)),
        ((24, 24), (24, 24)),
    ],
)
def test_a_picture_is_no_larger_than_a_terminal_shows(
    size: tuple[int, int], kept: tuple[int, int]
) -> None:
    small = shrink(picture(*size))

    assert (small.width, small.height) == kept == shrunk(picture(*size)).size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "AVIF"])
def test_a_picture_of_any_usual_kind_is_kept_as_webp(kind: str) -> None:
    image = shrunk(picture(kind=kind)).convert("L")
    row = image.crop((0, 150, 400, 151)).tobytes()

    assert abs(row[380] - row[20]) > 150


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16"), ("PNG", "LA")],
)
def test_a_picture_of_any_mode_is_kept_in_colours(kind: str, mode: str) -> None:
    assert shrunk(picture(kind=kind, mode=mode)).mode == "RGB"


def test_what_is_transparent_stands_on_paper() -> None:
    clear = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    packed = BytesIO()
    clear.save(packed, "PNG")

    assert shrunk(packed.getvalue()).getpixel((50, 50)) == (255, 255, 255)


def test_a_telephones_picture_of_two_may_be_as_large_as_one() -> None:
    large, packed = Image.new("RGB", (6_000, 5_000)), BytesIO()
    large.save(packed, "MPO", save_all=True, append_images=[Image.new("RGB", (60, 50))])
    assert shrunk(packed.getvalue()).size == (960, 800)


def test_a_moving_picture_stands_still_at_its_first_frame() -> None:
    first, second = (Image.new("RGB", (50, 50), colour) for colour in ("red", "blue"))
    packed = BytesIO()
    first.save(packed, "GIF", save_all=True, append_images=[second], duration=100)
    still = shrunk(packed.getvalue())
    red = still.convert("RGB").getpixel((25, 25))

    assert isinstance(red, tuple)
    assert red[0] > 200
    assert red[2] < 60
    assert getattr(still, "n_frames", 1) == 1


def test_a_picture_is_turned_upright_and_forgets_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lying on its side
    exif[0x8825] = {1: "N", 2: (48.0, 12.0, 0.0)}  # GPS
    content = picture(400, 300, exif=exif.tobytes(), icc_profile=b"profile", comment=b"secret")
    kept = shrink(content).content
    upright = Image.open(BytesIO(kept))

    assert upright.size == (300, 400)
    assert not upright.getexif()
    assert b"EXIF" not in kept
    assert b"ICCP" not in kept


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "format"),
        (PAGE, "format"),
        (SVG, "format"),
        (b"%PDF-1.7", "format"),
        (b"\xff\xd8\xff" + b"\0" * 100, "format"),
        (picture()[:2000], "broken"),
        (picture(kind="PNG")[:200], "broken"),
        (picture(kind="WEBP")[:300], "The picture is"),
        (picture(1, 1, "GIF"), "too small"),
        (picture(600, 2, "PNG"), "too small"),
        (bomb(), "too many pixels"),
        (bomb(9_000, 9_000), "too many pixels"),
        (bomb(5_001, 5_000), "too many pixels"),
        (bomb(2_000_000_000, 2_000_000_000), "too many pixels"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(NotAPicture, match=words) as refused:
        shrink(content)

    assert str(refused.value).endswith(".")


def test_what_hides_behind_a_picture_is_left_behind() -> None:
    assert b"<script>" not in shrink(picture(kind="PNG") + b"<script>").content


def test_a_bomb_costs_nothing() -> None:
    def refused() -> None:
        with pytest.raises(NotAPicture):
            shrink(content)

    content = bomb()
    cheap(0.1, refused)


@pytest.mark.parametrize("cut", range(0, 3000, 97))
def test_a_file_that_ends_anywhere_is_a_picture_or_none(cut: int) -> None:
    for kind in ("JPEG", "PNG", "GIF"):
        try:
            shrink(picture(kind=kind)[:cut])
        except NotAPicture:
            continue
