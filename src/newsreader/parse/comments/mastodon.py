"""The answers to a post, as https://docs.joinmastodon.org/methods/statuses/#context has them."""

from collections.abc import Iterator
from html import escape

from newsreader.models.discussions import Comments, NoDiscussion
from newsreader.parse import fields
from newsreader.parse.comments import values
from newsreader.parse.comments.threads import Voice, threaded
from newsreader.parse.dates import when
from newsreader.parse.raw import Raw

_MOST_PICTURES = 8
_SHOWN = 60
"""Answers that strangers are shown at most."""
_SHOWN_DEEP = 20
"""Answers to answers: where a thread is as deep, it may go on."""


def mastodon(body: bytes, content_type: str | None) -> Comments:
    """Raises NoDiscussion."""
    context = values.mapping(values.document(body, content_type))
    if "descendants" not in context:
        raise NoDiscussion(
            "The server does not know that post, or shows its answers to members only."
        )
    answers = values.mappings(context["descendants"])
    heard = threaded(_voices(answers), whole=len(answers) < _SHOWN)
    deepest = max((one.depth for one in heard.comments), default=0)
    return heard if deepest + 1 < _SHOWN_DEEP else Comments(heard.comments)


def _voices(answers: list[Raw]) -> Iterator[Voice]:
    for said in answers:
        account = values.mapping(said.get("account"))
        name = _name(account)
        yield Voice(
            values.identifier(said.get("id")),
            values.identifier(said.get("in_reply_to_id")) or None,
            name or fields.line(account.get("acct"), 100),
            _warned(fields.line(said.get("spoiler_text"), 200), _content(said)),
            when(said.get("created_at")),
            values.number(said.get("favourites_count")) or None,
            fields.link(said.get("url")),
        )


def _name(account: Raw) -> str:
    """Without the pictures in it, which stand there by their names: `Ada :verified:`."""
    name = fields.line(account.get("display_name"), 60)
    for picture in values.mappings(account.get("emojis")):
        name = name.replace(f":{fields.line(picture.get('shortcode'), 60)}:", "")
    return " ".join(name.split())


def _content(said: Raw) -> str:
    """Its words, and those of its pictures: some answer with nothing else."""
    shown = values.mappings(said.get("media_attachments"))
    return fields.html(said.get("content")) + "".join(map(_picture, shown[:_MOST_PICTURES]))


def _picture(attached: Raw) -> str:
    kind = fields.line(attached.get("type"), 20).capitalize() or "Picture"
    words = fields.line(attached.get("description"), 500)
    address = fields.link(attached.get("url"))
    label = escape(f"{kind}: {words}" if words else kind)
    return f'<p><a href="{escape(address)}">{label}</a></p>' if address else ""


def _warned(warning: str, html: str) -> str:
    """What its author wants to be known before it is read."""
    return f"<p><em>{escape(warning)}</em></p>{html}" if warning else html
