"""A post of Reddit and its comments, as its page answers in JSON."""

from collections.abc import Iterator

from newsreader.models.discussions import Comments, NoDiscussion
from newsreader.parse import fields
from newsreader.parse.comments import values
from newsreader.parse.comments.threads import Voice, threaded
from newsreader.parse.raw import Raw

_TAKEN_BACK = frozenset({"[deleted]", "[removed]"})


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
    """What Reddit leaves out ("more") is counted only."""
    waiting = [(comment, "") for comment in reversed(_things(listing, "t1"))]
    while waiting:
        comment, parent = waiting.pop()
        id_ = values.identifier(comment.get("id"))
        score = None if comment.get("score_hidden") is True else values.number(comment.get("score"))
        yield Voice(
            id_,
            parent or None,
            fields.line(comment.get("author"), 100),
            "" if comment.get("body") in _TAKEN_BACK else fields.html(comment.get("body_html")),
            values.since_1970(comment.get("created_utc")),
            score,
            fields.link(comment.get("permalink"), "https://www.reddit.com/"),
        )
        waiting += [(below, id_) for below in reversed(_things(comment.get("replies"), "t1"))]
