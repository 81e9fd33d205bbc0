import pytest

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
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    Style,
    Table,
)
from newsreader.models.places import Place
from newsreader.typeset.runs import Run
from newsreader.typeset.sheet import Sheet, typeset


def words(text: str, *spans: Span) -> Paragraph:
    return Paragraph(Inline(text, spans))


def item(*blocks: Block | str) -> Item:
    return Item(tuple(words(block) if isinstance(block, str) else block for block in blocks))


def row(*texts: str, heading: bool = False, align: str = "left") -> tuple[Cell, ...]:
    return tuple(Cell(Inline(text), heading, 1, align) for text in texts)


def sheet(*blocks: Block, width: int = 20) -> Sheet:
    return typeset(Document(blocks), width)


def text(*blocks: Block, width: int = 20) -> str:
    return "\n".join(sheet(*blocks, width=width).text())


SHAPES: list[tuple[str, tuple[Block, ...], str]] = [
    ("paragraphs stand apart", (words("a"), words("b")), "a\n\nb"),
    (
        "the byline is right under the title",
        (Heading(1, Inline("T")), Paragraph(Inline("by"), Style.META), words("a")),
        "T\nby\n\na",
    ),
    (
        "bullets by depth",
        (Listing((item("a", Listing((item("b", Listing((item("c"),))),))), item("d"))),),
        "• a\n  ◦ b\n    ▪ c\n• d",
    ),
    (
        "numbers end where they end",
        (Listing((item("a"), item("b")), ordered=True, start=9),),
        " 9. a\n10. b",
    ),
    (
        "numbers run down",
        (Listing((item("a"), item("b")), ordered=True, start=2, step=-1),),
        "2. a\n1. b",
    ),
    ("loose items stand apart", (Listing((item("a"), item("b")), tight=False),), "• a\n\n• b"),
    (
        "an item hangs",
        (Listing((item("one two three four five"),)),),
        "• one two three four\n  five",
    ),
    (
        "a quote's bar goes through",
        (Quote((words("a"), Quote((words("b"),)), words("c"))),),
        "▎ a\n▎\n▎ ▎ b\n▎\n▎ c",
    ),
    ("code is indented", (Code("a\n  b\n\nc"),), "  a\n    b\n\n  c"),
    ("long code goes on", (Code("x" * 20),), "  " + "x" * 16 + "\n  ↪ " + "x" * 4),
    ("a rule fills the measure", (Rule(),), "─" * 20),
    (
        "a figure has alt and caption",
        (Figure((Image(None, "A cat"),), Inline("The cat.")),),
        "▣ A cat\n  The cat.",
    ),
    (
        "a caption that says what the alt says",
        (Figure((Image(None, "A cat"),), Inline("A cat (Ada)")),),
        "▣ A cat (Ada)",
    ),
    ("a figure without words", (Figure((Image(None, ""),)),), "▣ Picture"),
    (
        "a figure whose caption is all there is",
        (Figure((Image(None, ""),), Inline("The cat.")),),
        "▣ The cat.",
    ),
    (
        "a gallery",
        (Figure((Image(None, ""), Image(None, "")), Inline("Cats.")),),
        "▣ 2 pictures\n  Cats.",
    ),
    (
        "an embed with its number",
        (Embed("video", Inline("Talk", (Span(0, 4, Style.LINK, 2),))),),
        "▶ Talk[3]",
    ),
    (
        "definitions",
        (Definitions(((Inline("T"), (words("m"),)), (Inline("U"), (words("n"),)))),),
        "T\n    m\nU\n    n",
    ),
    ("details are open", (Details(Inline("More"), (words("x"),)),), "▾ More\n  x"),
    (
        "a table in columns",
        (Table((row("Name", "Sum", heading=True), row("ab", "1", align="right")), Inline("C"), 1),),
        "C\nName  Sum\n─────────\n  ab    1",
    ),
    (
        "a table with wrapped cells",
        (Table((row("a", "one two three four"), row("b", "x"))),),
        "a  one two three\n   four\n\nb  x",
    ),
    (
        "a table as records",
        (
            Table(
                (
                    row("Country", "Population", "Capital", heading=True),
                    row("Liechtenstein", "39,000", "Vaduz"),
                    row("Luxembourg", "660,000", "Luxembourg"),
                ),
                header_rows=1,
            ),
        ),
        "Country:\n  Liechtenstein\nPopulation: 39,000\nCapital: Vaduz\n\n"
        "Country: Luxembourg\nPopulation: 660,000\nCapital: Luxembourg",
    ),
    (
        "Arabic is left as it is read",
        (words("\u0627\u0628\u0629"),),
        "\u0627\u0628\u0629",
    ),
    (
        "the footer's numbers are its bullets",
        (Listing((item(words("[1] one", Span(0, 3, Style.MARKER, 0))),)),),
        "[1] one",
    ),
]


@pytest.mark.parametrize(
    ("blocks", "expected"), [s[1:] for s in SHAPES], ids=[s[0] for s in SHAPES]
)
def test_what_a_block_looks_like(blocks: tuple[Block, ...], expected: str) -> None:
    assert text(*blocks) == expected


def test_a_number_follows_its_link_and_belongs_to_it() -> None:
    made = sheet(words("a link here", Span(2, 6, Style.LINK, 0)))
    assert made.runs(0) == (
        Run("a "),
        Run("link", (Style.LINK,), 0),
        Run("[1]", (Style.MARKER,), 0),
        Run(" here"),
    )


def test_styles_around_a_link_reach_over_the_number_only_when_they_go_on() -> None:
    made = sheet(words("ab cd", Span(0, 5, Style.STRONG), Span(0, 2, Style.LINK, 0)))
    assert [(run.text, Style.STRONG in run.styles) for run in made.runs(0)] == [
        ("ab", True),
        ("[1]", True),
        (" cd", True),
    ]
    made = sheet(words("ab", Span(0, 2, Style.STRONG), Span(0, 2, Style.LINK, 0)))
    assert [(run.text, Style.STRONG in run.styles) for run in made.runs(0)] == [
        ("ab", True),
        ("[1]", False),
    ]


def test_a_style_goes_on_in_the_next_line() -> None:
    made = sheet(words("one two three four five", Span(4, 23, Style.STRONG)), width=10)
    assert [[run.styles for run in made.runs(y)] for y in range(made.height)] == [
        [(), (Style.STRONG,)],
        [(Style.STRONG,)],
        [(Style.STRONG,)],
    ]


def test_a_title_and_a_quote_say_what_they_are() -> None:
    title = Heading(1, Inline("T", (Span(0, 1, Style.TITLE),)))
    made = sheet(title, Quote((words("q"),)))
    assert made.runs(0) == (Run("T", (Style.HEADING, Style.STRONG, Style.TITLE)),)
    assert made.runs(2)[-1] == Run("q", (Style.QUOTE,))


LONG = tuple(words(f"{n} " + "lorem ipsum dolor " * 12) for n in range(20))


@pytest.mark.parametrize("other", [10, 25, 80, 200])
def test_the_readers_place_survives_another_width(other: int) -> None:
    here, there = sheet(*LONG, width=40), sheet(*LONG, width=other)
    for y in range(0, here.height, 7):
        place = here.place(y)
        found = there.place(there.line(place))
        assert found.block == place.block
        assert found.offset <= place.offset


def test_every_line_finds_itself_again() -> None:
    table = Table((row("a", "one two three four"), row("b", "x")), Inline("C"), 1)
    made = sheet(*LONG, table, Code("x" * 90), Rule(), *LONG)
    assert [made.line(made.place(y)) for y in range(made.height)] == list(range(made.height))


def test_a_place_outside_of_the_sheet_is_its_end() -> None:
    made = sheet(words("a"))
    assert made.place(99) == made.place(0)
    assert made.line(Place(99, 0)) == 0
    empty = sheet()
    assert (empty.height, empty.place(0), empty.line(Place(0, 0))) == (0, Place(0, 0), 0)


def test_what_a_picture_shows_and_what_is_said_about_it_look_different() -> None:
    figure = Figure((Image(None, "A cat"),), Inline("The cat of the house."))
    sheet = typeset(Document((figure,)), 40)

    assert [sheet.runs(y)[-1].styles for y in range(2)] == [(Style.META,), (Style.CAPTION,)]


def test_a_line_of_facts_ends_after_a_dot() -> None:
    facts = Document((Paragraph(Inline("Wire · Haru Mori · 3\xa0min"), Style.META),))
    assert list(typeset(facts, 18).text()) == ["Wire\xa0· Haru Mori\xa0·", "3\xa0min"]


# A foreword


def with_foreword(*before: Block) -> Sheet:
    return typeset(Document((words("one"), words("two"))), 20, foreword=before)


def test_a_foreword_stands_above_the_document() -> None:
    made = with_foreword(words("so"), Quote((words("it is"),)), Rule())

    assert "\n".join(made.text()).startswith("so\n\n▎ it is\n\n")
    assert list(made.text())[-4:] == ["", "one", "", "two"]


def test_places_in_the_document_are_the_same_without_it() -> None:
    made, bare = with_foreword(words("so"), words("on")), with_foreword()
    two = bare.place(bare.height - 1)

    assert made.place(made.height - 1) == two == Place(1, 0)
    assert made.line(two) == made.height - 1
    assert made.line_left(bare.left(bare.height - 1)) == made.height - 1
    assert (made.texts, made.parts()) == (bare.texts, bare.parts())
    assert made.part(made.height - 1, 0, 3) == bare.part(bare.height - 1, 0, 3)


def test_places_in_a_foreword_are_found_again_and_are_no_parts_of_the_text() -> None:
    made = with_foreword(words("so"), words("on"))

    assert made.line_left(made.left(2)) == 2
    assert made.part(2, 0, 2) is None
    assert with_foreword().line_left(made.left(2)) == 0
