"""What others say about an entry: where, as a feed, and how many.

See https://www.rfc-editor.org/rfc/rfc4685 and http://wellformedweb.org/news/wfw_namespace_elements/.
"""

from newsreader.parse import fields
from newsreader.parse.attached import mime_type
from newsreader.parse.raw import Raw, dict_of

NAMES = frozenset(
    {"comments", "podcast_socialinteract", "wfw_commentrss", "slash_comments", "thr_total"}
)
_FEEDS = frozenset({"application/atom+xml", "application/rss+xml", "application/feed+json"})


def comments_url(raw: Raw, replies: list[Raw], url: str) -> str | None:
    if not replies and "podcast_socialinteract" not in raw:
        return fields.link(raw.get("comments"), url)
    pages = [link.get("href") for link in replies if mime_type(link) in ("", "text/html")]
    said = (raw.get("comments"), *pages, dict_of(raw, "podcast_socialinteract").get("uri"))
    return next((found for one in said if (found := fields.link(one, url))), None)


def comments_feed(raw: Raw, replies: list[Raw], url: str) -> str | None:
    if not replies:
        return fields.link(raw.get("wfw_commentrss"), url)
    feeds = [link.get("href") for link in replies if mime_type(link) in _FEEDS]
    said = (raw.get("wfw_commentrss"), *feeds)
    return next((found for one in said if (found := fields.link(one, url))), None)


def comments_count(raw: Raw, replies: list[Raw]) -> int | None:
    """Slash module, then Atom threading."""
    told = [raw.get("slash_comments"), raw.get("thr_total")]
    told += [link.get("thr:count") for link in replies]
    numbers = [fields.count(said) for said in told if said is not None]
    return next((number for number in numbers if number is not None), None)
