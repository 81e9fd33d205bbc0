"""The pictures of an article, in its order, with what is said about them. PURE."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from newsreader.models.document import Document
from newsreader.models.pictures import KeptPicture
from newsreader.page.pictures import images_in


class Exhibit(Struct, frozen=True):
    """One of them."""

    kept: KeptPicture
    words: str
    """What it shows, then what the publisher says about it; a line each, perhaps none."""


def exhibits(document: Document, pictures: Mapping[str, KeptPicture]) -> Sequence[Exhibit]:
    """Those that are here."""
    return [
        Exhibit(pictures[found.url], _words(found.image.alt, found.caption))
        for found in images_in(document)
        if found.url in pictures
    ]


def _words(*lines: str) -> str:
    return "\n".join(dict.fromkeys(line for line in lines if line))


def place_of(url: str | None, shown: Sequence[Exhibit]) -> int:
    """Of the picture at that address, else the first."""
    return next((at for at, exhibit in enumerate(shown) if exhibit.kept.url == url), 0)
