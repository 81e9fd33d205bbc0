"""A picture of ours → the pixels that a terminal shows."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from newsreader.models.pictures import NotAPicture


def pixels(path: Path, width: int, height: int) -> bytes:
    """Red, green and blue of each, row after row. Raises NotAPicture."""
    return _scaled(path, width, height).tobytes()


def png(path: Path, width: int, height: int) -> bytes:
    """No larger than that, nor than it is. Raises NotAPicture."""
    with _opened(path) as image:
        room = min(width / image.width, height / image.height, 1.0)
        size = max(1, round(image.width * room)), max(1, round(image.height * room))
    packed = BytesIO()
    _scaled(path, *size).save(packed, "PNG", compress_level=1)
    return packed.getvalue()


def _scaled(path: Path, width: int, height: int) -> Image.Image:
    try:
        with _opened(path) as image:
            return image.convert("RGB").resize(
                (width, height), Image.Resampling.LANCZOS, reducing_gap=2.0
            )
    except (OSError, ValueError, SyntaxError) as error:
        raise NotAPicture(f"{path} is no picture any more.") from error


def _opened(path: Path) -> Image.Image:
    try:
        return Image.open(path, formats=("WEBP",))
    except (OSError, ValueError, SyntaxError) as error:
        raise NotAPicture(f"{path} is no picture any more.") from error
