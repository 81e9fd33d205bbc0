"""Pictures as they are handed in: by their address, as bytes that tell what they are."""

from collections.abc import Callable

Pictures = Callable[[str], bytes | None]
"""A picture's address → its bytes; `None` where the library has none."""

ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
}
_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
)


def no_pictures(url: str) -> None:
    """Of a library without any."""


def media_type(picture: bytes) -> str | None:
    """By its first bytes; `None` for anything that is not surely a picture, SVG among it."""
    for beginning, kind in _BEGINNINGS:
        if picture.startswith(beginning):
            return kind
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return "image/webp"
    return "image/avif" if picture[4:12] in (b"ftypavif", b"ftypavis") else None
