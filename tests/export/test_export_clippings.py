from datetime import UTC, datetime

from newsreader.export.clippings import clippings_of
from newsreader.models.highlights import Highlight, Passage
from newsreader.models.places import Place

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def highlight(article_id: int, quote: str, note: str = "", link: str | None = None) -> Highlight:
    passage = Passage(Place(0, 0), quote)
    return Highlight(1, article_id, passage, note, NOON, f"Title *{article_id}*", "Asagiri", link)


def test_articles_have_their_passages_and_notes_together() -> None:
    text = clippings_of(
        [
            highlight(2, "One\n\ntwo [3]", "My note", "https://a.example/2"),
            highlight(1, "Other"),
            highlight(1, "", "On all of it"),
            highlight(2, "Three"),
        ]
    )
    assert text == (
        "## [Title \\*2\\*](https://a.example/2)\n\nAsagiri\n\n"
        "> One\n>\n> two \\[3\\]\n\nMy note\n\n> Three\n\n"
        "## Title \\*1\\*\n\nAsagiri\n\n> Other\n\nOn all of it\n"
    )


def test_nothing_is_no_text() -> None:
    assert clippings_of([]) == ""


def test_nothing_of_a_highlight_is_markdowns() -> None:
    note = "- milk\n2. bread\n===\n~~no~~"
    text = clippings_of([highlight(1, "# One\n--", note, "https://a.example/b_(c)d)")])
    assert "(https://a.example/b_%28c%29d%29)\n" in text
    assert "> \\# One\n> \\--\n" in text
    assert "\\- milk\n2\\. bread\n\\===\n\\~\\~no\\~\\~\n" in text
