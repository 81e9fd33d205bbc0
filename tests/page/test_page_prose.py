import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cost import cheap
from newsreader.models.document import (
    Block,
    Cell,
    Code,
    Heading,
    Inline,
    Item,
    Listing,
    Paragraph,
    Rule,
    Span,
    Style,
    Table,
)
from newsreader.page.prose import blocks_of


def p(text: str, *spans: Span) -> Paragraph:
    return Paragraph(Inline(text, spans))


def ul(*texts: str, ordered: bool = False, start: int = 1) -> Listing:
    return Listing(tuple(Item((p(text),)) for text in texts), ordered=ordered, start=start)


TABLE = Table(
    (
        (
            Cell(Inline("a"), heading=True),
            Cell(Inline("b", (Span(0, 1, Style.STRONG),)), heading=True),
        ),
        (Cell(Inline("1")), Cell(Inline(""))),
    ),
    header_rows=1,
)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("One.\n\n\nTwo.", [p("One."), p("Two.")]),
        ("One\nline\n\nTwo.", [p("One\nline"), p("Two.")]),
        ("Chips:\n- up\n- down\n\nEnd.", [p("Chips:"), ul("up", "down"), p("End.")]),
        ("* up\n  and away\n\n* down", [ul("up\nand away", "down")]),
        ("3. up\n4) down", [ul("up", "down", ordered=True, start=3)]),
        ("1. up\n- down", [ul("up", ordered=True), ul("down")]),
        ("# Chips\nUp.", [Heading(3, Inline("Chips")), p("Up.")]),
        ("One.\n---\nTwo.", [p("One."), Rule(), p("Two.")]),
        ("So:\n```py\n- x\n\ny\n```\nEnd.", [p("So:"), Code("- x\n\ny"), p("End.")]),
        ("```\nnever closed", [Code("never closed")]),
        ("See:\n| a | **b** |\n|---|:-:|\n| 1 |  |\nEnd.", [p("See:"), TABLE, p("End.")]),
        ("| a |\n| b |", [p("| a |\n| b |")]),
        ("|---|\n|---|", [Table(((Cell(Inline("---"), heading=True),),), header_rows=1)]),
        ("-5 degrees", [p("-5 degrees")]),
        ("2026 was\nNo. 1", [p("2026 was\nNo. 1")]),
        ("a ** b * c", [p("a ** b * c")]),
        ("3*4*5", [p("3*4*5")]),
        ("[@click=app.quit()]x[/]", [p("[@click=app.quit()]x[/]")]),
        ("a\x1b[31mb\u202ec", [p("a[31mbc")]),
    ],
)
def test_text_becomes_blocks(text: str, blocks: list[Block]) -> None:
    assert list(blocks_of(text)) == blocks


def test_what_is_marked_is_styled_and_loses_its_marks() -> None:
    (block,) = blocks_of("**Chips** are *very* `up`.")

    assert block == p(
        "Chips are very up.",
        Span(0, 5, Style.STRONG),
        Span(10, 14, Style.EMPHASIS),
        Span(15, 17, Style.CODE),
    )


def test_a_text_that_grows_never_breaks() -> None:
    text = (
        "# Chips\n\n- **up** and `a`\n- *d*\n\n```\nx\n```\n1. One\n\n---\n| a |\n|-|\n| b |\nEnd"
    )
    for end in range(len(text)):
        blocks_of(text[:end])


LONGEST = [
    *("**a " * 25_000, "*a " * 33_000, "`a " * 33_000, "a\n" * 50_000, "- a\n" * 25_000),
    *("# " + " " * 100_000 + "x", "#" * 100_000, "```\n" * 25_000, " " * 100_000 + "-"),
    *("1. " + "\t" * 100_000, "-" * 99_999 + "x", "** " * 33_000, "****a" * 20_000),
    *("|" * 100_000, "|-" * 50_000 + "x", "| a |\n|-|\n" + "|b|\n" * 20_000),
]


@pytest.mark.parametrize("text", LONGEST, ids=lambda text: repr(text[:6]))
def test_the_longest_answers_are_read_in_a_moment(text: str) -> None:
    cheap(2, lambda: blocks_of(text))


@given(st.text(st.sampled_from("ab *`#-1.\n\t_>•"), max_size=200))
def test_no_word_is_lost(text: str) -> None:
    assume("```" not in text)  # what stands behind it names a language
    shown = " ".join(map(words_of, blocks_of(text)))

    assert "".join(sorted(re.sub(r"[^ab]", "", shown))) == "".join(
        sorted(re.sub(r"[^ab]", "", text))
    )


def words_of(block: Block) -> str:
    match block:
        case Paragraph(Inline(text)) | Heading(_, Inline(text)) | Code(text):
            return text
        case Listing(items):
            return " ".join(words_of(inner) for item in items for inner in item.blocks)
    return ""
