"""What others say about an entry: where, as a feed, and how many.

See https://www.rfc-editor.org/rfc/rfc4685 and http://wellformedweb.org/news/wfw_namespace_elements/.
"""

from newsreader.parse import fields
from newsreader.parse.attached import mime_type
from newsreader.parse.raw import Raw, dict_of

_FEEDS = frozenset({"application/atom+xml", "application/rss+xml", "application/feed+json"})


def comments_url(raw: Raw, replies: list[Raw], url: str) -> str | None:
    pages = [link.get("href") for link in replies if mime_type(link) in ("", "text/html")]
    said = (raw.get("comments"), *pages, dict_of(raw, "podcast_socialinteract").get("uri"))
    return next((found for one in said if (found := fields.link(one, url))), None)


def comments_feed(raw: Raw, replies: list[Raw], url: str) -> str | None:
    feeds = [link.get("href") for link in replies if mime_type(link) in _FEEDS]
    said = (raw.get("wfw_commentrss"), *feeds)
    return next((found for one in said if (found := fields.link(one, url))), None)


def comments_count(raw: Raw, replies: list[Raw]) -> int | None:
    """Slash module, then Atom threading."""
    told = (raw.get("slash_comments"), raw.get("thr_total"))
    for said in (*told, *(link.get("thr:count") for link in replies)):
        if (number := fields.count(said)) is not None:
            return number
    return None
