"""An item of Hacker News with all below it, as https://hn.algolia.com/api answers."""

from collections.abc import Iterator

from newsreader.models.discussions import Comments, NoDiscussion
from newsreader.parse import fields
from newsreader.parse.comments import values
from newsreader.parse.comments.threads import Voice, threaded


def hacker_news(body: bytes, content_type: str | None) -> Comments:
    """Raises NoDiscussion."""
    item = values.mapping(values.document(body, content_type))
    if "children" not in item:
        raise NoDiscussion("Hacker News does not know that discussion.")
    return threaded(_voices(values.mappings(item["children"])))


def _voices(items: list[dict[str, object]]) -> Iterator[Voice]:
    waiting = [(item, "") for item in reversed(items)]
    while waiting:
        item, parent = waiting.pop()
        id_ = values.identifier(item.get("id"))
        yield Voice(
            id_,
            parent or None,
            fields.line(item.get("author"), 100),
            fields.html(item.get("text")),
            values.since_1970(item.get("created_at_i")),
            values.number(item.get("points")),
            f"https://news.ycombinator.com/item?id={id_}" if id_.isdigit() else None,
        )
        waiting += [(below, id_) for below in reversed(values.mappings(item.get("children")))]
