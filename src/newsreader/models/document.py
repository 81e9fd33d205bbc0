"""An article as blocks, ready to be typeset: no markup left, every text cleaned."""

from enum import StrEnum

from msgspec import Struct


class Style(StrEnum):
    """What a run of text is; the theme decides how that looks."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    STRIKE = "strike"
    UNDERLINE = "underline"
    MARK = "mark"
    KEY = "key"
    QUOTE = "quote"
    HEADING = "heading"
    TITLE = "title"
    META = "meta"
    CAPTION = "caption"
    RULE = "rule"
    MARKER = "marker"
    """List bullets and numbers, quote bars, table borders."""
    TOPIC = "topic"
    PROGRAM = "program"
    """All of it; what its words are:"""
    KEYWORD = "keyword"
    NAME = "name"
    """Of what is made there: a function, a class, an element."""
    STRING = "string"
    NUMBER = "number"
    COMMENT = "comment"
    NOTE = "note"
    """The reader's own words about the text: `[truncated]`, `No comments yet`."""


class Span(Struct, frozen=True, gc=False):
    """`style` over `text[start:end]`; a link carries the index of its target in Document.links."""

    start: int
    end: int
    style: Style
    link: int | None = None


class Inline(Struct, frozen=True, gc=False):
    """Text with spans, which may nest. A newline in it is a forced line break."""

    text: str
    spans: tuple[Span, ...] = ()


class Heading(Struct, frozen=True):
    """`level` 1 to 6; the article's own title is 1 with Style.TITLE."""

    level: int
    content: Inline
    anchor: str | None = None


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph; `style` colours all of it (META for a byline, TOPIC for hashtags, NOTE …)."""

    content: Inline
    style: Style | None = None


class Item(Struct, frozen=True):
    """A list item."""

    blocks: tuple["Block", ...]


class Listing(Struct, frozen=True):
    """An ordered or unordered list; `tight` items stand without blank lines between them."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    step: int = 1
    """-1 where the numbers run down (`<ol reversed>`)."""
    numerals: str = "1"
    """HTML's `type`: 1, a, A, i or I."""


class Definitions(Struct, frozen=True):
    """A definition list: (term, what it means)."""

    items: tuple[tuple[Inline, tuple["Block", ...]], ...]


class Quote(Struct, frozen=True):
    """A block quotation."""

    blocks: tuple["Block", ...]
    upright: bool = False
    """Not the publisher's words but beside them."""


class Code(Struct, frozen=True):
    """Preformatted text, its white space kept."""

    text: str
    language: str | None = None


class Cell(Struct, frozen=True):
    """A table cell."""

    content: Inline
    heading: bool = False
    span: int = 1
    align: str = "left"
    """left, right or center."""


class Table(Struct, frozen=True):
    """A data table; rows may be ragged."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: Inline | None = None
    header_rows: int = 0


class Image(Struct, frozen=True):
    """A picture inside a figure."""

    url: str | None
    alt: str
    width: int | None = None
    height: int | None = None


class Figure(Struct, frozen=True):
    """One or several pictures with their caption. Alt text and caption are always shown."""

    images: tuple[Image, ...]
    caption: Inline | None = None
    silent: bool = False
    """Where it cannot be shown there is nothing to say in its place."""


class Embed(Struct, frozen=True):
    """Something that cannot be shown here: a video, a player, a map. Its title is a link."""

    kind: str
    """video, audio, post, frame"""
    content: Inline


class Details(Struct, frozen=True):
    """A disclosure, always open in print."""

    summary: Inline
    blocks: tuple["Block", ...]
    bare: bool = False
    """A head with what belongs to it, neither signed nor indented: a comment below its author."""


class Rule(Struct, frozen=True):
    """A thematic break."""


Block = (
    Heading
    | Paragraph
    | Listing
    | Definitions
    | Quote
    | Code
    | Table
    | Figure
    | Embed
    | Details
    | Rule
)


class Link(Struct, frozen=True):
    """A link's target, already checked (http, https or mailto), with the text that carried it."""

    url: str
    text: str
    query: str = ""
    """What it searches the library for, where it has no address."""


class Document(Struct, frozen=True):
    """What the reader typesets."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    """One per distinct address, in the order of appearance: link 0 is shown as [1]."""
    notes: tuple[str, ...] = ()
    """What had to be left out, in words: `Only the first 200 KB are shown.`"""
    language: str = ""
    """As its publisher says: `pt-BR`; empty where nobody does."""
