"""HTML in places that want plain text, and plain text in places that want HTML."""

import re
from html import escape, unescape

_UNSEEN = frozenset({"script", "style", "template", "noscript", "!--"})
_APART = frozenset({"br", "p", "div", "li", "/p", "/div", "/li"})
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_TOKEN = re.compile(r"<(?P<open>!--)|(?P<close>--)>|<(?P<tag>[/!?]?[a-zA-Z][a-zA-Z0-9]*+)[^<>]*>")
_BLANK_LINES = re.compile(r"\n\s*\n")


def text_of(html: str) -> str:
    """The text of a short piece of HTML (a title, a name), its references resolved once.

    One pass of one regular expression: html.parser takes minutes for 100 KB of `<a `.
    """
    if "<" not in html:
        return unescape(html)
    pieces, position, until = [], 0, ""
    for token in _TOKEN.finditer(html):
        name = (token["open"] or token["close"] or token["tag"]).lower()
        if until:
            if name == until:
                position, until = token.end(), ""
        elif name != "--":
            pieces.append(html[position : token.start()])
            pieces.append(" " if name in _APART else "")
            position = token.end()
            until = _end_of(name)
    return unescape("".join(pieces) + ("" if until else html[position:]))


def _end_of(name: str) -> str:
    """What ends an element that nobody sees; empty for all others."""
    if name not in _UNSEEN:
        return ""
    return "--" if name == "!--" else "/" + name


def paragraphs(text: str) -> str:
    """Plain text as HTML: blank lines part paragraphs, other line ends are kept."""
    parts = (part.strip() for part in _BLANK_LINES.split(text.replace("\r\n", "\n")))
    return "".join(
        f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part
    )


def looks_like_html(text: str) -> bool:
    return bool(_TAG.search(text))
