"""Pictures, good and hostile, made as they are needed."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def picture(
    width: int = 400, height: int = 300, kind: str = "JPEG", mode: str = "RGB", **options: object
) -> bytes:
    """A slope from dark to light, left to right."""
    slope = Image.linear_gradient("L").rotate(90).resize((width, height))
    packed = BytesIO()
    slope.convert(mode).save(packed, kind, **options)
    return packed.getvalue()


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it is that large."""
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" * 10_000)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
