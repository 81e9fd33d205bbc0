"""The reader in a real app."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.style import Style as Ink
from textual.app import App, ComposeResult
from textual.color import Color
from textual.pilot import Pilot
from textual.selection import Selection
from view_rest import rest

from newsreader.models.document import (
    Block,
    Document,
    Heading,
    Inline,
    Link,
    Paragraph,
    Quote,
    Span,
    Style,
)
from newsreader.query.marking import plain_marks
from newsreader.view.bidi.order import Order
from newsreader.view.paint import highlight
from newsreader.view.panes.reader import Reader

HOSTILE = "\x1b[2J\x9b31m\x00 \u202e[/b] [@click=app.exit]x[/] 日本政府 👨\u200d👩\u200d👧 العربية"


class Host(App[None]):
    """A reader alone, with the links that were clicked."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.clicked: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.reader

    def on_reader_link_chosen(self, message: Reader.LinkChosen) -> None:
        self.clicked.append(message.link.url)


def title(text: str) -> Heading:
    return Heading(1, Inline(text, (Span(0, len(text), Style.TITLE),)))


def paragraphs(count: int, words: int = 60) -> tuple[Block, ...]:
    return tuple(Paragraph(Inline(f"p{n} " + "word " * words)) for n in range(count))


LONG = Document((title("Long"), *paragraphs(40)))
SHORT = Document((title("Short"), Paragraph(Inline("Two lines."))))


def screen_of(reader: Reader) -> list[str]:
    return [reader.render_line(y).text for y in range(reader.size.height)]


async def shown(pilot: Pilot[None], reader: Reader, document: Document) -> None:
    reader.focus()
    reader.show(1, document)
    await rest(pilot)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_no_text_breaks_a_line(size: tuple[int, int]) -> None:
    reader = Reader()
    async with Host(reader).run_test(size=size) as pilot:
        await shown(pilot, reader, Document((title(HOSTILE), Paragraph(Inline(HOSTILE * 9)))))
        lines = screen_of(reader)
        assert {cell_len(line) for line in lines} == {reader.size.width}
        assert not set("".join(lines)) & {"\x1b", "\x9b", "\x00", "\u202e"}
        assert "[/b] [@click=app.exit]x[/]" in " ".join("".join(lines).split())


async def test_the_column_is_centred_in_a_wide_pane() -> None:
    reader = Reader(measure=60)
    async with Host(reader).run_test(size=(121, 20)) as pilot:
        await shown(pilot, reader, LONG)
        line = screen_of(reader)[3]
        assert len(line) - len(line.lstrip()) == 30
        assert len(line.strip()) <= 60


async def test_a_page_keeps_two_lines_and_stops_at_the_end() -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(80, 20)) as pilot:
        await shown(pilot, reader, LONG)
        before = screen_of(reader)
        assert reader.page(1)
        assert screen_of(reader)[:2] == before[-2:]
        while reader.page(1):
            assert reader.progress <= 1
        assert reader.progress == 1
        assert not reader.move(1)
        assert reader.top()
        assert not reader.page(-1)


async def test_a_short_article_has_no_next_page() -> None:
    reader = Reader()
    async with Host(reader).run_test() as pilot:
        await shown(pilot, reader, SHORT)
        assert not reader.page(1)
        assert reader.progress == 1


async def test_another_width_keeps_the_place() -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(80, 20)) as pilot:
        await shown(pilot, reader, LONG)
        reader.half_page(1)
        reader.page(1)
        first = next(line for line in screen_of(reader) if line.strip().startswith("p"))
        await pilot.resize_terminal(50, 20)
        await rest(pilot)
        assert any(first.split()[0] in line for line in screen_of(reader)[:8])


async def test_an_article_opens_where_it_was_left() -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(80, 20)) as pilot:
        await shown(pilot, reader, LONG)
        reader.page(1)
        left, place = screen_of(reader), reader.left
        reader.show(2, SHORT)
        assert "Short" in screen_of(reader)[0]
        reader.show(1, LONG, place)
        assert screen_of(reader) == left


async def test_showing_an_article_lays_out_nothing_else() -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(80, 20)) as pilot:
        await shown(pilot, reader, SHORT)
        reader.show(2, LONG)
        assert not reader._layout_required
        assert reader.max_scroll_y > 20
        assert reader.vertical_scrollbar.window_virtual_size == reader.virtual_size.height


async def test_an_article_given_before_the_first_layout_is_shown() -> None:
    reader = Reader()
    reader.show(1, SHORT)
    async with Host(reader).run_test() as pilot:
        await rest(pilot)
        assert "Short" in screen_of(reader)[0]


async def test_without_an_article_it_says_why() -> None:
    reader = Reader()
    async with Host(reader).run_test() as pilot:
        await shown(pilot, reader, LONG)
        reader.page(1)
        reader.clear("Nothing to read here.\nPress R to sync.")
        assert [line.strip() for line in screen_of(reader)[1:3]] == [
            "Nothing to read here.",
            "Press R to sync.",
        ]
        assert not reader.page(1)


async def test_a_click_on_a_link_announces_its_address() -> None:
    reader, text = Reader(), "Read this story now."
    block = Paragraph(Inline(text, (Span(5, 15, Style.LINK, 0),)))
    host = Host(reader)
    async with host.run_test(size=(80, 20)) as pilot:
        await shown(pilot, reader, Document((block,), (Link("https://example.org/", "x"),)))
        await pilot.click(reader, offset=(4, 0))
        await pilot.click(reader, offset=(9, 0))
        await rest(pilot)
        assert host.clicked == ["https://example.org/"]


async def test_text_selected_with_the_mouse_can_be_copied() -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(80, 20)) as pilot:
        await shown(pilot, reader, SHORT)
        await pilot.mouse_down(reader, offset=(1, 0))
        await pilot.hover(reader, offset=(3, 2))
        await pilot.mouse_up(reader, offset=(3, 2))
        await rest(pilot)
        assert (pilot.app.screen.get_selected_text() or "").split() == ["Short", "Two"]


WORDS = ("Nobody in it underestimates international organisations at all. " * 5).strip()
SET = Document((Quote((Paragraph(Inline(WORDS)),)),), language="en")


async def test_words_that_were_divided_are_found_copied_and_marked_as_they_are() -> None:
    reader = Reader(measure=30, hyphenate=True, justify=True)
    async with Host(reader).run_test(size=(40, 20)) as pilot:
        await shown(pilot, reader, SET)
        lines = screen_of(reader)
        assert sum(line.rstrip().endswith("-") for line in lines) > 2
        assert any("  " in line.strip() for line in lines)

        reader.find(plain_marks("underestimates international").spans)
        assert len(reader.matches) == 5
        pilot.app.screen.selections = {reader: Selection(None, None)}
        copied = (pilot.app.screen.get_selected_text() or "").replace("▎", " ")
        assert " ".join(copied.split()) == WORDS

        sheet = reader.sheet
        assert sheet
        (found,) = reader.matches.on_line(0)
        columns = sheet.columns(0)
        part = sheet.part(0, columns[found[1][0]], columns[found[1][1] - 1] + 1)
        assert part
        assert "underestimates international".startswith(sheet.texts[0][part.start : part.end])


async def test_a_language_without_rules_is_not_divided() -> None:
    reader = Reader(measure=30, hyphenate=True)
    async with Host(reader).run_test(size=(40, 20)) as pilot:
        await shown(pilot, reader, replace(SET, language=""))
        assert not any(line.rstrip().endswith("-") for line in screen_of(reader))


@pytest.mark.parametrize(
    ("span", "marked"),
    [((0, 0), ""), ((1, 3), "bc"), ((2, 5), "cde"), ((4, -1), "ef"), ((0, -1), "abcdef")],
)
def test_a_selection_crosses_runs(span: tuple[int, int], marked: str) -> None:
    on, off = Ink(reverse=True), Ink(bold=True)
    pieces = highlight([("abc", off), ("def", off)], span, on)
    assert "".join(text for text, ink in pieces if ink.reverse) == marked
    assert "".join(text for text, _ in pieces) == "abcdef"


@pytest.mark.parametrize(
    "act", [Reader.top, Reader.bottom, lambda reader: reader.page(1), lambda reader: reader.move(1)]
)
async def test_an_empty_reader_bears_every_key(act: Callable[[Reader], bool]) -> None:
    reader = Reader()
    async with Host(reader).run_test() as pilot:
        await rest(pilot)
        assert act(reader) is False


async def test_what_comes_below_a_text_typesets_and_moves_nothing_of_it() -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(40, 20)) as pilot:
        await shown(pilot, reader, LONG)
        reader.bottom()
        top, progress, line = reader.scroll_offset.y, reader.progress, reader.render_line(0)
        reader.put_after(paragraphs(3))
        assert (reader.scroll_offset.y, reader.progress) == (top, progress)
        assert reader.render_line(0) is line

        sheet = reader.sheet
        reader.put_after(paragraphs(3))
        assert reader.sheet is sheet
        reader.bottom()
        assert "p2" in "".join(screen_of(reader))


async def test_who_left_in_what_is_below_a_text_is_there_again_when_that_has_come() -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(40, 20)) as pilot:
        await shown(pilot, reader, LONG)
        reader.put_after(paragraphs(30))
        reader.bottom()
        top, left = reader.scroll_offset.y, reader.left
        reader.show(2, LONG, left)
        assert reader.scroll_offset.y < top
        reader.put_after(paragraphs(30))
        assert reader.scroll_offset.y == top

        reader.show(3, LONG, left)
        reader.top()
        reader.put_after(paragraphs(30))
        assert reader.scroll_offset.y == 0


async def test_each_foreword_has_a_place_of_its_own_the_newest_above() -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(40, 20)) as pilot:
        await shown(pilot, reader, SHORT)
        reader.put_before("gist", (Paragraph(Inline("In short.")),))
        reader.put_before("answer", (Paragraph(Inline("I think")),))
        reader.put_before("gist", (Paragraph(Inline("Shorter.")),))
        assert [line.strip() for line in screen_of(reader)[:5:2]] == [
            "I think",
            "Shorter.",
            "Short",
        ]
        reader.put_before("gist", ())
        assert [line.strip() for line in screen_of(reader)[:3:2]] == ["I think", "Short"]
        reader.show(2, SHORT)
        assert screen_of(reader)[0].strip() == "Short"


async def test_what_was_typeset_beforehand_is_shown_where_the_pane_is_still_the_same() -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(40, 20)) as pilot:
        await shown(pilot, reader, SHORT)
        cast = reader.cast(LONG)
        reader.show(2, SHORT, cast=cast)
        assert "p0" in screen_of(reader)[2]
        await pilot.resize_terminal(30, 20)
        reader.show(2, SHORT, cast=cast)
        assert "Two lines." in screen_of(reader)[2]


async def test_an_article_given_to_a_hidden_reader_is_there_when_it_is_shown() -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(80, 20)) as pilot:
        await shown(pilot, reader, SHORT)
        reader.display = False
        await rest(pilot)
        reader.show(2, LONG)
        await rest(pilot)
        reader.display = True
        await rest(pilot)
        assert "Long" in screen_of(reader)[0]
        assert reader.page(1)


async def test_a_document_that_cannot_be_typeset_leaves_its_plain_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = Document((Paragraph(Inline("words", (None,))),))  # type: ignore[arg-type]  # a fault
    reader = Reader()
    async with Host(reader).run_test(size=(40, 10)) as pilot:
        reader.show(1, broken, plain="The plain words.")
        await rest(pilot)
        lines = " ".join(screen_of(reader))
        assert "could not be laid out" in lines
        assert "The plain words." in lines
    assert "cannot be typeset" in caplog.text


async def test_in_hebrew_the_letters_of_a_link_stand_together_beside_it() -> None:
    text = "שלום עולם לכל מי שקורא את Radio ועוד"
    start = text.index("Radio")
    link = Span(start, start + 5, Style.LINK, 0)
    document = Document((Paragraph(Inline(text, (link,))),), (Link("https://a.example/", "Radio"),))
    reader = Reader()
    async with Host(reader).run_test(size=(60, 6)):
        reader.show(1, document)
        labels = reader.label_links()
        labels.hints = {0: "a"}
        reader.show_labels(labels)
        line = Order().apply(list(reader.render_line(0)), Color(0, 0, 0))

    assert "דועו Radio a  תא" in "".join(segment.text for segment in line)


@pytest.mark.parametrize(
    ("text", "slanted"), [("It has to live.", True), ("“茶馆不是博物馆。”", False), ("시계", False)]
)
async def test_quotes_in_chinese_stand_upright(text: str, slanted: bool) -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(60, 6)):
        reader.show(1, Document((Quote((Paragraph(Inline(text)),)),)))
        line = reader.render_line(0)

    (style,) = (segment.style for segment in line if text in segment.text)
    assert style is not None
    assert bool(style.italic) is slanted
