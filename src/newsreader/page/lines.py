"""A body's text straight from its HTML, one line a block: the words that its blocks have.

What a sync needs of every article; a quarter of the time that blocks, spans and links would take.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.cleaning import clean_text
from newsreader.models.document import Style
from newsreader.page.blocks import MAX_DEPTH
from newsreader.page.body import MARKUP, broken_up_where_plain, unescaped_where_escaped
from newsreader.page.chrome import is_button, is_chrome, shares
from newsreader.page.code import code_of, is_gutter
from newsreader.page.embeds import embed_of
from newsreader.page.figures import alt_text, counts_readers, image_of, is_character, said
from newsreader.page.formulas import formula_text
from newsreader.page.inline import InlineBuilder
from newsreader.page.limits import MAX_HTML, is_bottomless, may_cost_much, without_tags
from newsreader.page.links import Links
from newsreader.page.nodes import DROPPED, bare_text, is_hidden, may_hide, value
from newsreader.page.plain import without_escaped_links
from newsreader.page.scripts import lowered, raised


class Lines(NamedTuple):
    """A body's, from its first to its last."""

    every: list[str]
    prose: list[str]
    """Without captions, players and code."""


# What text is collected with: characters that no text should hold (Unicode §23.7); one that does
# reads as U+FFFD or a line's end.
_BREAK, _ASIDE, _BACK = "\ufdd0", "\ufdd0\ufdd1\ufdd0", "\ufdd0\ufdd2\ufdd0"
_MARKS = {"": 0, "\ufdd1": 1, "\ufdd2": -1}
_OWN, _OTHER, _END = "\ufdd3", "\ufdd4", "\ufdd5"
_Around = tuple[str, str]
_INLINE, _BLOCK, _CELL, _NO_PROSE = ("", ""), (_BREAK, _BREAK), (" ", " "), (_ASIDE, _BACK)
"""What an element's words stand between."""
_LINK = re.compile(f"([{_OWN}{_OTHER}{_END}])")


def lines_in(html: str, links: Links) -> Lines:
    """Never raises for what is in `html`; takes time linear in its length, which is capped."""
    html = unescaped_where_escaped(html[:MAX_HTML])
    if MARKUP.search(html) is None:
        return _plain(unescape(html))
    if may_cost_much(html) and is_bottomless(html):
        return _plain(unescape(without_tags(html)))
    reader = _LineReader(links, hiding=may_hide(html), leading_out=links.may_be_own(html))
    root = LexborHTMLParser(broken_up_where_plain(html)).body
    if root is not None:  # a frameset has none
        reader.read(root)
    return reader.lines()


def _plain(text: str) -> Lines:
    lines = [" ".join(line.split()) for line in clean_text(text).split("\n")]
    lines = [line for line in lines if line]
    return Lines(lines, lines)


def _without_marks(text: str) -> str:
    """And without the links to the article's own page that it ends with."""
    if _OWN not in text:
        return text if _END not in text else _LINK.sub("", text)
    line = InlineBuilder(Links())
    opened = 0
    for piece in _LINK.split(text):
        if piece in (_OWN, _OTHER):
            own = piece == _OWN
            line.open(Style.LINK, None if own else "https://elsewhere.invalid/", own=own)
            opened += 1
        elif piece != _END:
            line.text(piece)
        elif opened:
            line.close()
            opened -= 1
    inline = line.take()
    return inline.text if inline else ""


def _folded(pieces: Iterable[str]) -> Lines:
    lines = Lines([], [])
    aside = 0
    for piece in pieces:
        line = piece.strip(" ")
        if not line:
            continue
        if "  " in line or not line.isprintable():  # other white space, or something to be cleaned
            line = " ".join(line.split())
            if line in _MARKS:
                aside += _MARKS[line]
                continue
            line = clean_text(line)
        elif not line.isascii():
            line = clean_text(line)
        lines.every.append(line)
        if not aside:
            lines.prose.append(line)
    return lines


class _LineReader:
    """Collects texts and marks in one walk; what is a line, and what of it counts, comes after."""

    def __init__(self, links: Links, *, hiding: bool, leading_out: bool) -> None:
        self._links = links
        self._hiding = hiding
        self._leading_out = leading_out
        """Some link leads to the article itself: links are marked."""
        self._parts: list[str] = []
        self._depth = 0
        self._pictures: set[str | None] = set()
        self._explained: set[str] = set()

    def read(self, node: LexborNode) -> None:
        """All that most elements do is to part words, so only the others cost a call."""
        say = self._parts.append
        waiting: list[tuple[Iterator[LexborNode], str]] = []
        nodes, after = self._into(node), ""
        while True:
            for child in nodes:
                text = child.text_content
                if text is not None:
                    say(text)
                elif (around := self._around(child)) is not None:
                    waiting.append((nodes, after))
                    say(around[0])
                    nodes, after = self._into(child), around[1]
                    break
            else:
                say(after)
                self._depth -= 1
                if not waiting:
                    return
                nodes, after = waiting.pop()

    def _into(self, node: LexborNode) -> Iterator[LexborNode]:
        self._depth += 1
        if self._depth <= MAX_DEPTH + 1:
            return node.iter(include_text=True)
        self._parts.append(bare_text(node))
        return iter(())

    def _around(self, node: LexborNode) -> _Around | None:
        """What its words stand between; `None` where they are said, or not to be."""
        tag = node.tag or "-"
        handle = _HANDLERS.get(tag)
        if self._hiding and (attributes := node.attributes) and is_hidden(attributes):
            return None
        return _AROUND.get(tag, _INLINE) if handle is None else handle(self, node)

    def lines(self) -> Lines:
        text = without_escaped_links("".join(self._parts))
        if _OWN in text:
            text = _BREAK.join(map(_without_marks, text.split(_BREAK)))
        elif self._leading_out:
            text = _LINK.sub("", text)
        return _folded(text.replace("\n", " ").split(_BREAK))

    def _put_aside(self, *lines: str) -> None:
        """Lines that are no prose."""
        self._parts += (_ASIDE, _BREAK.join(lines), _BACK)

    def _drop(self, _node: LexborNode) -> None:
        """Neither it nor what is within it is said."""

    def _anchor(self, node: LexborNode) -> None:
        href = node.attrs.get("href") or ""
        if href and shares(href):
            return
        self._links.mention(href)
        start = len(self._parts)
        text = _only_text(node)
        if text is None:
            self.read(node)
            text = "".join(self._parts[start:])
        else:
            self._parts.append(text)
        if len(text) < 40 and is_button(text.strip()):
            del self._parts[start:]
        elif self._leading_out and _BREAK not in text:
            own = bool(href) and self._links.is_own(href)
            self._parts[start:] = (_OWN if own else _OTHER, text, _END)

    def _division(self, node: LexborNode) -> _Around | None:
        class_ = node.attrs.get("class") or ""
        if "caption-text" in class_:
            return _NO_PROSE
        return None if is_chrome(class_) else _BLOCK

    def _break(self, _node: LexborNode) -> None:
        self._parts.append(_BREAK)

    def _cell(self, node: LexborNode) -> _Around | None:
        return None if is_gutter(node.attrs.get("class")) else _CELL

    def _code(self, node: LexborNode) -> None:
        if code := code_of(node):
            self._put_aside(*code.text.split("\n"))

    def _image(self, node: LexborNode) -> None:
        attributes = node.attributes
        if not counts_readers(attributes):
            self._links.mention(attributes.get("src") or "")
        if not alt_text(attributes):
            return
        image = image_of(node, attributes, self._links)
        if image is None or is_button(image.alt):
            return
        if is_character(attributes):
            self._parts.append(image.alt)
        elif image.url is None or image.url not in self._pictures:
            self._pictures.add(image.url)
            title = said(value(attributes, "title"))
            self._put_aside(image.alt, "" if title == image.alt else title)

    def _embed(self, node: LexborNode) -> _Around | None:
        if (embed := embed_of(node, node.attributes, self._links)) is None:
            return _INLINE if node.tag == "object" else None
        self._put_aside(embed.content.text)
        return None

    def _script(self, node: LexborNode) -> None:
        if text := bare_text(node):
            self._parts.append(raised(text) if node.tag == "sup" else lowered(text))

    def _ruby(self, node: LexborNode) -> None:
        """漢字(かんじ): the reading after its base."""
        for child in node.iter(include_text=True):
            if child.tag in ("rt", "rtc"):
                self._parts.append(f"({bare_text(child)})" if bare_text(child) else "")
            elif child.tag != "rp":
                self._parts.append(bare_text(child))

    def _formula(self, node: LexborNode) -> None:
        self._parts.append(formula_text(node))

    def _drawing(self, node: LexborNode) -> None:
        title = node.css_first("title")
        self._parts.append(bare_text(title) if title is not None else "")

    def _abbreviation(self, node: LexborNode) -> None:
        self.read(node)
        meaning = value(node.attributes, "title")
        known = meaning in self._explained or meaning == bare_text(node)
        if 3 < len(meaning) <= 80 and not known:
            self._explained.add(meaning)
            self._parts.append(f" ({meaning})")


def _only_text(node: LexborNode) -> str | None:
    """What an element says that holds nothing else."""
    only = node.child
    return None if only is None or only.next is not None else only.text_content


_BLOCKS = (
    "p section article main header footer address center form fieldset body hgroup aside nav "
    "legend search summary li dd dt thead tbody tfoot tr h1 h2 h3 h4 h5 h6 ul ol menu dir "
    "blockquote details dl figure table"
)
_AROUND: dict[str, _Around] = {
    **dict.fromkeys(_BLOCKS.split(), _BLOCK),
    **dict.fromkeys(("figcaption", "caption"), _NO_PROSE),
    "q": ("“", "”"),
}
_Handler = Callable[[_LineReader, LexborNode], _Around | None]
_HANDLERS: dict[str, _Handler] = {
    **dict.fromkeys((*DROPPED, "-", "-comment", "-document", "-doctype"), _LineReader._drop),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _LineReader._code),
    **dict.fromkeys(("video", "audio", "iframe", "embed", "object"), _LineReader._embed),
    **dict.fromkeys(("sup", "sub"), _LineReader._script),
    **dict.fromkeys(("td", "th"), _LineReader._cell),
    **dict.fromkeys(("br", "hr"), _LineReader._break),
    **dict.fromkeys(("abbr", "acronym"), _LineReader._abbreviation),
    "a": _LineReader._anchor,
    "div": _LineReader._division,
    "img": _LineReader._image,
    "math": _LineReader._formula,
    "ruby": _LineReader._ruby,
    "svg": _LineReader._drawing,
}
