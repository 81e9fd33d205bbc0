"""Captions that neither a class nor a credit names: their place alone tells."""

import pytest
from page_samples import PARAGRAPHS, page

from newsreader.page.main.article import MainArticle, main_article

CAPTION = "Divers bring up old stones in the autumn."
FIGURE = f'<figure><img src="/lead.jpg"><figcaption>{CAPTION}</figcaption></figure>'


@pytest.mark.parametrize(
    "parts",
    [
        (*PARAGRAPHS[:2], f'<div><img src="/lead.jpg"><div>{CAPTION}</div></div>', *PARAGRAPHS[2:]),
        (f'<div><img src="/lead.jpg"><p>{CAPTION}</p></div>', f"<div>{''.join(PARAGRAPHS)}</div>"),
        (f'<img src="/lead.jpg"><p>{CAPTION}</p>', f"<section>{''.join(PARAGRAPHS)}</section>"),
    ],
    ids=["in the text", "above the text", "below a bare picture"],
)
def test_the_only_words_with_a_picture_are_its_caption(parts: tuple[str, ...]) -> None:
    found = main_article(page(*parts), "https://post.example/a")
    assert isinstance(found, MainArticle)
    assert FIGURE in found.html
