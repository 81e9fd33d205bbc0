"""A story of Lobsters, as its page answers in JSON."""

from collections.abc import Iterator

from newsreader.models.discussions import Comments, NoDiscussion
from newsreader.parse import fields
from newsreader.parse.comments import values
from newsreader.parse.comments.threads import Voice, threaded
from newsreader.parse.dates import when
from newsreader.parse.raw import Raw


def lobsters(body: bytes, content_type: str | None) -> Comments:
    """Raises NoDiscussion."""
    story = values.mapping(values.document(body, content_type))
    if "comments" not in story:
        raise NoDiscussion("Lobsters does not know that discussion.")
    count = values.number(story.get("comment_count"))
    return threaded(_voices(values.mappings(story["comments"])), count)


def _voices(comments: list[Raw]) -> Iterator[Voice]:
    """In the order of reading; not every server names what a comment answers."""
    latest: dict[int, str] = {}
    for said in comments:
        id_ = values.identifier(said.get("short_id"))
        level = values.number(said.get("indent_level")) or values.number(said.get("depth")) or 0
        above = latest.get(level - 1)
        latest[level] = id_
        gone = said.get("is_deleted") or said.get("is_moderated")
        user = said.get("commenting_user")
        name = user.get("username") if isinstance(user, dict) else user
        yield Voice(
            id_,
            values.identifier(said.get("parent_comment")) or above,
            fields.line(name, 100),
            "" if gone else fields.html(said.get("comment")),
            when(said.get("created_at")),
            values.number(said.get("score")),
            fields.link(said.get("url") or said.get("short_id_url")),
        )
