"""A post of Reddit and its comments, as its page answers in JSON."""

import re
from collections.abc import Iterator

from newsreader.models.discussions import Comments, NoDiscussion
from newsreader.parse import fields
from newsreader.parse.comments import values
from newsreader.parse.comments.threads import Voice, threaded
from newsreader.parse.raw import Raw

_SITE = "https://www.reddit.com/"
_TAKEN_BACK = re.compile(r"\[ ?(deleted|removed)\b[^\[\]]{0,80}\]", re.IGNORECASE)


def reddit(body: bytes, content_type: str | None) -> Comments:
    """Raises NoDiscussion."""
    match values.mappings(values.document(body, content_type)):
        case [post, comments, *_]:
            said = next(iter(_things(post, "t3")), {})
            return threaded(_voices(comments), values.number(said.get("num_comments")))
    raise NoDiscussion("Reddit does not know that discussion.")


def _things(listing: object, kind: str) -> list[Raw]:
    children = values.mapping(values.mapping(listing).get("data")).get("children")
    return [
        values.mapping(one.get("data"))
        for one in values.mappings(children)
        if one.get("kind") == kind
    ]


def _voices(listing: object) -> Iterator[Voice]:
    waiting = [(comment, "") for comment in reversed(_things(listing, "t1"))]
    left_out = list(_left_out(listing, "", None))
    while waiting:
        comment, parent = waiting.pop()
        id_ = values.identifier(comment.get("id"))
        link = fields.link(comment.get("permalink"), _SITE)
        score = None if comment.get("score_hidden") is True else values.number(comment.get("score"))
        yield Voice(
            id_,
            parent or None,
            fields.line(comment.get("author"), 100),
            _said(comment),
            values.since_1970(comment.get("created_utc")),
            score,
            link,
        )
        waiting += [(below, id_) for below in reversed(_things(comment.get("replies"), "t1"))]
        left_out += _left_out(comment.get("replies"), id_, link)
    yield from left_out


def _said(comment: Raw) -> str:
    gone = _TAKEN_BACK.fullmatch(fields.line(comment.get("body"), 200))
    return "" if gone else fields.html(comment.get("body_html"))


def _left_out(listing: object, parent: str, link: str | None) -> Iterator[Voice]:
    """`more`, whose 0 is a thread that goes on elsewhere."""
    for more in _things(listing, "more"):
        count = values.number(more.get("count")) or -1
        yield Voice(f"more {parent}", parent or None, link=link, more=max(count, -1))
