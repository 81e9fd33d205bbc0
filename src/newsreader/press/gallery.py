"""An article's pictures that are here, by their address, as files want them."""

from collections.abc import Mapping

from newsreader.export.media import Pictures
from newsreader.models.pictures import KeptPicture, NotAPicture

Kept = Mapping[str, KeptPicture]


def as_kept(kept: Kept) -> Pictures:
    """WebP, which browsers and note-taking programs show."""

    def picture(url: str) -> bytes | None:
        found = kept.get(url)
        try:
            return found.path.read_bytes() if found else None
        except OSError:
            return None

    return picture


def for_books(kept: Kept) -> Pictures:
    """JPEG, which every e-reader shows."""
    from newsreader.imaging.jpeg import as_jpeg

    asked = as_kept(kept)

    def picture(url: str) -> bytes | None:
        content = asked(url)
        try:
            return as_jpeg(content) if content else None
        except NotAPicture:
            return None

    return picture
