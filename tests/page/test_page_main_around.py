"""What a page has around its article."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsreader.page.main.around import hashtags_of, only_offers
from newsreader.page.main.leaves import leaves_of


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
