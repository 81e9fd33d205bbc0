"""What cannot be shown in a terminal: players, frames, maps. A readable name and a way there."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from newsreader.models.document import Embed, Inline, Span, Style
from newsreader.page.figures import alt_text
from newsreader.page.links import Links
from newsreader.page.nodes import Attributes, children, is_hidden, pixels, value

_KNOWN = (
    (r"(^|\.)(youtube(-nocookie)?\.com|youtu\.be)$", "video", "YouTube video"),
    (r"(^|\.)vimeo\.com$", "video", "Vimeo video"),
    (r"(^|\.)(dailymotion\.com|dai\.ly)$", "video", "Dailymotion video"),
    (r"(^|\.)ted\.com$", "video", "TED talk"),
    (r"(^|\.)tiktok\.com$", "video", "TikTok video"),
    (r"(^|\.)twitch\.tv$", "video", "Twitch video"),
    (r"(^|\.)spotify\.com$", "audio", "Spotify player"),
    (r"(^|\.)soundcloud\.com$", "audio", "SoundCloud player"),
    (r"(^|\.)bandcamp\.com$", "audio", "Bandcamp player"),
    (r"^(embed\.)?podcasts\.apple\.com$", "audio", "Apple Podcasts player"),
    (r"(^|\.)(twitter|x)\.com$", "post", "Post on X"),
    (r"(^|\.)instagram\.com$", "post", "Instagram post"),
    (r"(^|\.)facebook\.com$", "post", "Facebook post"),
    (r"(^|\.)bsky\.app$", "post", "Bluesky post"),
    (r"(^|\.)reddit\.com$", "post", "Reddit post"),
    (r"(^|\.)(openstreetmap\.org|maps\.google\.com)$", "frame", "Map"),
    (r"(^|\.)(datawrapper\.de|dwcdn\.net|flourish\.studio)$", "frame", "Chart"),
    (r"(^|\.)codepen\.io$", "frame", "CodePen"),
)
_KINDS = {"video": "Video", "audio": "Audio", "frame": "Embedded page"}
_ADVERT = re.compile(
    r"doubleclick\.net|googlesyndication|/ads?/|feedads|adserver|googletagmanager|/slashdot-it\.pl"
)
_YOUTUBE = re.compile(
    r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{11})(?!\w).*"
)
_EMPTY_TITLE = re.compile(
    r"(youtube |vimeo )?(video )?player|(embedded )?video|iframe|embed", re.IGNORECASE
)


def embed_of(node: LexborNode, attributes: Attributes, links: Links) -> Embed | None:
    """The label of a `video`, `audio`, `iframe`, `embed` or `object`; nothing for adverts."""
    if is_hidden(attributes) or _is_a_counter(attributes):
        return None
    url = links.resolve(_address(node, attributes))
    if url is None or _ADVERT.search(url):
        return None
    kind = node.tag if node.tag in ("video", "audio") else "frame"
    title = alt_text(attributes)
    return embed(links, url, kind or "frame", "" if _EMPTY_TITLE.fullmatch(title) else title)


def embed(links: Links, url: str, kind: str, title: str = "") -> Embed:
    """A label for `url`: the service's name where we know it, else the kind and the host."""
    url = _YOUTUBE.sub(r"https://www.youtube.com/watch?v=\1", url)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    known = _service(host)
    kind, name = known or (kind, _KINDS.get(kind, kind.capitalize()))
    facts = title if known else " · ".join(filter(None, (title, host)))
    return labelled(links, url, kind, f"{name}: {facts}" if facts else name)


@lru_cache
def _service(host: str) -> tuple[str, str] | None:
    return next(((kind, name) for hosts, kind, name in _KNOWN if re.search(hosts, host)), None)


def labelled(links: Links, url: str, kind: str, label: str) -> Embed:
    span = Span(0, len(label), Style.LINK, links.number(url, label))
    return Embed(kind, Inline(label, (span,)))


def _address(node: LexborNode, attributes: Attributes) -> str:
    address = value(attributes, "src", "data-src", "data-lazy-src", "data")
    if address and not address.startswith(("about:", "data:")):
        return address
    for child in children(node, "source", "param", "embed"):
        inner = child.attributes
        if child.tag != "param" or value(inner, "name").lower() in ("movie", "src", "url"):
            return value(inner, "src", "value")
    return ""


def _is_a_counter(attributes: Attributes) -> bool:
    return min(pixels(attributes, "width") or 99, pixels(attributes, "height") or 99) <= 2
