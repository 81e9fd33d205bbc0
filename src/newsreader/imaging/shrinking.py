"""A picture as it came → one fit for a screen. For the worker processes: it may be hostile."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from newsreader.models.pictures import NotAPicture, Shrunk

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "BMP")
_BOX = (960, 1600)
"""Pixels: a terminal shows no more."""
_MOST_PIXELS = 25_000_000
_MOST_OF_JPEG = 60_000_000
"""It is decoded at a fraction of its size; others take 12 bytes a pixel for a moment."""
_JPEGS = frozenset({"JPEG", "MPO"})
"""Telephones put a second picture behind the first, for depth or brightness."""
_LEAST = 24
"""Pixels either way: what is smaller counts readers, or parts lines."""
_QUALITY = 75
_EFFORT = 2
"""Of 6: a quarter less time than for the usual 4, and 4 % more bytes."""
_PAPER = "white"
"""Behind what is transparent: pages of the web are white, and drawings count on it."""


def shrink(content: bytes) -> Shrunk:
    """Its first frame as WebP, without anything that it carried along. Raises NotAPicture."""
    with _explaining(), Image.open(BytesIO(content), formats=_FORMATS) as image:
        _refuse_unfit(*image.size, _MOST_OF_JPEG if image.format in _JPEGS else _MOST_PIXELS)
        image.draft("RGB", _BOX)
        small = image.convert("RGBA" if image.has_transparency_data else "RGB")
        small.thumbnail(_BOX, Image.Resampling.LANCZOS, reducing_gap=2.0)
        upright = _opaque(ImageOps.exif_transpose(small))
        upright.info.clear()
        packed = BytesIO()
        upright.save(packed, "WEBP", quality=_QUALITY, method=_EFFORT)
        return Shrunk(packed.getvalue(), *upright.size)


def _refuse_unfit(width: int, height: int, most: int) -> None:
    """Before anything is decoded."""
    if width * height > most:
        raise NotAPicture(f"The picture has too many pixels ({width:,} x {height:,}).")
    if min(width, height) < _LEAST:
        raise NotAPicture(f"The picture is too small to be one ({width:,} x {height:,}).")


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGBA", image.size, _PAPER)
    paper.alpha_composite(image)
    return paper.convert("RGB")


@contextmanager
def _explaining() -> Iterator[None]:
    """Broken files make decoders raise nearly anything."""
    try:
        yield
    except (NotAPicture, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotAPicture("The picture has too many pixels.") from error
    except UnidentifiedImageError as error:
        raise NotAPicture("That is no picture in a format that newsreader knows.") from error
    except Exception as error:
        raise NotAPicture("The picture is broken.") from error
