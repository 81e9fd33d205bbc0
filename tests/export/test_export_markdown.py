import pytest

from cost import cheap
from newsreader.export.markdown import markdown_of
from newsreader.models.document import (
    Block,
    Cell,
    Code,
    Definitions,
    Details,
    Document,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
)

LINKS = (Link("https://x.example/a_(b)", "there"),)


def plain(text: str) -> Inline:
    return Inline(text)


def item(*texts: str) -> Item:
    return Item(tuple(Paragraph(plain(text)) for text in texts))


NESTED = Item((Paragraph(plain("outer")), Listing((item("inner"),))))
ROWS = (
    (Cell(plain("Route"), heading=True), Cell(plain("€/t"), heading=True)),
    (Cell(plain("A|B")), Cell(plain("16.50"))),
)
CASES: dict[str, tuple[Block, str]] = {
    "heading": (Heading(2, plain("Prices\nrise")), "## Prices rise"),
    "paragraph": (Paragraph(plain("One\ntwo")), "One\\\ntwo"),
    "special characters": (Paragraph(plain("*a* [b] <c> `d`")), r"\*a\* \[b\] \<c\> \`d\`"),
    "a paragraph like a heading": (Paragraph(plain("# no")), r"\# no"),
    "a paragraph like a list": (Paragraph(plain("- no")), r"\- no"),
    "a paragraph like a number": (Paragraph(plain("1914. no")), r"1914\. no"),
    "strong": (Paragraph(Inline("a big b", (Span(2, 5, Style.STRONG),))), "a **big** b"),
    "padded strong": (Paragraph(Inline("a big b", (Span(1, 6, Style.STRONG),))), "a **big** b"),
    "nested": (
        Paragraph(Inline("a b c", (Span(0, 5, Style.EMPHASIS), Span(2, 3, Style.STRONG)))),
        "*a **b** c*",
    ),
    "code": (Paragraph(Inline("run a`*b", (Span(4, 8, Style.CODE),))), "run ``a`*b``"),
    "link": (
        Paragraph(Inline("see there", (Span(4, 9, Style.LINK, 0),))),
        "see [there](https://x.example/a_%28b%29)",
    ),
    "list": (Listing((item("one"), item("two"))), "- one\n- two"),
    "numbered list": (Listing((item("one"), item("two")), True, 9), "9. one\n10. two"),
    "nested list": (Listing((NESTED,)), "- outer\n  - inner"),
    "loose list": (Listing((item("one", "more"),), tight=False), "- one\n\n  more"),
    "definitions": (
        Definitions(((plain("GIL"), (Paragraph(plain("a lock")),)),)),
        "- **GIL**\n\n  a lock",
    ),
    "quote": (
        Quote((Paragraph(plain("one")), Quote((Paragraph(plain("two")),)))),
        "> one\n>\n> > two",
    ),
    "code block": (Code("x = 1\n```", "python"), "````python\nx = 1\n```\n````"),
    "table": (
        Table(ROWS, plain("Rates"), 1),
        "*Rates*\n\n| Route | €/t |\n|---|---|\n| A\\|B | 16.50 |",
    ),
    "ragged table": (
        Table(((Cell(plain("a"), span=2),), (Cell(plain("b")),))),
        "|  |  |\n|---|---|\n| a |  |\n| b |  |",
    ),
    "code in a table": (
        Table(((Cell(Inline("or a|b", (Span(3, 6, Style.CODE),))),),)),
        "|  |\n|---|\n| or `a\\|b` |",
    ),
    "figure": (
        Figure((Image("https://x.example/i.jpg", "A ship"),), plain("Off Suez")),
        "![A ship](https://x.example/i.jpg)\n\n*Off Suez*",
    ),
    "a picture without an address": (Figure((Image(None, ""),)), "[Picture]"),
    "embed": (Embed("video", plain("YouTube video")), "YouTube video"),
    "details": (
        Details(plain("More"), (Paragraph(plain("text")),)),
        "**More**\n\ntext",
    ),
    "rule": (Rule(), "---"),
}


@pytest.mark.parametrize(("block", "expected"), CASES.values(), ids=CASES.keys())
def test_a_block_as_markdown(block: Block, expected: str) -> None:
    assert markdown_of(Document((block,), LINKS)) == expected + "\n"


def test_blocks_stand_apart() -> None:
    document = Document((Paragraph(plain("one")), Rule()))
    assert markdown_of(document) == "one\n\n---\n"


def test_pictures_at_hand_are_named_where_they_are() -> None:
    images = (Image("https://x.example/a", "A"), Image("https://x.example/b", "B"))
    text = markdown_of(Document((Figure(images),)), {"https://x.example/a": "pictures/a.gif"}.get)
    assert text == "![A](pictures/a.gif)\n![B](https://x.example/b)\n"


def test_a_paragraph_of_links_is_written_in_time() -> None:
    links = tuple(Span(2 * at, 2 * at + 1, Style.LINK, 0) for at in range(15_000))
    page = Document((Paragraph(Inline("x " * 15_000, links)),), LINKS)
    assert cheap(1, lambda: markdown_of(page)).count("](") == 15_000
