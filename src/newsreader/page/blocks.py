"""The walk over an article's HTML: elements in, blocks out."""

from collections.abc import Callable
from itertools import chain, islice

from msgspec import Struct, field
from selectolax.lexbor import LexborNode

from newsreader.models.document import (
    Block,
    Definitions,
    Details,
    Figure,
    Heading,
    Inline,
    Item,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Style,
)
from newsreader.page.chrome import is_button, is_chrome, leads_back, shares
from newsreader.page.code import code_of
from newsreader.page.embeds import embed_of
from newsreader.page.figures import (
    caption_of,
    captioned,
    gathered,
    image_of,
    is_character,
    is_thumbnail,
    said,
)
from newsreader.page.flatten import one_line
from newsreader.page.formulas import formula_text
from newsreader.page.inline import InlineBuilder
from newsreader.page.links import Links
from newsreader.page.listings import unnested
from newsreader.page.nodes import (
    DROPPED,
    bare_text,
    children,
    is_hidden,
    label_of,
    nodes_in,
    number,
    value,
)
from newsreader.page.plain import addresses, readable, without_escaped_links
from newsreader.page.scripts import SMALL, STYLES, lowered, raised
from newsreader.page.tables import RawTable, carries_data, listed, read_table

MAX_DEPTH = 100


class Reading(Struct):
    """What is known of the whole document while it is read."""

    links: Links
    may_hide: bool = True
    """Some element may be hidden: look."""
    notes: list[str] = field(default_factory=list)
    pictures: dict[str, None] = field(default_factory=dict)
    """Addresses shown so far: lazy pictures come again within `noscript`."""
    thumbnails: set[str] = field(default_factory=set)
    """Of these: the ones that are only there to be clicked, or too small to show anything."""
    explained: set[str] = field(default_factory=set)
    """Abbreviations."""
    cut_short: bool = False
    """The text goes on at the article's page."""


class BlockReader:
    """Reads the children of one node. Lists, quotes and cells are read by readers of their own."""

    def __init__(
        self,
        reading: Reading,
        depth: int = 0,
        opened: tuple[tuple[Style, str | None], ...] = (),
    ) -> None:
        self.reading = reading
        self.blocks: list[Block] = []
        self._inline = InlineBuilder(reading.links, opened)
        self._depth = depth

    def read(self, node: LexborNode) -> None:
        if self._depth > MAX_DEPTH:
            self._inline.text(bare_text(node))
            return
        self._depth += 1
        for child in nodes_in(node):
            tag = child.tag or "-"
            if tag == "-text":
                self._words(child.text_content or "")
            elif tag in STYLES:
                self._styled(child, STYLES[tag])
            elif tag not in DROPPED and tag[0] != "-":
                self._element(child, tag)
        self._depth -= 1

    def flush(self, style: Style | None = None) -> None:
        if (content := self._inline.take()) is not None:
            self.blocks.append(Paragraph(content, style))
        self.reading.cut_short = self.reading.cut_short or self._inline.cut_short

    def inner(self, node: LexborNode) -> tuple[Block, ...]:
        """The blocks within a node, read apart from what surrounds it."""
        reader = BlockReader(self.reading, self._depth, self._inline.opened)
        reader.read(node)
        reader.flush()
        return gathered(reader.blocks)

    def add(self, block: Block | None) -> None:
        self.flush()
        if block is not None:
            self.blocks.append(block)

    def _element(self, node: LexborNode, tag: str) -> None:
        if self.reading.may_hide and is_hidden(node.attributes):
            return
        handle = _HANDLERS.get(tag)
        if handle is not None:
            handle(self, node)
        else:
            self.read(node)

    def _words(self, text: str) -> None:
        """Text, the bare addresses in it made links."""
        if "://" not in text or self._inline.is_literal:
            self._inline.text(readable(text) if self._inline.is_linked else text)
            return
        text = without_escaped_links(text)
        at = 0
        for start, end, url in addresses(text, self.reading.links):
            self._inline.text(text[at:start])
            self._inline.open(Style.LINK, url)
            self._inline.text(readable(text[start:end]))
            self._inline.close()
            at = end
        self._inline.text(text[at:])

    def _styled(self, node: LexborNode, style: Style, url: str | None = None) -> None:
        if self.reading.may_hide and is_hidden(node.attributes):
            return
        self._inline.open(style, url)
        self.read(node)
        self._inline.close()

    def _division(self, node: LexborNode) -> None:
        self.flush()
        class_ = node.attributes.get("class") or ""
        if is_chrome(class_):
            return
        if "wp-caption" in class_.split() or "wp-block-image" in class_:
            self._figure(node)
            return
        self.read(node)
        self.flush(Style.CAPTION if "caption-text" in class_ else None)

    def _paragraph(self, node: LexborNode) -> None:
        self.flush()
        self.read(node)
        self.flush()

    def _anchor(self, node: LexborNode) -> None:
        href = node.attributes.get("href") or ""
        url = self.reading.links.resolve(href) if href else None
        label = label_of(node)
        if (url and shares(url)) or is_button(label) or ("#" in href and leads_back(label)):
            return
        if self.reading.links.is_own(href):
            before = len(self.reading.pictures)
            self._inline.open(Style.LINK, own=True)
            self.read(node)
            self._inline.close()
            new = len(self.reading.pictures) - before
            self.reading.thumbnails.update(islice(reversed(self.reading.pictures), new))
        elif url is None:
            self.read(node)
        else:
            self._styled(node, Style.LINK, url)

    def _break(self, _node: LexborNode) -> None:
        """Two in a row divide paragraphs, as many feeds write them."""
        if self._inline.ends_with_break:
            self.flush()
        else:
            self._inline.line_break()

    def _heading(self, node: LexborNode) -> None:
        self.flush()
        inner = self.inner(node)
        content = one_line(block for block in inner if isinstance(block, Paragraph))
        if content.text:
            anchor = value(node.attributes, "id") or None
            self.blocks.append(Heading(int((node.tag or "h2")[1]), content, anchor))
        self.blocks += (block for block in inner if not isinstance(block, Paragraph))

    def _list(self, node: LexborNode) -> None:
        self.flush()
        items: list[list[Block]] = []
        tight = True
        for child in node.iter():
            if child.tag == "li":
                items.append([*self.inner(child)])
                tight = tight and next(children(child, "p"), None) is None
            elif child.tag not in DROPPED:
                stray = BlockReader(self.reading, self._depth)
                stray._element(child, child.tag or "div")
                stray.flush()
                items = items or [[]]
                items[-1] += stray.blocks
        self._listing(node, unnested([blocks for blocks in items if blocks]), tight)

    def _listing(self, node: LexborNode, items: tuple[Item, ...], tight: bool) -> None:
        ordered = node.tag == "ol"
        backwards = ordered and "reversed" in node.attributes
        start = number(node.attributes, "start", len(items) if backwards else 1)
        numerals = (ordered and node.attributes.get("type")) or "1"
        every = [block for item in items for block in item.blocks]
        if every and all(isinstance(block, Figure) for block in every):
            self.blocks += every
        elif items:
            step = -1 if backwards else 1
            self.blocks.append(Listing(items, ordered, start, tight, step, numerals))

    def _definitions(self, node: LexborNode) -> None:
        self.flush()
        pairs: list[tuple[Inline, list[tuple[Block, ...]]]] = []
        groups = [
            entry
            for child in node.iter()
            for entry in (child.iter() if child.tag == "div" else [child])
        ]
        for child in groups:
            if child.tag == "dt":
                pairs.append((one_line(self.inner(child)), []))
            elif child.tag == "dd":
                pairs = pairs or [(Inline(""), [])]
                pairs[-1][1].append(self.inner(child))
        if pairs:
            flat = ((term, tuple(chain.from_iterable(listed(said)))) for term, said in pairs)
            self.blocks.append(Definitions(tuple(flat)))

    def _quote(self, node: LexborNode) -> None:
        self.flush()
        if blocks := self.inner(node):
            self.blocks.append(Quote(blocks))

    def _code(self, node: LexborNode) -> None:
        self.add(code_of(node))

    def _rule(self, _node: LexborNode) -> None:
        self.add(Rule())

    def _details(self, node: LexborNode) -> None:
        self.flush()
        summary = next(children(node, "summary"), None)
        title = one_line(self.inner(summary)) if summary is not None else Inline("Details")
        if summary is not None:
            summary.decompose()
        self.blocks.append(Details(title, self.inner(node)))

    def _table(self, node: LexborNode) -> None:
        self.flush()
        raw = RawTable.of(node)
        if carries_data(node, raw):
            self.blocks.append(read_table(raw, self.inner, self.reading.notes))
            return
        if raw.names_values():
            pairs = tuple((one_line(self.inner(n)), self.inner(v)) for n, v in raw.rows)
            self.blocks.append(Definitions(pairs))
            return
        cells = [self.inner(cell) for cell in raw.cells()]
        for blocks in listed(cells) if raw.is_column() else cells:
            self.blocks += blocks

    def _figure(self, node: LexborNode) -> None:
        """Pictures with their caption; a figure around anything else is only its caption's."""
        self.flush()
        caption = caption_of(node)
        words = one_line(self.inner(caption)) if caption is not None else Inline("")
        if caption is not None:
            caption.decompose()
        self.blocks += captioned(self.inner(node), words if words.text else None)

    def _image(self, node: LexborNode) -> None:
        attributes = node.attributes
        image = image_of(node, attributes, self.reading.links)
        if image is None or (image.url and image.url in self.reading.pictures):
            return
        if is_button(image.alt):
            return
        if is_character(attributes):
            self._inline.text(image.alt)
            return
        self.reading.pictures.setdefault(image.url or "")
        if is_thumbnail(image):
            self.reading.thumbnails.add(image.url or "")
        title = said(value(attributes, "title"))
        caption = Inline(title) if title not in ("", image.alt) else None
        self.add(Figure((image,), caption))

    def _embed(self, node: LexborNode) -> None:
        if (embed := embed_of(node, node.attributes, self.reading.links)) is not None:
            self.add(embed)
        elif node.tag == "object":
            self.read(node)

    def _script(self, node: LexborNode) -> None:
        """`sup` and `sub` keep the link that they carry."""
        text = bare_text(node)
        if not text:
            return
        anchor = node.css_first("a[href]")
        href = anchor.attributes.get("href") if anchor is not None else None
        url = self.reading.links.resolve(href) if href else None
        if url is not None:
            self._inline.open(Style.LINK, url)
        said = raised(text) if node.tag == "sup" else lowered(text)
        apart = SMALL.issuperset(said) and self._inline.ends_with(SMALL)  # a footnote after another
        self._inline.text("\xa0" * apart + said)
        if url is not None:
            self._inline.close()

    def _quotation(self, node: LexborNode) -> None:
        self._inline.text("“")
        self.read(node)
        self._inline.text("”")

    def _ruby(self, node: LexborNode) -> None:
        """漢字(かんじ): the reading after its base."""
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                self._inline.text(child.text_content or "")
            elif child.tag in ("rt", "rtc"):
                self._inline.text(f"({bare_text(child)})" if bare_text(child) else "")
            elif child.tag != "rp":
                self.read(child)

    def _formula(self, node: LexborNode) -> None:
        self._inline.open(Style.CODE)
        self._inline.text(formula_text(node))
        self._inline.close()

    def _drawing(self, node: LexborNode) -> None:
        title = next(children(node, "title"), None)
        self._inline.text(bare_text(title) if title is not None else "")

    def _abbreviation(self, node: LexborNode) -> None:
        """Spelled out once, for nobody can point at it here."""
        self.read(node)
        meaning = value(node.attributes, "title")
        known = meaning in self.reading.explained or meaning == bare_text(node)
        if 3 < len(meaning) <= 80 and not known:
            self.reading.explained.add(meaning)
            self._inline.text(f" ({meaning})")


_HANDLERS: dict[str, Callable[[BlockReader, LexborNode], None]] = {
    **dict.fromkeys(
        "p section article main header footer address center form fieldset body hgroup aside nav "
        "legend search summary li dd dt caption thead tbody tfoot tr td th figcaption".split(),
        BlockReader._paragraph,
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockReader._heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), BlockReader._list),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), BlockReader._code),
    **dict.fromkeys(("video", "audio", "iframe", "embed", "object"), BlockReader._embed),
    **dict.fromkeys(("sup", "sub"), BlockReader._script),
    "a": BlockReader._anchor,
    "abbr": BlockReader._abbreviation,
    "acronym": BlockReader._abbreviation,
    "blockquote": BlockReader._quote,
    "br": BlockReader._break,
    "details": BlockReader._details,
    "div": BlockReader._division,
    "dl": BlockReader._definitions,
    "figure": BlockReader._figure,
    "hr": BlockReader._rule,
    "img": BlockReader._image,
    "math": BlockReader._formula,
    "q": BlockReader._quotation,
    "ruby": BlockReader._ruby,
    "svg": BlockReader._drawing,
    "table": BlockReader._table,
}
