import asyncio
import base64
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.color import Color

from newsreader.imaging.shrinking import shrink
from newsreader.models.document import Document, Figure, Inline, Paragraph
from newsreader.models.document import Image as Shown
from newsreader.models.pictures import KeptPicture
from newsreader.view.bidi.order import Order
from newsreader.view.panes.reader import Reader
from newsreader.view.pictures.kitty import MARKS, Pixels, transmission
from newsreader.view.pictures.lens import painter
from newsreader.view.pictures.manner import Manner
from newsreader.view.pictures.panels import Cut, Panel, blocks, half_blocks
from newsreader.view.pictures.wall import Paint
from waiting import until

URL = "https://img.example/a.jpg"


@pytest.fixture
def kept(tmp_path: Path) -> KeptPicture:
    """Red above, blue below."""
    image = Image.new("RGB", (640, 320), "red")
    image.paste("blue", (0, 160, 640, 320))
    packed = BytesIO()
    image.save(packed, "PNG")
    path = tmp_path / "a.webp"
    path.write_bytes(shrink(packed.getvalue()).content)
    return KeptPicture(URL, path, 640, 320)


@pytest.mark.parametrize("paint", [blocks, half_blocks])
def test_a_half_block_is_two_pixels(paint: Paint, kept: KeptPicture) -> None:
    panel = paint(kept.path, Cut(8, 3))
    middle = panel.rows[1][0].style

    assert ["".join(cell.text for cell in row) for row in panel.rows] == ["▀" * 8] * 3
    assert middle is not None
    assert middle.color is not None
    assert middle.bgcolor is not None
    upper, lower = middle.color.get_truecolor(), middle.bgcolor.get_truecolor()
    assert min(upper.red, lower.blue) > 200
    assert max(upper.blue, lower.red) < 60


@pytest.mark.parametrize(
    ("quarters", "sign"),
    [
        ("####", "▀"),
        ("##..", "▀"),
        ("..##", "▄"),
        ("#.#.", "▌"),
        (".#.#", "▐"),
        ("#...", "▘"),
        (".#..", "▝"),
        ("..#.", "▖"),
        ("...#", "▗"),
        ("#..#", "▚"),
        (".##.", "▞"),
        ("###.", "▛"),
        (".###", "▟"),
    ],
)
def test_a_cell_has_the_shape_of_what_is_lighter_in_it(
    quarters: str, sign: str, tmp_path: Path
) -> None:
    image = Image.new("RGB", (64, 64), "navy")
    for at, quarter in enumerate(quarters):
        left, top = 32 * (at % 2), 32 * (at // 2)
        image.paste("yellow" if quarter == "#" else "navy", (left, top, left + 32, top + 32))
    path = tmp_path / "q.webp"
    image.save(path, "WEBP", lossless=True)

    assert blocks(path, Cut(1, 1)).rows[0][0].text == sign


def test_neighbours_that_look_alike_are_one_segment(kept: KeptPicture) -> None:
    assert len(blocks(kept.path, Cut(40, 2)).rows[0]) == 1


def test_a_picture_that_is_gone_is_a_panel_without_rows(tmp_path: Path) -> None:
    gone = tmp_path / "gone.webp"

    assert blocks(gone, Cut(8, 4)).rows == Pixels((10, 20)).paint(gone, Cut(8, 4)).rows == ()


def test_kitty_is_sent_the_picture_once_and_shown_it_by_placeholders(kept: KeptPicture) -> None:
    panel = Pixels((10, 20)).paint(kept.path, Cut(20, 5))
    pieces = re.findall(r"\x1b_G(.*?);(.*?)\x1b\\", panel.before)
    content = base64.b64decode("".join(piece for _, piece in pieces))
    with Image.open(BytesIO(content)) as image:
        assert (image.format, image.size) == ("PNG", (200, 100))

    number = int(re.search(r"i=(\d+)", pieces[0][0])[1])  # type: ignore[index]
    ink = panel.rows[0][0].style
    assert {"a=T", "U=1", "f=100", "c=20", "r=5", "q=2"} <= set(pieces[0][0].split(","))
    assert ink is not None
    assert ink.color is not None
    assert ink.color.get_truecolor() == (number >> 16, number >> 8 & 255, number & 255)
    assert f"i={number}" in panel.after
    assert panel.after.startswith("\x1b_Ga=d,d=I")


def test_no_two_pictures_have_the_same_number_whoever_paints_them(kept: KeptPicture) -> None:
    """Else the one alone on the screen replaces that in the text, which then goes with it."""
    panels = [Pixels((10, 20)).paint(kept.path, Cut(4, 2)) for _ in range(2)]

    assert len({panel.after for panel in panels}) == 2


def test_every_placeholder_says_its_row_and_column(kept: KeptPicture) -> None:
    rows = Pixels((10, 20)).paint(kept.path, Cut(20, 5)).rows
    (cells,) = rows[3]

    assert cell_len(cells.text) == 20
    assert cells.text[3:6] == "\U0010eeee" + MARKS[3] + MARKS[1]


def test_marks_of_hebrew_letters_do_not_turn_a_picture_around(kept: KeptPicture) -> None:
    row = list(Pixels((10, 20)).paint(kept.path, Cut(120, 80)).rows[79])

    assert Order().apply(row, Color(0, 0, 0)) is row


def test_the_marks_are_those_of_the_protocol() -> None:
    assert len(MARKS) == len(set(MARKS)) == 297
    assert (ord(MARKS[0]), ord(MARKS[1]), ord(MARKS[-1])) == (0x305, 0x30D, 0x1D244)


@pytest.mark.parametrize("size", [1, 3071, 3072, 3073, 10_000])
def test_a_picture_travels_in_pieces_that_a_terminal_accepts(size: int) -> None:
    pieces = re.findall(r"\x1b_G(.*?);(.*?)\x1b\\", transmission(b"x" * size, 7, 2, 2))

    assert base64.b64decode("".join(piece for _, piece in pieces)) == b"x" * size
    assert all(len(piece) <= 4096 for _, piece in pieces)
    assert [head.split("m=")[1] for head, _ in pieces] == ["1"] * (len(pieces) - 1) + ["0"]


class Host(App[None]):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def compose(self) -> ComposeResult:
        yield self.reader


DOCUMENT = Document(
    (
        Paragraph(Inline("Before it.")),
        Figure((Shown(URL, "Red over blue"),), Inline("A caption")),
        *(Paragraph(Inline(f"Paragraph {number}.")) for number in range(30)),
    )
)


def lines_of(reader: Reader) -> list[str]:
    return [reader.render_line(y).text.rstrip() for y in range(reader.size.height)]


async def until_painted(reader: Reader) -> None:
    await until(lambda: any("▀" in line for line in lines_of(reader)))


async def test_a_picture_is_shown_in_its_article_and_scrolls_with_it(kept: KeptPicture) -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(60, 30)):
        reader.hanging.paint_with(painter(Manner.BLOCKS, (10, 20)))
        reader.show(1, DOCUMENT, pictures={URL: kept})
        await until_painted(reader)
        before = lines_of(reader)
        assert [line.strip().count("▀") for line in before[2:14]] == [48] * 12
        assert [line.strip() for line in before[14:16]] == ["Red over blue", "A caption"]
        reader.move(5)
        assert lines_of(reader)[:20] == before[5:25]


@pytest.mark.parametrize("manner", [None, Manner.OFF])
async def test_without_colours_the_words_stand_for_it(
    kept: KeptPicture, manner: Manner | None
) -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(60, 30)):
        if manner:
            reader.hanging.paint_with(painter(manner, (10, 20)))
        reader.show(1, DOCUMENT, pictures={URL: kept})
        assert [line.strip() for line in lines_of(reader)[2:4]] == ["▣ Red over blue", "A caption"]


async def test_a_picture_that_comes_later_leaves_what_is_read_where_it_is(
    kept: KeptPicture,
) -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(60, 12)):
        reader.hanging.paint_with(painter(Manner.BLOCKS, (10, 20)))
        reader.show(1, DOCUMENT)
        reader.move(20)
        before = lines_of(reader)
        reader.hang(2, {URL: kept})
        assert lines_of(reader) == before
        reader.hang(1, {URL: kept})
        assert lines_of(reader) == before
        reader.top()
        await until_painted(reader)


async def test_a_file_that_is_gone_leaves_an_empty_frame(kept: KeptPicture) -> None:
    kept.path.unlink()
    reader = Reader()
    async with Host(reader).run_test(size=(60, 30)) as pilot:
        reader.hanging.paint_with(painter(Manner.BLOCKS, (10, 20)))
        reader.show(1, DOCUMENT, pictures={URL: kept})
        await pilot.pause(0.1)
        assert lines_of(reader)[14].strip() == "Red over blue"
        assert {len(reader.render_line(y).text) for y in range(30)} == {reader.size.width}


async def test_a_low_pane_shows_words_only(kept: KeptPicture) -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(60, 8)):
        reader.hanging.paint_with(painter(Manner.BLOCKS, (10, 20)))
        reader.show(1, DOCUMENT, pictures={URL: kept})
        assert lines_of(reader)[2].strip() == "▣ Red over blue"


@pytest.mark.parametrize("size", [(24, 12), (40, 20), (80, 24), (200, 60)])
async def test_every_line_is_as_wide_as_the_pane(kept: KeptPicture, size: tuple[int, int]) -> None:
    reader = Reader()
    async with Host(reader).run_test(size=size):
        reader.hanging.paint_with(painter(Manner.BLOCKS, (10, 20)))
        reader.show(1, DOCUMENT, pictures={URL: kept})
        await until_painted(reader)
        widths = {cell_len(reader.render_line(y).text) for y in range(size[1])}
        assert widths == {reader.size.width}


async def test_what_flies_by_is_not_painted(kept: KeptPicture) -> None:
    painted = []

    def paint(path: Path, cut: Cut) -> Panel:
        painted.append(path.name)
        return blocks(path, cut)

    reader = Reader()
    async with Host(reader).run_test(size=(60, 30)):
        reader.hanging.paint_with(paint)
        for number in range(20):
            path = kept.path.with_name(f"{number}.webp")
            path.write_bytes(kept.path.read_bytes())
            reader.show(number, DOCUMENT, pictures={URL: KeptPicture(URL, path, 640, 320)})
            lines_of(reader)
            await asyncio.sleep(0.005)
        await until_painted(reader)
        assert painted[-1] == "19.webp"
        assert len(painted) < 5


async def test_pixels_stand_on_the_ground_of_the_page(kept: KeptPicture) -> None:
    reader = Reader()
    async with Host(reader).run_test(size=(60, 30)):
        reader.hanging.paint_with(Pixels((10, 20)).paint)
        reader.show(1, DOCUMENT, pictures={URL: kept})
        await until(lambda: "\U0010eeee" in reader.render_line(5).text)
        line = reader.render_line(5)
        assert line.text.count("\U0010eeee") == 48
        assert {segment.style.bgcolor for segment in line if segment.style} == {
            reader.ink("reader--text").bgcolor
        }
