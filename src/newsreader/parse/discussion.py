"""What others say about an entry: where, as a feed, and how many.

See https://www.rfc-editor.org/rfc/rfc4685 and http://wellformedweb.org/news/wfw_namespace_elements/.
"""

from newsreader.parse import fields
from newsreader.parse.attached import mime_type
from newsreader.parse.raw import Raw, dict_of, dicts_of

_FEEDS = frozenset({"application/atom+xml", "application/rss+xml", "application/feed+json"})


def comments_url(raw: Raw, url: str) -> str | None:
    pages = [link.get("href") for link in _replies(raw) if mime_type(link) in ("", "text/html")]
    said = (raw.get("comments"), *pages, dict_of(raw, "podcast_socialinteract").get("uri"))
    return next(filter(None, (fields.link(one, url) for one in said)), None)


def comments_feed(raw: Raw, url: str) -> str | None:
    feeds = [link.get("href") for link in _replies(raw) if mime_type(link) in _FEEDS]
    said = (raw.get("wfw_commentrss"), *feeds)
    return next(filter(None, (fields.link(one, url) for one in said)), None)


def comments_count(raw: Raw) -> int | None:
    """Slash module, then Atom threading."""
    said = [raw.get("slash_comments"), raw.get("thr_total")]
    said += [link.get("thr:count") for link in _replies(raw)]
    return next((number for number in map(fields.count, said) if number is not None), None)


def _replies(raw: Raw) -> list[Raw]:
    return [link for link in dicts_of(raw, "links") if link.get("rel") == "replies"]
