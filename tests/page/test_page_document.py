import pytest
from msgspec.structs import replace
from page_article import ARTICLE

from newsreader.models.articles import Article, Enclosure, Picture
from newsreader.models.document import (
    Block,
    Details,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    Item,
    Listing,
    Paragraph,
    Quote,
    Span,
    Style,
)
from newsreader.page.byline import byline, byline_and_comments
from newsreader.page.chips import hashtag
from newsreader.page.document import article_document
from newsreader.page.links import short_address

BYLINE = "Asagiri Wire · 3 hours ago"


def blocks_after_byline(article: Article) -> tuple[Block, ...]:
    title, byline, *rest = article_document(article, BYLINE).blocks
    assert title == Heading(1, Inline("Tunnel opens", (Span(0, 12, Style.TITLE),)))
    assert byline == Paragraph(Inline(BYLINE), Style.META)
    return tuple(rest)


def test_a_document_is_title_byline_and_text() -> None:
    assert blocks_after_byline(ARTICLE) == (Paragraph(Inline("It is open.")),)


def test_a_body_that_repeats_the_title_loses_it() -> None:
    article = replace(ARTICLE, html="<h1>Tunnel Opens</h1><p>Text")
    assert blocks_after_byline(article) == (Paragraph(Inline("Text")),)


def test_an_article_without_text_says_so() -> None:
    (note,) = blocks_after_byline(replace(ARTICLE, html="<p> </p>", text=""))
    assert isinstance(note, Paragraph)
    assert (note.style, "press o" in note.content.text) == (Style.NOTE, True)


def test_the_lead_picture_comes_with_caption_and_credit() -> None:
    picture = Picture("https://img.example/a.jpg", "A tunnel", "The opening", "Cabinet Office")
    lead, _ = blocks_after_byline(replace(ARTICLE, pictures=(picture,)))
    assert lead == Figure(
        (Image("https://img.example/a.jpg", "A tunnel"),), Inline("The opening · Cabinet Office")
    )


@pytest.mark.parametrize(
    "address",
    ["https://img.example/a.jpg", "https://i0.img.example/x/a-300x200.jpg?w=640"],
)
def test_a_lead_picture_that_the_body_shows_is_not_shown_twice(address: str) -> None:
    picture = Picture(address, "A tunnel", "The opening")
    html = "<p>Text</p><img src='https://img.example/a.jpg' alt='A tunnel'>"
    kinds = [type(b) for b in blocks_after_byline(replace(ARTICLE, html=html, pictures=(picture,)))]
    assert kinds == [Paragraph, Figure]


def test_topics_are_a_line_of_hashtags() -> None:
    *_, topics = blocks_after_byline(replace(ARTICLE, topics=("chips", "US tariffs", "日銀")))
    assert topics == Paragraph(Inline("#chips #US-tariffs #日銀"), Style.TOPIC)


def test_hashtags_that_end_the_text_are_among_the_topics_only() -> None:
    html = "<p>Text</p><hr><h4>Hashtags</h4><ul><li>#Chips</li><li>#tariffs</li></ul>"
    assert blocks_after_byline(replace(ARTICLE, html=html, topics=("chips",))) == (
        Paragraph(Inline("Text")),
        Paragraph(Inline("#chips #tariffs"), Style.TOPIC),
    )


def test_a_style_ends_where_the_text_is_cut_before_its_hashtags() -> None:
    html = "<p><b>Text. #chips</b></p>"
    assert blocks_after_byline(replace(ARTICLE, html=html, topics=())) == (
        Paragraph(Inline("Text.", (Span(0, 5, Style.STRONG),))),
        Paragraph(Inline("#chips"), Style.TOPIC),
    )


def test_a_text_that_begins_with_hashtags_keeps_them() -> None:
    html = "<p>#chips</p><p>are dear.</p>"
    first = blocks_after_byline(replace(ARTICLE, html=html))[0]
    assert isinstance(first, Paragraph)
    assert (first.content.text[:1], first.style) == ("#", None)


def test_ones_own_tags_come_before_the_topics() -> None:
    article = replace(ARTICLE, tags=("later", "read me"), topics=("chips",))
    *_, labels = blocks_after_byline(article)
    assert labels == Paragraph(Inline("Tagged: later, read me · #chips"), Style.TOPIC)


def test_the_publishers_topics_come_before_those_of_the_text() -> None:
    article = replace(ARTICLE, html="<p>Text</p><p>#Chips #tariffs</p>", topics=("chips", "Japan"))
    assert blocks_after_byline(article)[1:] == (
        Paragraph(Inline("#chips #Japan #tariffs"), Style.TOPIC),
    )


@pytest.mark.parametrize(
    ("topic", "tag"), [("C++", "#C++"), ("R&B", "#R&B"), ("!!", ""), ("covid 19", "#covid-19")]
)
def test_a_hashtag_has_letters_digits_and_the_signs_of_names(topic: str, tag: str) -> None:
    assert hashtag(topic) == tag


@pytest.mark.parametrize(
    ("count", "url", "words"),
    [
        (41, "https://wire.example/c", "41 comments"),
        (1, None, "1 comment"),
        (0, None, "No comments yet"),
        (None, "https://wire.example/c", "Comments"),
    ],
)
def test_comments_say_how_many(count: int | None, url: str | None, words: str) -> None:
    article = replace(ARTICLE, comments_count=count, comments_url=url)
    texts = [b.content.text for b in blocks_after_byline(article) if isinstance(b, Paragraph)]
    assert texts == ["It is open.", words]


def test_unknown_comments_say_nothing() -> None:
    assert len(blocks_after_byline(ARTICLE)) == 1


def test_an_enclosure_says_how_long_and_how_big_it_is() -> None:
    file = Enclosure("https://cdn.example/e.mp3", "audio/mpeg", 38_000_000, 2 * 3600 + 240)
    _, embed, *_ = blocks_after_byline(replace(ARTICLE, enclosures=(file,)))
    assert isinstance(embed, Embed)
    assert embed.kind == "audio"
    assert embed.content.text == "Audio · 2 h 4 min · 38 MB · cdn.example"


def test_a_picture_enclosure_is_no_file() -> None:
    file = Enclosure("https://cdn.example/e.jpg", "image/jpeg")
    assert len(blocks_after_byline(replace(ARTICLE, enclosures=(file,)))) == 1


def test_an_aggregators_source_is_named_and_linked() -> None:
    article = replace(ARTICLE, source_name="Jiji", source_url="https://jiji.example/")
    _, source, *_ = blocks_after_byline(article)
    assert source == Paragraph(Inline("From Jiji", (Span(5, 9, Style.LINK, 0),)), Style.META)


def test_the_links_are_listed_at_the_end_with_their_numbers() -> None:
    html = "<p><a href='/a?b=c'>one</a> <a href='https://www.other.example/'>other</a></p>"
    document = article_document(replace(ARTICLE, html=html), BYLINE)
    heading, listing = document.blocks[-2:]
    assert heading == Heading(3, Inline("Links"))
    assert isinstance(listing, Listing)
    assert listing.items[0] == Item(
        (
            Paragraph(
                Inline(
                    "[1] one — wire.example/a?b=c",
                    (Span(0, 3, Style.MARKER, 0), Span(4, 28, Style.META, 0)),
                )
            ),
        )
    )
    assert [link.text for link in document.links] == ["one", "other"]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/", "example.org"),
        ("https://example.org/a/b#c", "example.org/a/b"),
        ("https://example.org/a?" + "x" * 80, "example.org/a?…"),
        ("https://example.org/" + "a" * 80, "example.org/" + "a" * 47 + "…"),
        ("mailto:a@example.org", "a@example.org"),
    ],
)
def test_addresses_are_shortened(url: str, shown: str) -> None:
    assert short_address(url) == shown


def test_a_title_from_the_network_is_cleaned_again() -> None:
    document = article_document(replace(ARTICLE, title="\x1b]0;x\x07Tunnel\nopens"), "by\x9bline")
    title, byline, *_ = document.blocks
    assert isinstance(title, Heading)
    assert title.content.text == "]0;xTunnel opens"
    assert byline == Paragraph(Inline("byline"), Style.META)


@pytest.mark.parametrize(
    ("count", "url", "feed", "words"),
    [
        (None, None, None, ""),
        (None, "https://wire.example/c", None, "comments"),
        (None, None, "https://wire.example/feed", "comments"),
        (0, "https://wire.example/c", None, "no comments yet"),
        (0, None, None, "no comments yet"),
        (1, None, None, "1 comment"),
        (1370, None, None, "1,370 comments"),
    ],
)
def test_the_byline_tells_none_so_many_and_unknown_apart(
    count: int | None, url: str | None, feed: str | None, words: str
) -> None:
    article = replace(ARTICLE, comments_count=count, comments_url=url, comments_feed=feed)
    said = byline_and_comments(article).removeprefix(byline(article))

    assert said.replace("\N{NO-BREAK SPACE}", " ") == (f" · {words}" if words else "")


def test_the_persons_notes_stand_below_the_byline() -> None:
    first, text = blocks_after_byline(replace(ARTICLE, notes=("Ask Ada.\x1b\n\nSoon.",)))

    assert first == Quote(
        (
            Details(
                Inline("Your note"),
                (Paragraph(Inline("Ask Ada.")), Paragraph(Inline("Soon."))),
                bare=True,
            ),
        ),
        upright=True,
    )
    assert text == Paragraph(Inline("It is open."))
