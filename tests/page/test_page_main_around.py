"""What a page has around its article."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsreader.page.main.around import hashtags_of, only_offers, without_surroundings
from newsreader.page.main.leaves import Leaf, leaves_of

PROSE = f"<p>{'The ferry left early, and nobody on the pier knew why it had. ' * 3}</p>"


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("Try Our AI Features", True),
        ("Explore what Daily8 AI can do for you:", True),
        ("No comments yet...", True),
        ("Be the first to comment", True),
        ("Hashtags", True),
        ("コメントはまだありません", True),
        ("Testen Sie unsere KI-Funktionen", True),
        ("Aucun commentaire pour le moment", True),
        ("Try as they might, the AI researchers found that the ferry had left without them", False),
        ("Comments on the ferry were many", False),
        ("AI", False),
    ],
)
def test_a_line_that_only_offers_something_is_no_text(words: str, offers: bool) -> None:
    (leaf,) = leaves_in(f"<p>{words}</p>")
    assert only_offers(leaf) is offers


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        ("#chips", ("chips",)),
        ("#日本", ("日本",)),
        ("#open-source", ("open-source",)),
        ("#1", ()),
        ("C#", ()),
        ("#42fff2", ()),
        ("see #chips", ()),
        ("#", ()),
    ],
)
def test_a_link_that_is_a_hashtag_is_a_topic(words: str, tags: tuple[str, ...]) -> None:
    assert hashtags_of(LexborHTMLParser(f'<a href="/t">{words}</a>')) == tags


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<h3>Hashtags</h3><a href=/j>Japan</a><a href=/n>Nvidia</a>", ("Japan", "Nvidia")),
        (
            "<h3>Tags:</h3><ul><li><a href=/j>Japan</a><li><a href=/s>South Sea</a></ul><p>On</p>",
            ("Japan", "South Sea"),
        ),
        ("<h3>Hashtags</h3><h3>Comments</h3><a href=/j>Japan</a>", ()),
        ("<h3>Hashtags</h3><a href=/j>Japan offers to buy chips</a>", ()),
        ("<h3>Tags</h3>" + "<div><a href=/j>Japan</a></div>" * 13, ()),
        ("<p>Hashtags are signs</p><a href=/j>Japan</a>", ()),
    ],
)
def test_links_below_the_name_of_hashtags_are_topics_too(html: str, tags: tuple[str, ...]) -> None:
    assert hashtags_of(LexborHTMLParser(html)) == tags


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<nav><a href=/t>#offers</a></nav><div><div>#chips</div></div>", ("chips",)),
        ("<header><a href=/t>#offers</a></header><p>#chips #ferries</p>", ("chips", "ferries")),
        ("<article><header><a href=/t>#chips</a></header><p>Text</p></article>", ("chips",)),
        ("<main><aside>#offers</aside><footer>#chips</footer></main>", ("chips",)),
    ],
)
def test_hashtags_of_a_menu_are_no_topics(html: str, tags: tuple[str, ...]) -> None:
    assert hashtags_of(LexborHTMLParser(html)) == tags


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (f"<p>Asagiri Wire · 23-05-2026 14:05</p>{PROSE}", 1),
        (f"<p>By Ada Berg</p>{PROSE}", 2),
        (f"{PROSE}<h3>Comments</h3>{PROSE}", 3),
        (f"{PROSE}<h3>3 comments</h3><p>First!</p>", 1),
        (f"{PROSE}<h3>Related articles</h3><a href=/b>A ferry left</a>{PROSE}", 1),
        (f"{PROSE}<h3>Read more</h3><a href=/b>A ferry left</a>{PROSE}{PROSE}", 5),
        (f"{PROSE}<p>Tags: #chips #ferries</p>", 1),
        ("<h3>Comments</h3><p>23.05.2026</p>", 2),
        (f"<p>Ferries</p><h3>Read more</h3><a href=/b>One</a><br><a href=/c>Two</a>{PROSE}", 4),
        (f"<figure><img src=/a.jpg><figcaption>Pier, 23.05.2026</figcaption></figure>{PROSE}", 2),
    ],
)
def test_what_hangs_above_and_below_an_article_goes(html: str, kept: int) -> None:
    assert len(without_surroundings(leaves_in(html))) == kept


@pytest.mark.parametrize(("links", "prose", "kept"), [(3, 3, 1), (2, 3, 5), (1, 1, 3)])
def test_links_that_were_not_kept_tell_that_an_article_is_over(
    links: int, prose: int, kept: int
) -> None:
    cards = "<h4><a href=/b>A ferry left</a></h4>" * links + PROSE * prose
    foot = "<footer><a href=/x>Terms</a></footer>"
    every = leaves_in(f"{PROSE}<h3>Related articles</h3>{cards}{foot}")
    chosen = [leaf for leaf in every if not leaf.links]
    assert len(without_surroundings(chosen, every)) == kept


def leaves_in(html: str) -> list[Leaf]:
    body = LexborHTMLParser(html).body
    assert body is not None
    return list(leaves_of(body))
