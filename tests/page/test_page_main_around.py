"""What a page has around its article."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsreader.page.main.around import hashtags_of, only_offers, related_html
from newsreader.page.main.leaves import leaves_of

URL = "https://post.example/a"


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("Try Our AI Features", True),
        ("Explore what Daily8 AI can do for you:", True),
        ("No comments yet...", True),
        ("Be the first to comment", True),
        ("Hashtags", True),
        ("Try as they might, the AI researchers found that the ferry had left without them", False),
        ("Comments on the ferry were many", False),
        ("AI", False),
    ],
)
def test_a_line_that_only_offers_something_is_no_text(words: str, offers: bool) -> None:
    body = LexborHTMLParser(f"<p>{words}</p>").body
    assert body is not None
    (leaf,) = leaves_of(body)
    assert only_offers(leaf) is offers


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("#chips", ("chips",)),
        ("#日本", ("日本",)),
        ("#open-source", ("open-source",)),
        ("#1", ()),
        ("C#", ()),
        ("#42fff", ()),
        ("see #chips", ()),
        ("#", ()),
    ],
)
def test_a_link_that_is_a_hashtag_is_a_topic(words: str, tags: tuple[str, ...]) -> None:
    assert hashtags_of(LexborHTMLParser(f'<a href="/t">{words}</a>')) == tags


def test_related_articles_stay_as_links() -> None:
    card = (
        '<div><a href="/b"><span>Jiji</span><h4>A ferry left early</h4><p>Long ago.</p></a></div>'
    )
    html = f"<h2>Related Articles</h2>{card}<a href='javascript:x'>Not an address at all</a>"
    assert related_html(f"<section>{html}</section>", URL) == (
        "<h3>Related Articles</h3>"
        '<ul><li><a href="https://post.example/b">A ferry left early</a></li></ul>'
    )
    assert related_html("<h2>Related by blood</h2><a href='/b'>A ferry left early</a>", URL) == ""


@pytest.mark.parametrize(
    "html",
    [
        "<main><a href='/n'>Our newsletter for you</a><h2>Related Articles</h2>{}</main>",
        "<section><div><h2>Related Articles</h2></div><ul><li>{}</li></ul></section>",
    ],
)
def test_only_links_after_the_heading_are_related(html: str) -> None:
    found = related_html(html.format("<a href='/b'>日銀が利上げを決定</a>"), URL)
    assert "日銀が利上げを決定" in found
    assert "newsletter" not in found
