"""An article as blocks, ready to be typeset: no markup left, every text cleaned."""

from dataclasses import dataclass
from enum import StrEnum


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
    NOTE = "note"
    """The reader's own words about the text: `[truncated]`, `No comments yet`."""


@dataclass(frozen=True, slots=True)
class Span:
    """`style` over `text[start:end]`; a link carries the index of its target in Document.links."""

    start: int
    end: int
    style: Style
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Inline:
    """Text with spans, which may nest. A newline in it is a forced line break."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 6; the article's own title is 1 with Style.TITLE."""

    level: int
    content: Inline
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `style` colours all of it (META for a byline, TOPIC for hashtags, NOTE …)."""

    content: Inline
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A list item."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """An ordered or unordered list; `tight` items stand without blank lines between them."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    step: int = 1
    """-1 where the numbers run down (`<ol reversed>`)."""


@dataclass(frozen=True, slots=True)
class Definitions:
    """A definition list: (term, what it means)."""

    items: tuple[tuple[Inline, tuple["Block", ...]], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text, its white space kept."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell."""

    content: Inline
    heading: bool = False
    span: int = 1
    align: str = "left"
    """left, right or center."""


@dataclass(frozen=True, slots=True)
class Table:
    """A data table; rows may be ragged."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: Inline | None = None
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture inside a figure."""

    url: str | None
    alt: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One or several pictures with their caption. Alt text and caption are always shown."""

    images: tuple[Image, ...]
    caption: Inline | None = None


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that cannot be shown here: a video, a player, a map. Its title is a link."""

    kind: str
    """video, audio, post, frame"""
    content: Inline


@dataclass(frozen=True, slots=True)
class Details:
    """A disclosure, always open in print."""

    summary: Inline
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Rule:
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


@dataclass(frozen=True, slots=True)
class Link:
    """A link's target, already checked (http, https or mailto), with the text that carried it."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What the reader typesets."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    """One per distinct address, in the order of appearance: link 0 is shown as [1]."""
    notes: tuple[str, ...] = ()
    """What had to be left out, in words: `Only the first 200 KB are shown.`"""
