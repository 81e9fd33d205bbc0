"""A picture of ours → the pixels that a terminal shows."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from newsreader.models.pictures import WHOLE, Box, NotAPicture


def pixels(path: Path, width: int, height: int, box: Box = WHOLE) -> bytes:
    """Red, green and blue of each, row after row. Raises NotAPicture."""
    return scaled(path, width, height, box).tobytes()


def png(path: Path, width: int, height: int, box: Box = WHOLE) -> bytes:
    """No larger than that, nor than it is. Raises NotAPicture."""
    with _opened(path) as image:
        wide, high = image.width * (box[2] - box[0]), image.height * (box[3] - box[1])
    room = min(width / wide, height / high, 1.0)
    packed = BytesIO()
    size = max(1, round(wide * room)), max(1, round(high * room))
    scaled(path, *size, box).save(packed, "PNG", compress_level=1)
    return packed.getvalue()


def scaled(path: Path, width: int, height: int, box: Box = WHOLE) -> Image.Image:
    """That part of it at that size. Raises NotAPicture."""
    try:
        with _opened(path) as image:
            left, top, right, bottom = box
            part = (
                left * image.width,
                top * image.height,
                right * image.width,
                bottom * image.height,
            )
            return image.convert("RGB").resize(
                (width, height), Image.Resampling.LANCZOS, part, reducing_gap=2.0
            )
    except (OSError, ValueError, SyntaxError) as error:
        raise NotAPicture(f"{path} is no picture any more.") from error


def _opened(path: Path) -> Image.Image:
    try:
        return Image.open(path, formats=("WEBP",))
    except (OSError, ValueError, SyntaxError) as error:
        raise NotAPicture(f"{path} is no picture any more.") from error
