"""A document as one HTML file that loads nothing from the network: its pictures are inside."""

from base64 import b64encode
from html import escape

from newsreader.export.markup import Markup
from newsreader.export.media import Pictures, media_type, no_pictures
from newsreader.export.style import STYLE
from newsreader.models.document import Document

_PAGE = """<!doctype html>
<html{language}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body dir="auto">
{body}
</body>
</html>
"""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def html_of(
    document: Document,
    title: str,
    language: str | None = None,
    pictures: Pictures = no_pictures,
) -> str:
    """`language` is BCP 47. Pictures that are not at hand are links."""

    def inside(url: str) -> str | None:
        return data_uri(pictures(url))

    return _PAGE.format(
        language=f' lang="{escape(language)}"' if language else "",
        policy=_POLICY,
        title=escape(title),
        style=STYLE,
        body=Markup(document.links, inside).blocks(document.blocks, "\n"),
    )


def data_uri(picture: bytes | None) -> str | None:
    """RFC 2397; `None` for what is no picture."""
    kind = media_type(picture) if picture else None
    if picture is None or kind is None:
        return None
    return f"data:{kind};base64,{b64encode(picture).decode('ascii')}"
