"""Pictures: which count, where they really are, what they show."""

import re
from collections.abc import Collection, Sequence
from itertools import groupby, pairwise
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from newsreader.models.document import Block, Figure, Image, Inline, Paragraph, Style
from newsreader.page.links import Links
from newsreader.page.nodes import Attributes, pixels, value

_LAZY = (
    "data-src data-original data-lazy-src data-lazy data-orig-file data-large-file data-hi-res-src "
    "data-url data-image"
).split()
_PLACEHOLDER = re.compile(r"placeholder|spacer|blank\.|transparent\.|grey\.gif|1x1|pixel\.gif")
_TRACKER = re.compile(
    r"//(b\.scorecardresearch\.com|sb\.scorecardresearch\.com|pixel\.[^/]+"
    r"|(track|tracker|tracking|beacon|counter|hits)\.[^/]+|stats\.wordpress\.com"
    r"|[^/]+/~(a|c|ff?|r|4)/|feeds\.feedburner\.com/~|rss\.slashdot\.org/Slashdot/|feedads\."
    r"|[^/]*doubleclick\.net|www\.google-analytics\.com|www\.facebook\.com/tr\b|bat\.bing\.com"
    r"|[^/]*/_/stat\?|a\.rfihub\.com|da\.feedsportal\.com|[^/]*feedsportal\.com/c/"
    r"|rss\.buysellads|no-cache\.hubspot\.com/cta/|[^/]*list-manage\d*\.com/track"
    r"|[^/]*/piwik|[^/]*/matomo)"
)
_THUMBNAIL = 200
"""Pixels."""
_ENOUGH = 960
"""Pixels of width: more than a terminal shows."""
_CHARACTERS = ("emoji", "emoticon", "smiley", "smilie", "latex", "math")
_SAYS_NOTHING = re.compile(
    r"([^.!?]{1,80}|\S+)\.(jpe?g|png|gif|webp|avif|svg|bmp|heic)|(IMG|DSC)\S*|[\s\d._-]*"
    r"|image from \S+"
    r"|(picture|image|photo|img|foto|bild|avatar|gravatar|icon|logo|thumbnail|untitled|null"
    r"|undefined|alt|alt text)[\s\d._-]*",
    re.IGNORECASE,
)


def image_of(node: LexborNode, attributes: Attributes, links: Links) -> Image | None:
    """The picture an `img` means, or `None` when it only counts readers or holds a place."""
    width, height = pixels(attributes, "width"), pixels(attributes, "height")
    if min(width or 99, height or 99) <= 2:
        return None
    alt = alt_text(attributes)
    source = _source(node, attributes)
    if not source and not alt:
        return None
    url = links.resolve(source) if source else None
    if _TRACKER.search(url or ""):
        return None
    return Image(url, alt, width, height)


def counts_readers(attributes: Attributes) -> bool:
    """Whether an `img` is there to be asked for, not to be seen."""
    width, height = pixels(attributes, "width"), pixels(attributes, "height")
    source = attributes.get("src") or ""
    return min(width or 99, height or 99) <= 2 or bool(_TRACKER.search(source))


def caption_of(figure: LexborNode) -> LexborNode | None:
    """Its own caption, not the one of a figure within it."""
    for caption in figure.css("figcaption, .wp-caption-text"):
        around = caption.parent
        while around is not None and around.tag != "figure" and around.mem_id != figure.mem_id:
            around = around.parent
        if around is not None and around.mem_id == figure.mem_id:
            return caption
    return None


def captioned(blocks: Sequence[Block], caption: Inline | None) -> tuple[Block, ...]:
    """The pictures of a figure under one caption; what else is in it follows."""
    alone = sum(isinstance(block, Figure) for block in blocks) == 1
    bare: list[Figure] = []
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, Figure) and (alone or not block.caption):
            bare.append(block)
        else:
            rest.append(block)
    if bare:
        images = tuple(image for figure in bare for image in figure.images)
        return (Figure(images, caption or bare[0].caption), *rest)
    return (*rest, Paragraph(caption, Style.CAPTION)) if caption else tuple(rest)


def alt_text(attributes: Attributes) -> str:
    """Its words: `alt`, else `title`; a file name says nothing."""
    for name in ("alt", "title", "aria-label"):
        if name in attributes and (words := said(value(attributes, name))):
            return words
    return ""


def said(words: str) -> str:
    """What a picture is called, unless that is a file's name or a filled-in form."""
    return "" if _SAYS_NOTHING.fullmatch(words) else words


def is_thumbnail(image: Image) -> bool:
    return 0 < max(image.width or 0, image.height or 0) <= _THUMBNAIL


def without_thumbnails(blocks: Sequence[Block], thumbnails: Collection[str]) -> Sequence[Block]:
    """A small picture of which nothing is said is left out, unless there is nothing else."""
    rest = [
        block
        for block in blocks
        if not isinstance(block, Figure)
        or not is_wordless(block)
        or any(image.url not in thumbnails for image in block.images)
    ]
    return rest or blocks


def gathered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Pictures in a row of which nothing is said stand as one figure."""
    kept: list[Block] = []
    for wordless, group in groupby(blocks, is_wordless):
        some = list(group)
        if wordless and len(some) > 1:
            figures = (block for block in some if isinstance(block, Figure))
            kept.append(Figure(tuple(image for figure in figures for image in figure.images)))
        else:
            kept += some
    return tuple(kept)


def is_wordless(block: Block) -> bool:
    """Whether it is pictures of which nothing is said."""
    return (
        isinstance(block, Figure)
        and block.caption is None
        and not any(image.alt for image in block.images)
    )


def is_character(attributes: Attributes) -> bool:
    """An emoji or a formula that stands for text, or an icon: it belongs into its line."""
    sizes = [size for name in ("width", "height") if (size := pixels(attributes, name))]
    if sizes and max(sizes) <= 40:
        return True
    marks = f"{attributes.get('class') or ''} {attributes.get('src') or ''}".lower()
    return any(word in marks for word in _CHARACTERS) and len(attributes.get("alt") or "") <= 200


def same_picture(one: str | None, other: str | None) -> bool:
    """Whether two addresses show one picture in different sizes (`-300x200`, `?w=640`)."""
    return one is not None and other is not None and _stem(one) == _stem(other)


def _stem(url: str) -> str:
    name = urlsplit(url).path.rsplit("/", 1)[-1].lower()
    return re.sub(r"(-\d+x\d+|-scaled|@\d?x)?\.\w+$", "", name) or url


def _source(node: LexborNode, attributes: Attributes) -> str:
    source = (attributes.get("src") or "").strip()
    candidates = attributes.get("srcset") or attributes.get("data-srcset") or ""
    if source and not source.startswith("data:") and not _PLACEHOLDER.search(source):
        return _wide_enough(candidates) or source
    lazy = next((found for name in _LAZY if (found := attributes.get(name))), None)
    return lazy or _best(candidates or _sources_of_picture(node)) or ""


def _sources_of_picture(node: LexborNode) -> str:
    parent = node.parent
    if parent is None or parent.tag != "picture":
        return ""
    return ", ".join(
        found
        for source in parent.iter()
        if (found := source.attributes.get("srcset") or source.attributes.get("data-srcset"))
    )


def _best(srcset: str) -> str | None:
    """Of these: `url 640w, url 1280w`, `url 2x`, `url` alone."""
    sizes = _sizes(srcset, "wx")
    words = srcset.split()
    widest = max(sizes, key=sizes.__getitem__) if sizes else None
    return _wide_enough(srcset) or widest or (words[0].rstrip(",") if words else None)


def _wide_enough(srcset: str) -> str | None:
    """The narrowest that is as wide as any screen needs, else the widest with a width."""
    widths = _sizes(srcset, "w") if srcset else {}
    enough = {url: width for url, width in widths.items() if width >= _ENOUGH}
    if enough:
        return min(enough, key=enough.__getitem__)
    return max(widths, key=widths.__getitem__) if widths else None


def _sizes(srcset: str, units: str) -> dict[str, float]:
    """The candidates that have a descriptor (HTML, "srcset attributes")."""
    words = re.split(r",?\s+", srcset.strip())
    return {
        url: float(size.rstrip(",")[:-1])
        for url, size in pairwise([*words, ""])
        if re.fullmatch(rf"\d+(\.\d+)?[{units}],?", size)
    }
