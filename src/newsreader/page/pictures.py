"""Which pictures of an article are worth having."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from newsreader.models.articles import Article
from newsreader.models.document import (
    Block,
    Definitions,
    Details,
    Document,
    Figure,
    Image,
    Listing,
    Quote,
)
from newsreader.page.document import article_document


class Found(Struct, frozen=True):
    """A picture with what is said about it."""

    url: str
    image: Image
    caption: str
    """Of its figure; perhaps empty."""


MOST = 9
"""Of one article: the lead picture and eight more."""
_ICON = 64
"""Pixels: whatever is not larger than this either way."""


def pictures_of(article: Article) -> tuple[str, ...]:
    """Addresses, the lead picture first: exactly those that its Document names."""
    return tuple(found.url for found in images_in(article_document(article, "")))[:MOST]


def images_in(document: Document) -> Iterator[Found]:
    """Each once, in the order of appearance, without icons and drawings."""
    seen = set()
    for figure in figures_in(document.blocks):
        for image in figure.images:
            if image.url is not None and image.url not in seen and _is_worth_it(image, image.url):
                seen.add(image.url)
                yield Found(image.url, image, figure.caption.text if figure.caption else "")


def figures_in(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Quote(blocks=inner) | Details(blocks=inner):
                yield from figures_in(inner)
            case Listing(items=items):
                for item in items:
                    yield from figures_in(item.blocks)
            case Definitions(items=pairs):
                for _, meaning in pairs:
                    yield from figures_in(meaning)


def _is_worth_it(image: Image, url: str) -> bool:
    """SVG is a drawing in words: nothing here can draw it."""
    sizes = [size for size in (image.width, image.height) if size]
    if sizes and max(sizes) <= _ICON:
        return False
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and not parts.path.lower().endswith((".svg", ".svgz"))
