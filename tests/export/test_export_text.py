from newsreader.export.text import text_of


class Sheet:
    height = 2

    def plain(self, y: int, /) -> str:
        return ("Title   ", "Text")[y]


def test_a_sheet_is_printed_line_by_line_without_trailing_space() -> None:
    assert text_of(Sheet()) == "Title\nText\n"
