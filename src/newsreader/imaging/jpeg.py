"""A kept picture as a JPEG, for programs that know no WebP."""

from io import BytesIO

from PIL import Image

from newsreader.models.pictures import NotAPicture

_QUALITY = 85


def as_jpeg(content: bytes) -> bytes:
    """Raises NotAPicture."""
    packed = BytesIO()
    try:
        with Image.open(BytesIO(content), formats=("WEBP", "JPEG", "PNG")) as image:
            image.convert("RGB").save(packed, "JPEG", quality=_QUALITY, optimize=True)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise NotAPicture("The picture is broken.") from error
    return packed.getvalue()
