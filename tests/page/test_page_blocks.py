import pytest

from newsreader.models.document import (
    Block,
    Code,
    Definitions,
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
    Rule,
    Span,
    Style,
)
from newsreader.page.body import read_body
from newsreader.page.links import Links

BASE = "https://example.org/news/1"


def blocks(html: str) -> tuple[Block, ...]:
    return read_body(html, Links(BASE)).blocks


def words(text: str) -> Paragraph:
    return Paragraph(Inline(text))


def item(text: str) -> Item:
    return Item((words(text),))


def only_text(html: str) -> str:
    (block,) = blocks(html)
    assert isinstance(block, Paragraph)
    return block.content.text


TEXTS = [
    ("white space folds across elements", "<p>a <b> b</b>\n c</p>", "a b c"),
    ("no space appears where there is none", "<p>a<b>b</b>c</p>", "abc"),
    ("a no-break space is kept", "<p>a&nbsp;b</p>", "a\xa0b"),
    ("one break ends the line", "<p>a <br> b</p>", "a\nb"),
    ("superscript digits", "<p>x<sup>10</sup></p>", "x¹⁰"),
    ("subscript digits", "<p>H<sub>2</sub>O</p>", "H₂O"),
    ("a letter or two", "<p>a<sub>k</sub> M<sup>me</sup></p>", "aₖ Mᵐᵉ"),
    ("other superscripts", "<p>x<sup>abc</sup></p>", "x^abc"),
    ("a footnote's brackets", "<p>x<sup>[3]</sup></p>", "x³"),
    ("a footnote after another", "<p>x<sup>[3]</sup><sup>[4]</sup>.</p>", "x³\xa0⁴."),
    ("the arrow back", '<p>Said so. <a href="#r1">↩︎</a></p>', "Said so."),
    ("an arrow that is text", '<p>Go <a href="https://a.example/">↑</a></p>', "Go ↑"),
    ("off the screen", '<p><span class="off-screen">Media caption</span> He said.</p>', "He said."),
    ("other subscripts", "<p>x<sub>a b</sub></p>", "x_(a b)"),
    ("ordinals stay words", "<p>1<sup>st</sup></p>", "1st"),
    ("ruby", "<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby></p>", "漢字(かんじ)"),
    ("quotation marks", "<p><q>yes</q></p>", "“yes”"),
    ("a formula's TeX", '<p><math alttext="x^2"></math></p>', "x^2"),
    (
        "TeX annotation",
        "<p><math><annotation encoding='application/x-tex'>\\pi</annotation></math></p>",
        "\\pi",
    ),
    ("a drawing's title", "<p>a <svg><title>Chart</title><path/></svg></p>", "a Chart"),
    (
        "abbreviations are spelled out once",
        "<p><abbr title='World Bank'>WB</abbr> <abbr title='World Bank'>WB</abbr></p>",
        "WB (World Bank) WB",
    ),
    ("emoji pictures are text", "<p>a <img class=emoji alt='😀' src=x.png></p>", "a 😀"),
    ("scripts and forms say nothing", "<p>a<script>x</script><button>b</button></p>", "a"),
    ("hidden text is hidden", "<p>a<span style='display: none'>b</span><i hidden>c</i></p>", "a"),
    ("escapes in entities are cleaned", "<p>a&#27;[31m&#x202e;b</p>", "a[31mb"),
    ("text outside of any element", "just <i>so</i>", "just so"),
    ("a noscript around text", "<noscript>plain</noscript>", "plain"),
]


@pytest.mark.parametrize(("html", "text"), [row[1:] for row in TEXTS], ids=[r[0] for r in TEXTS])
def test_running_text(html: str, text: str) -> None:
    assert only_text(html) == text


def test_styles_become_spans_that_nest() -> None:
    html = "<p><b>bold <i>both</i></b> <kbd>q</kbd> <del>old</del></p>"
    assert blocks(html) == (
        Paragraph(
            Inline(
                "bold both q old",
                (
                    Span(0, 9, Style.STRONG),
                    Span(5, 9, Style.EMPHASIS),
                    Span(10, 11, Style.KEY),
                    Span(12, 15, Style.STRIKE),
                ),
            )
        ),
    )


def test_a_style_around_paragraphs_holds_in_each() -> None:
    first, second = blocks("<b><p>one</p><p>two</p></b>")
    assert first == Paragraph(Inline("one", (Span(0, 3, Style.STRONG),)))
    assert second == Paragraph(Inline("two", (Span(0, 3, Style.STRONG),)))


def test_a_link_does_not_reach_over_the_space_beside_it() -> None:
    assert blocks("<p>a<a href=/x> b </a>c</p>") == (
        Paragraph(Inline("a b c", (Span(2, 3, Style.LINK, 0),))),
    )


def test_a_link_around_blocks_is_in_them() -> None:
    links = Links(BASE)
    body = read_body("<a href=/x><h3>Title</h3><p>Text</p></a>", links)
    assert body.blocks == (
        Heading(3, Inline("Title", (Span(0, 5, Style.LINK, 0),))),
        Paragraph(Inline("Text", (Span(0, 4, Style.LINK, 0),))),
    )


def test_a_distinct_address_has_one_number_in_order_of_appearance() -> None:
    links = Links(BASE)
    read_body("<p><a href=/b>b</a> <a href=/a>a</a> <a href='https://example.org/b'>b</a>", links)
    assert [link.url for link in links.all()] == ["https://example.org/b", "https://example.org/a"]


@pytest.mark.parametrize(
    "href",
    ["#note", BASE + "#note", "javascript:alert(1)", "file:///etc/passwd", "http://[::1", "", " "],
)
def test_what_leads_nowhere_is_only_text(href: str) -> None:
    links = Links(BASE)
    body = read_body(f'<p><a href="{href}">text</a></p>', links)
    assert body.blocks == (words("text"),)
    assert links.all() == ()


def test_two_breaks_divide_paragraphs() -> None:
    assert blocks("one<br>line<br><br>two") == (words("one\nline"), words("two"))


def test_text_between_blocks_becomes_paragraphs() -> None:
    assert blocks("a<p>b</p>c<hr>d") == (words("a"), words("b"), words("c"), Rule(), words("d"))


def test_a_heading_keeps_level_and_anchor() -> None:
    assert blocks("<h2 id=top>A <i>b</i></h2>") == (
        Heading(2, Inline("A b", (Span(2, 3, Style.EMPHASIS),)), "top"),
    )


def test_lists_nest_and_keep_their_start() -> None:
    html = "<ul><li>a<ol start=9><li>b</li></ol></li><li>c</li></ul>"
    assert blocks(html) == (
        Listing((Item((words("a"), Listing((item("b"),), ordered=True, start=9))), item("c"))),
    )


def test_a_list_directly_in_a_list_belongs_to_the_item_before() -> None:
    assert blocks("<ul><li>a</li><ul><li>b</li></ul></ul>") == (
        Listing((Item((words("a"), Listing((item("b"),)))),)),
    )


def test_a_list_alone_in_an_item_has_no_bullet_of_its_own() -> None:
    assert blocks("<ul><li><ul><li>a<li>b</ul></ul>") == (Listing((item("a"), item("b"))),)
    assert blocks("<ul><li>a<li><ul><li>b</ul></ul>") == (
        Listing((Item((words("a"), Listing((item("b"),)))),)),
    )


def test_a_list_counts_as_its_publisher_does() -> None:
    assert blocks("<ol type=a><li>a</ol>") == (Listing((item("a"),), ordered=True, numerals="a"),)
    assert blocks("<ul type=disc><li>a</ul>") == (Listing((item("a"),)),)


def test_a_list_of_pictures_has_no_bullets() -> None:
    html = "<ul><li><img src=/a.png alt=Boats><li><img src=/b.png alt=Nets></ul>"
    first, second = blocks(html)
    assert isinstance(first, Figure)
    assert isinstance(second, Figure)


def test_a_reversed_list_counts_down() -> None:
    assert blocks("<ol reversed><li>a<li>b<li>c</ol>") == (
        Listing((item("a"), item("b"), item("c")), ordered=True, start=3, step=-1),
    )


def test_items_with_paragraphs_make_a_loose_list() -> None:
    (listing,) = blocks("<ul><li><p>a</p></li><li>b</li></ul>")
    assert isinstance(listing, Listing)
    assert not listing.tight


def test_definitions() -> None:
    assert blocks("<dl><dt>T</dt><dd>one</dd><dd>two</dd></dl>") == (
        Definitions(((Inline("T"), (words("one\ntwo"),)),)),
    )


def test_quotes_nest() -> None:
    assert blocks("<blockquote>a<blockquote>b</blockquote></blockquote>") == (
        Quote((words("a"), Quote((words("b"),)))),
    )


def test_details_are_open() -> None:
    assert blocks("<details><summary>S</summary><p>x</p></details>") == (
        Details(Inline("S"), (words("x"),)),
    )


CODE = [
    ("<pre>a\n\tb  \n\n</pre>", Code("a\n    b")),
    ("<pre>a<br>b</pre>", Code("a\nb")),
    ('<pre><code class="language-Py"><span class=k>def</span> f</code></pre>', Code("def f", "py")),
    ('<div class="highlight-source-shell"><pre>ls</pre></div>', Code("ls", "shell")),
    ("<pre data-lang=rust>x</pre>", Code("x", "rust")),
    ("<pre class='language-none'>x</pre>", Code("x")),
    ("<pre><span class=lineno>1</span>x</pre>", Code("x")),
]


@pytest.mark.parametrize(("html", "code"), CODE)
def test_code_keeps_its_white_space_and_language(html: str, code: Code) -> None:
    assert blocks(html) == (code,)


def test_code_beside_its_line_numbers_is_only_code() -> None:
    html = "<table><tr><td class=gutter><pre>1\n2</pre><td class=code><pre>a\nb</pre></table>"
    assert blocks(html) == (Code("a\nb"),)


def test_a_figure_has_its_caption_with_the_credit() -> None:
    html = (
        "<figure><img src=a.jpg alt=Cat><figcaption>A cat. <small>AP</small></figcaption></figure>"
    )
    assert blocks(html) == (
        Figure((Image("https://example.org/news/a.jpg", "Cat"),), Inline("A cat. AP")),
    )


def test_a_gallery_is_one_figure_unless_its_pictures_have_captions() -> None:
    plain = "<figure><img src=a.jpg><img src=b.jpg><figcaption>Both</figcaption></figure>"
    (figure,) = blocks(plain)
    assert isinstance(figure, Figure)
    assert (len(figure.images), figure.caption) == (2, Inline("Both"))
    one = "<figure><img src={0}.jpg><figcaption>{0}</figcaption></figure>"
    nested = f"<figure>{one.format('a')}{one.format('b')}</figure>"
    assert [f.caption for f in blocks(nested) if isinstance(f, Figure)] == [
        Inline("a"),
        Inline("b"),
    ]


def test_a_figure_around_code_is_code_with_a_caption() -> None:
    assert blocks("<figure><pre>x</pre><figcaption>Listing 1</figcaption></figure>") == (
        Code("x"),
        Paragraph(Inline("Listing 1"), Style.CAPTION),
    )


PICTURES = [
    (
        "lazy",
        "<img src='data:image/gif;base64,R0' data-src=/a.jpg alt=A>",
        "https://example.org/a.jpg",
    ),
    (
        "largest of srcset",
        "<img srcset='/s.jpg 320w, /l.jpg 1280w' alt=A>",
        "https://example.org/l.jpg",
    ),
    (
        "picture's source",
        "<picture><source srcset='/p.webp 2x'><img alt=A></picture>",
        "https://example.org/p.webp",
    ),
    (
        "placeholder",
        "<img src=/placeholder.png data-original=/a.jpg alt=A>",
        "https://example.org/a.jpg",
    ),
]


@pytest.mark.parametrize(("html", "url"), [r[1:] for r in PICTURES], ids=[r[0] for r in PICTURES])
def test_a_picture_is_found_where_it_really_is(html: str, url: str) -> None:
    assert blocks(html) == (Figure((Image(url, "A"),)),)


@pytest.mark.parametrize(
    "html",
    [
        "<img src=/a.gif width=1 height=1 alt=x>",
        "<img src=https://pixel.wp.com/b.gif>",
        "<img src=https://feeds.feedburner.com/~r/x/1>",
        "<img src=https://medium.com/_/stat?event=post>",
        "<img>",
    ],
)
def test_pictures_that_count_readers_are_dropped(html: str) -> None:
    assert blocks(f"<p>text{html}</p>") == (words("text"),)


def test_a_lazy_picture_and_its_noscript_twin_are_one() -> None:
    html = "<img data-src=/a.jpg alt=A><noscript><img src=/a.jpg alt=A></noscript>"
    assert len(blocks(html)) == 1


def test_neither_is_one_with_blanks() -> None:
    (figure,) = blocks("<img src=/a.png alt='Mozilla dinosaur head logo.png'>")
    assert isinstance(figure, Figure)
    assert figure.images[0].alt == ""


def test_a_file_name_is_no_alt_text_and_a_title_is_a_caption() -> None:
    assert blocks("<img src=/a.jpg alt='IMG_1234.jpg'>") == (
        Figure((Image("https://example.org/a.jpg", ""),)),
    )
    assert blocks("<img src=/a.jpg alt=Comic title='The joke.'>") == (
        Figure((Image("https://example.org/a.jpg", "Comic"),), Inline("The joke.")),
    )


EMBEDS = [
    (
        "<iframe src='https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0' "
        "title='YouTube video player'></iframe>",
        ("video", "YouTube video", "https://www.youtube.com/watch?v=abcdefghijk"),
    ),
    (
        "<video src=/v.mp4 title='The launch'></video>",
        ("video", "Video: The launch · example.org", "https://example.org/v.mp4"),
    ),
    (
        "<audio><source src='https://cdn.example/e.mp3'></audio>",
        ("audio", "Audio: cdn.example", "https://cdn.example/e.mp3"),
    ),
    (
        "<iframe src='https://maps.example/x'></iframe>",
        ("frame", "Embedded page: maps.example", "https://maps.example/x"),
    ),
]


@pytest.mark.parametrize(("html", "expected"), EMBEDS)
def test_an_embed_says_what_it_is_and_leads_there(
    html: str, expected: tuple[str, str, str]
) -> None:
    links = Links(BASE)
    (embed,) = read_body(html, links).blocks
    assert isinstance(embed, Embed)
    assert (embed.kind, embed.content.text, links.all()[0].url) == expected


def test_adverts_and_empty_frames_are_dropped() -> None:
    assert blocks("<iframe src='https://x.doubleclick.net/a'></iframe><iframe></iframe>") == ()
