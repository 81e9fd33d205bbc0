import pytest

from newsreader.models.document import Paragraph
from newsreader.page.body import read_body
from newsreader.page.links import Links

HOME, NEWS = '<a href="/">Home</a>', '<a href="/news">News</a>'


@pytest.mark.parametrize(
    ("first", "kept"),
    [
        (f"{HOME} > {NEWS} > Harbours", False),
        (f"{HOME} › {NEWS} › Harbours", False),
        (f"{HOME} » {NEWS}", False),
        (f"{HOME} > Harbours", True),
        (f"{HOME}, {NEWS} > Harbours", True),
        (f"Go {HOME} > {NEWS} > Harbours", True),
        ("A > B > C", True),
    ],
)
def test_the_way_to_a_page_is_no_text(first: str, kept: bool) -> None:
    body = read_body(f"<p>{first}</p><p>The text.</p>", Links("https://a.example/"))
    assert len(body.blocks) == (2 if kept else 1)


def test_further_down_it_is() -> None:
    html = "<p>The text.</p>" * 4 + f"<p>{HOME} > {NEWS} > Harbours</p>"
    last = read_body(html, Links("https://a.example/")).blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.content.text == "Home > News > Harbours"
