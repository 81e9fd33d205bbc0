"""The answers to a post, as https://docs.joinmastodon.org/methods/statuses/#context has them."""

from collections.abc import Iterator
from html import escape

from newsreader.models.discussions import Comments, NoDiscussion
from newsreader.parse import fields
from newsreader.parse.comments import values
from newsreader.parse.comments.threads import Voice, threaded
from newsreader.parse.dates import when
from newsreader.parse.raw import Raw

_SHOWN = 60
"""Answers that strangers are shown at most."""


def mastodon(body: bytes, content_type: str | None) -> Comments:
    """Raises NoDiscussion."""
    context = values.mapping(values.document(body, content_type))
    if "descendants" not in context:
        raise NoDiscussion(
            "The server does not know that post, or shows its answers to members only."
        )
    answers = values.mappings(context["descendants"])
    return threaded(_voices(answers), whole=len(answers) < _SHOWN)


def _voices(answers: list[Raw]) -> Iterator[Voice]:
    for said in answers:
        account = values.mapping(said.get("account"))
        name = fields.line(account.get("display_name"), 60)
        yield Voice(
            values.identifier(said.get("id")),
            values.identifier(said.get("in_reply_to_id")) or None,
            name or fields.line(account.get("acct"), 100),
            _warned(fields.line(said.get("spoiler_text"), 200), fields.html(said.get("content"))),
            when(said.get("created_at")),
            values.number(said.get("favourites_count")) or None,
            fields.link(said.get("url")),
        )


def _warned(warning: str, html: str) -> str:
    """What its author wants to be known before it is read."""
    return f"<p><em>{escape(warning)}</em></p>{html}" if warning else html
