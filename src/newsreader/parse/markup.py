"""HTML in places that want plain text, and plain text in places that want HTML."""

import re
from html import escape, unescape
from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "template", "noscript"})
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
_BLANK_LINES = re.compile(r"\n\s*\n")


class _TextOnly(HTMLParser):
    """Gathers what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self.pieces.append(" " if tag in ("br", "p", "div", "li") else "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)


def text_of(html: str) -> str:
    """The text of a short piece of HTML (a title, a name), its references resolved once."""
    if "<" not in html:
        return unescape(html)
    reader = _TextOnly()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # html.parser gives up on a malformed `<![…`
        return unescape(_TAG.sub("", html))
    return "".join(reader.pieces)


def paragraphs(text: str) -> str:
    """Plain text as HTML: blank lines part paragraphs, other line ends are kept."""
    parts = (part.strip() for part in _BLANK_LINES.split(text.replace("\r\n", "\n")))
    return "".join(
        f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part
    )


def looks_like_html(text: str) -> bool:
    return bool(_TAG.search(text))
