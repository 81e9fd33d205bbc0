"""What real feeds put around their texts, seen in the corpus: none of it is read aloud."""

import pytest
from msgspec.structs import replace
from page_article import ARTICLE

from newsreader.models.articles import Enclosure, Picture, Transcript
from newsreader.models.document import (
    Definitions,
    Embed,
    Figure,
    Heading,
    Image,
    Inline,
    Paragraph,
    Style,
    Table,
)
from newsreader.page.body import read_body
from newsreader.page.chrome import is_button, is_permalink, leads_on, shares
from newsreader.page.document import article_document
from newsreader.page.flatten import lines_of
from newsreader.page.links import Links
from newsreader.page.text import excerpt, extract

OWN = "https://wire.example/tunnel"
COMMENTS = "https://wire.example/tunnel/comments"


def text_of(html: str) -> str:
    body = read_body(html, Links(OWN, (OWN, COMMENTS)))
    return "\n".join(line.text for line in lines_of(body.blocks))


def texts_of_document(html: str, title: str = "Tunnel opens") -> list[str]:
    document = article_document(replace(ARTICLE, html=html, title=title), "")
    return [line.text for line in lines_of(document.blocks)]


@pytest.mark.parametrize(
    ("url", "shared"),
    [
        ("https://www.facebook.com/sharer.php?u=https%3A%2F%2Fx.example", True),
        ("https://twitter.com/intent/tweet?text=x", True),
        ("http://twitter.com/home?status=x", True),
        ("https://x.com/share?url=y", True),
        ("https://www.addtoany.com/share#url=y", True),
        ("http://feeds.feedburner.com/~ff/Wire?a=1", True),
        ("https://twitter.com/someone/status/1", False),
        ("https://x.com/someone", False),
        ("https://www.facebook.com/somebody", False),
        ("https://notfacebook.com.example/page", False),
        ("https://shareholders.example/share/price", False),
    ],
)
def test_share_links_are_known_by_their_address(url: str, shared: bool) -> None:
    assert shares(url) is shared


@pytest.mark.parametrize("label", ["Add to Facebook", "Share on Google+", "Tweet This!", "Email"])
def test_buttons_are_known_by_their_label(label: str) -> None:
    assert is_button(label)


@pytest.mark.parametrize("label", ["", "Facebook", "Twitter", "Share prices fell", "print media"])
def test_words_that_only_name_a_service_are_no_button(label: str) -> None:
    assert not is_button(label)


@pytest.mark.parametrize(
    "words",
    ["Continue reading...", "Read more", "Weiterlesen", "Lire la suite", "Läs mer »", "続きを読む"],
)
def test_the_way_to_the_rest_is_known_in_many_languages(words: str) -> None:
    assert leads_on(words)
    html = f"<p>It is open.</p><p><a href='{OWN}/?utm_source=rss'>{words}</a></p>"
    body = read_body(html, Links(OWN, (OWN,)))
    assert (text_of(html), body.cut_short) == ("It is open.", True)


@pytest.mark.parametrize("words", ["#", "∞ Permalink", "[comments]", "★", "41 comments", ""])
def test_permalinks_say_nothing_of_their_own(words: str) -> None:
    assert is_permalink(words)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"<p>Text <a href='{OWN}'>Read more</a> &raquo;</p>", "Text"),
        (f"<p>Text […] <a href='{OWN}#more-7'>More</a></p>", "Text […]"),
        (f"<p>Text</p><p><a href='{OWN}'>∞ Permalink</a></p>", "Text"),
        (f"Text<p><a href='{OWN}'>Read more of this story</a> at Slashdot.</p>", "Text"),
        (f"by <a href='/u'>x</a><br><a href='{COMMENTS}'>[comments]</a>", "by x"),
        (f"<p>See <a href='{OWN}'>the opening</a> again.</p>", "See the opening again."),
        (
            f"<p>Text</p><p>Der Beitrag <a href='{OWN}'>Tunnel</a> erschien zuerst auf "
            "<a href='https://wire.example'>Wire</a>.</p>",
            "Text",
        ),
        ("<a href='https://x.com/share?u=1'><img src='i.png' alt='x'></a>Text", "Text"),
        ("<a href='https://go.example/1'><img src='i.png' alt='Add to Digg'></a>Text", "Text"),
        ("<div class='sharedaddy sd-block'>Share this: …</div>Text", "Text"),
        ("<p>Text</p><div class='feedflare'><a href='/x'>flare</a></div>", "Text"),
        (
            "<a href='/full.jpg'><span class='v6-visually-hidden'>View fullsize</span></a>Text",
            "Text",
        ),
        ("<p>Text</p><iframe src='https://slashdot.org/slashdot-it.pl?op=d'></iframe>", "Text"),
    ],
)
def test_chrome_goes_and_prose_stays(html: str, text: str) -> None:
    assert text_of(html) == text


def test_a_link_to_the_article_itself_is_no_link() -> None:
    html = "<p><a href='http://www.wire.example/tunnel/'>It</a> is <a href='/map'>open</a>.</p>"
    document = article_document(replace(ARTICLE, html=html), "")
    assert [link.url for link in document.links] == ["https://wire.example/map"]


def test_a_feed_that_gives_the_beginning_only_says_so() -> None:
    *_, note = article_document(
        replace(ARTICLE, html=f"<p>Text</p><a href='{OWN}'>Continue reading</a>"), ""
    ).blocks
    assert note == Paragraph(
        Inline("The feed has only the beginning: press o for the page, x to bring its text."),
        Style.NOTE,
    )


def test_a_body_that_is_only_a_link_to_its_comments_is_no_text() -> None:
    html = f"<a href='{COMMENTS}'>Comments</a>"
    assert extract(html, (OWN, COMMENTS)).text == ""
    article = replace(ARTICLE, html=html, text="", comments_url=COMMENTS)
    texts = [line.text for line in lines_of(article_document(article, "").blocks)]
    assert texts[:3] == [
        "Tunnel opens",
        "Only the headline is here: press o for the page, x to bring its text.",
        "Comments",
    ]


def test_a_podcast_needs_no_text() -> None:
    file = Enclosure("https://cdn.example/e.mp3", None, 38_000_000)
    article = replace(ARTICLE, html="", text="", enclosures=(file,))
    _, embed, *_ = article_document(article, "").blocks
    assert isinstance(embed, Embed)
    assert embed.content.text == "Audio · 38 MB · cdn.example"


def test_the_same_file_in_several_formats_is_named_once() -> None:
    files = tuple(Enclosure(f"https://cdn.example/{n}", "video/mp4", None, 60) for n in "abc")
    kinds = [type(b) for b in article_document(replace(ARTICLE, enclosures=files), "").blocks]
    assert kinds.count(Embed) == 1


def test_a_picture_without_a_type_is_still_no_file() -> None:
    file = Enclosure("https://cdn.example/e.JPG", None)
    kinds = [type(b) for b in article_document(replace(ARTICLE, enclosures=(file,)), "").blocks]
    assert Embed not in kinds


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Tunnel Opens</h1><p>Text",
        "<p>Tunnel opens</p><p>Text",
        "<img src='a.jpg'><img src='b.jpg'><h2>Tunnel&nbsp;opens</h2><p>Text",
        "<hr><p><b>Tunnel opens</b></p><p>Text",
    ],
)
def test_the_title_is_not_said_twice(html: str) -> None:
    assert texts_of_document(html) == ["Tunnel opens", "Text"]


def test_the_title_is_not_said_again_by_a_picture() -> None:
    html = "<img src='a.jpg' alt='Tunnel opens'><p>Text"
    assert texts_of_document(html) == ["Tunnel opens", "Text"]


@pytest.mark.parametrize("html", ["<p>Tunnel opens", "<p>Tunnel <a href='/x'>opens</a></p><p>Text"])
def test_a_repeated_title_stays_where_it_says_more(html: str) -> None:
    assert texts_of_document(html)[1] == "Tunnel opens"


def test_an_untitled_article_begins_with_its_byline() -> None:
    document = article_document(replace(ARTICLE, title=""), "Wire · 3 hours ago")
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph]


@pytest.mark.parametrize(
    "alt",
    ["IMG_0642", "2013-06-13 18.05.34", "photo.jpg", "image", "Picture 3", "image from x.com"],
)
def test_names_of_files_are_no_description(alt: str) -> None:
    assert text_of(f"<img src='a.jpg' alt='{alt}' title='{alt}'>") == ""


def test_pictures_in_a_row_of_which_nothing_is_said_are_one_figure() -> None:
    blocks = read_body("<img src=a><br><img src=b><p>x</p><img src=c>", Links(OWN)).blocks
    assert [len(b.images) for b in blocks if isinstance(b, Figure)] == [2, 1]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (f"<a href='{OWN}'><img src=a></a><p>x", 0),
        ("<img src=a width=140 height=140><p>x", 0),
        (f"<a href='{OWN}'><img src=a></a>", 1),
        (f"<a href='{OWN}'><img src=a alt='A tunnel'></a><p>x", 1),
        ("<img src=a width=640 height=140><p>x", 1),
        ("<img src=a><p>x", 1),
    ],
)
def test_thumbnails_beside_a_text_are_left_out(html: str, shown: int) -> None:
    blocks = read_body(html, Links(OWN, (OWN,))).blocks
    assert sum(isinstance(block, Figure) for block in blocks) == shown


def test_a_lead_picture_of_which_nothing_is_said_is_to_be_seen_only() -> None:
    article = replace(ARTICLE, pictures=(Picture("https://img.example/a.jpg"),))
    lead = Figure((Image("https://img.example/a.jpg", ""),), silent=True)
    assert article_document(article, "").blocks[1] == lead
    article = replace(article, html="", text="")
    assert any(isinstance(block, Figure) for block in article_document(article, "").blocks)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<a href=/x>Deal</a>&nbsp;&nbsp;<i>CNN</i>", "Deal CNN"),
        ("<p>One.&nbsp; Two.</p>", "One. Two."),
        ("<p>Roses<br>&nbsp;&nbsp;are red</p>", "Roses\n\xa0\xa0are red"),
    ],
)
def test_space_that_only_pushes_apart_is_narrowed(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("One <b>x</b>\nTwo\n\nThree\n", "One x\nTwo\nThree"),
        ("<p>One\n\ntwo</p>", "One two"),
    ],
)
def test_lines_count_where_no_element_divides_them(html: str, text: str) -> None:
    assert text_of(html) == text


def test_bare_addresses_are_links_and_long_ones_are_shortened() -> None:
    long = "https://www.video.example/playlist?list=" + "a" * 60
    links = Links(OWN)
    body = read_body(f"<p>See {long}, <code>https://x.example</code><br>http://y.example.", links)
    assert "\n".join(line.text for line in lines_of(body.blocks)) == (
        "See video.example/playlist?…, https://x.example\nhttp://y.example."
    )
    assert [link.url for link in links.all()] == [long, "http://y.example"]


def test_an_address_that_is_its_own_link_is_shortened_too() -> None:
    url = "https://www.video.example/" + "a" * 60
    assert text_of(f"<a href='{url}'>{url}</a>") == f"video.example/{'a' * 45}…"
    assert text_of(f"<code>{url}</code>") == url


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            '<td>host = &lt;a href="https://x.example"&gt;https://x.example&lt;/a&gt;</td>',
            "host = https://x.example",
        ),
        (
            '<code>&lt;a href="https://x.example"&gt;x&lt;/a&gt;</code>',
            '<a href="https://x.example">x</a>',
        ),
    ],
)
def test_links_that_were_escaped_twice_are_read_as_their_words(html: str, text: str) -> None:
    assert text_of(html) == text


def test_a_table_of_names_and_values_is_read_as_definitions() -> None:
    rows = "<tr><th>Tags</th><td><table><tr><td>a = 1<tr><td>b = 2<tr><td>c = 3</table></td></tr>"
    (block,) = read_body(f"<table>{rows}</table>", Links(OWN)).blocks
    assert block == Definitions(((Inline("Tags"), (Paragraph(Inline("a = 1\nb = 2\nc = 3")),)),))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;p&gt;A &amp;amp; B&lt;/p&gt;&lt;p&gt;C&lt;/p&gt;", "A & B\nC"),
        ("<!-- x -->&lt;div&gt;A&lt;/div&gt; by <a href=/u>me</a>", "A\nby me"),
        ("<p>Close it by <code>&lt;/p&gt;</code></p>", "Close it by </p>"),
    ],
)
def test_a_body_that_was_escaped_twice_is_still_html(html: str, text: str) -> None:
    assert text_of(html) == text


def test_two_header_rows_that_fill_each_others_gaps_are_one() -> None:
    head = "<thead><tr><th></th><th>5y</th></tr><tr><th>Date</th><th></th></tr></thead>"
    html = f"<table>{head}<tr><th>1989</th><td>13.5</td></tr></table>"
    (table,) = read_body(html, Links(OWN)).blocks
    assert isinstance(table, Table)
    assert [cell.content.text for cell in table.rows[0]] == ["Date", "5y"]
    assert (len(table.rows), table.header_rows) == (2, 1)


@pytest.mark.parametrize("text", ["a" * 40, "a " * 20])
def test_every_link_stands_on_one_line_of_the_footer(text: str) -> None:
    html = f"<a href='https://www.video.example/{'b' * 90}'>{text}</a>"
    document = article_document(replace(ARTICLE, html=html), "")
    assert len(list(lines_of(document.blocks))[-1].text) <= 78


def test_rules_at_both_ends_divide_nothing() -> None:
    blocks = read_body("<hr><p>a</p><hr><p>b</p><hr>", Links(OWN)).blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Rule", "Paragraph"]


def test_an_excerpt_is_prose() -> None:
    html = "<img src=a alt='A map'><iframe src='https://youtu.be/x'></iframe><p>It is open.</p>"
    found = extract(html)
    assert (excerpt(found.prose), "A map" in found.text) == ("It is open.", True)


def test_a_heading_in_an_untitled_article_stays() -> None:
    blocks = article_document(replace(ARTICLE, title="", html="<h2>A</h2>b"), "").blocks
    assert isinstance(blocks[0], Heading)


def test_transcripts_and_chapters_stand_beside_the_recording() -> None:
    article = replace(
        ARTICLE,
        enclosures=(Enclosure("https://cdn.example/e.mp3", "audio/mpeg"),),
        transcripts=(
            Transcript("https://cdn.example/e.json", "application/json"),
            Transcript("https://cdn.example/e.html", "text/html"),
            Transcript("https://cdn.example/e.de.vtt", "text/vtt", "de", captions=True),
        ),
        chapters_url="https://cdn.example/chapters.json",
    )
    document = article_document(article, "")
    files = [block.content.text for block in document.blocks if isinstance(block, Embed)]
    assert files == [
        "Audio · cdn.example",
        "Transcript · cdn.example",
        "Transcript · de · cdn.example",
        "Chapters · cdn.example",
    ]
    assert "https://cdn.example/e.html" in [link.url for link in document.links]


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://play.example/1", ["Player: play.example"]),
        ("https://youtu.be/x", ["YouTube video"]),
        ("https://wire.example/tunnel", []),
    ],
)
def test_a_player_is_a_page_of_its_own(url: str, words: list[str]) -> None:
    article = replace(ARTICLE, enclosures=(Enclosure(url, "text/html"),))
    blocks = article_document(article, "").blocks
    assert [block.content.text for block in blocks if isinstance(block, Embed)] == words
