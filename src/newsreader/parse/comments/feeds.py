"""A feed of comments. Atom says which answers which: https://www.rfc-editor.org/rfc/rfc4685."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from newsreader.models.discussions import Comments, NoDiscussion
from newsreader.models.parsed import NotAFeed, ParsedEntry
from newsreader.parse import fields
from newsreader.parse.comments.threads import Voice, threaded
from newsreader.parse.encoding import decode
from newsreader.parse.feed import parse_feed, root_of
from newsreader.parse.raw import dict_of
from newsreader.parse.xmlreader import read_with_feedparser

_ANSWERS = "in-reply-to"
_BY = re.compile(r"(?:by|von|par|por|di|door|av|af|od)\s?:\s*(.+)", re.IGNORECASE)
_IN_REPLY_TO = re.compile(
    r"\s*(?:<p>)?[^<>]{0,40}<a\s[^<>]*href=[\"'][^\"'<>]*#(comment-\d+)[\"'][^<>]*>[^<>]{1,100}</a>"
    r"[^<>\w]{0,3}(?:</p>|<br ?/?>|\n)\s*",
    re.IGNORECASE,
)
"""WordPress begins an answer so, in its reader's language."""
_LATE = datetime.max.replace(tzinfo=UTC)


def comment_feed(body: bytes, url: str, content_type: str | None) -> Comments:
    """The oldest of what answers the same comes first. Raises NoDiscussion."""
    try:
        entries = parse_feed(body, url, content_type).entries
    except NotAFeed as error:
        raise NoDiscussion(f"The comments could not be read. {error}") from None
    answered = _answered(decode(body, content_type), url)
    named = {_fragment(entry): entry.guid for entry in entries if entry.guid}
    voices = (_voice(entry, number, answered, named) for number, entry in enumerate(entries))
    return threaded(sorted(voices, key=lambda voice: voice.at or _LATE), whole=False)


def _voice(
    entry: ParsedEntry, number: int, answered: Mapping[str, str], named: Mapping[str, str]
) -> Voice:
    by = _BY.fullmatch(entry.title)
    html = entry.html or ("" if by else entry.title)
    reply = _IN_REPLY_TO.match(html)
    parent = named.get(reply[1]) if reply else None
    return Voice(
        entry.guid or f"#{number}",
        answered.get(entry.guid or "") or parent,
        entry.author or (by[1] if by else ""),
        html[reply.end() :] if reply and parent else html,
        entry.published,
        link=entry.link,
    )


def _fragment(entry: ParsedEntry) -> str:
    """`comment-5`, of a comment's address."""
    return (entry.link or entry.guid or "").rpartition("#")[2]


def _answered(text: str, url: str) -> Mapping[str, str]:
    """By the comment that answers."""
    root = root_of(text) if _ANSWERS in text else None
    return dict(_pairs(text[root.start() :], url)) if root else {}


def _pairs(text: str, url: str) -> Iterator[tuple[str, str]]:
    for raw in read_with_feedparser(text, url).entries:
        one = fields.guid(raw.get("id"))
        other = fields.guid(dict_of(raw, f"thr_{_ANSWERS}").get("ref"))
        if one and other:
            yield one, other
