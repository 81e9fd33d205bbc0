"""Which kind of feed a document is, told from its first bytes."""

import re

from newsreader.parse.encoding import decode

_HEAD = 4096
_ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|rdf|channel|feed)(?=[\s>/])", re.IGNORECASE)


def feed_kind(body: bytes, content_type: str | None = None) -> str:
    """`RSS`, `Atom` or `JSON Feed`, of a body that is a feed."""
    head = decode(body[:_HEAD], content_type)
    if head.startswith(("{", "[")):
        return "JSON Feed"
    root = _ROOT.search(head)
    return "Atom" if root and root[1].lower() == "feed" else "RSS"
