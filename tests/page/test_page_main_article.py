"""The article of a web page, without what stands around it."""

import json
from pathlib import Path

import pytest
from page_samples import PARAGRAPHS, page
from selectolax.lexbor import LexborHTMLParser

from cost import cheap
from newsreader.models.sites import SiteRule
from newsreader.page.main.article import MainArticle, NoArticle, main_article
from newsreader.page.main.sites import is_selector
from newsreader.page.main.words import agreement, words_of
from newsreader.page.text import plain_text

PAGES = Path(__file__).parents[3] / "shared" / "corpus" / "pages"
"""Mozilla's test pages, of which Readability.js says what the article is."""
URL = "https://post.example/harbour"
ONE, TWO, THREE, FOUR = PARAGRAPHS


def article(html: str) -> MainArticle:
    found = main_article(html, URL)
    assert isinstance(found, MainArticle), found
    return found


def tree(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(article(html).html)


def test_the_text_is_kept_and_what_stands_around_it_is_not() -> None:
    text = article(page(*PARAGRAPHS)).text
    for paragraph in PARAGRAPHS:
        assert plain_text(paragraph) in text
    for chrome in ("Sport", "Related stories", "Whale seen", "inbox", "First!", "rights reserved"):
        assert chrome not in text


def test_structure_stays_as_it_was() -> None:
    found = tree(
        page(
            ONE,
            "<h2>What it cost</h2>",
            TWO,
            "<ul><li>Stones, brought up by divers in the autumn</li>"
            "<li>Wood, from the forest above the town</li></ul>",
            "<blockquote><p>A bench is not a roof, and a roof is not a bench.</p></blockquote>",
            THREE,
            "<pre><code>pier --open --at dawn --with ferry</code></pre>",
            "<table><tr><th>Year</th><th>Ferries</th></tr><tr><td>2024</td><td>three</td></tr></table>",
            FOUR,
        )
    )
    kept = {tag: len(found.css(tag)) for tag in ("h2", "li", "blockquote", "pre", "table", "b")}
    assert kept == {"h2": 1, "li": 2, "blockquote": 1, "pre": 1, "table": 1, "b": 1}


def test_links_for_those_who_write_the_page_go() -> None:
    edit = '<span class="mw-editsection">[<a href="/edit?section=1">edit</a>]</span>'
    found = article(page(ONE, f"<h2>What it cost{edit}</h2>", TWO, THREE, FOUR))
    assert "What it cost" in found.text.splitlines()
    assert "edit" not in found.html


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img src=/pier.jpg><figcaption>The pier at dawn. A. Berg</figcaption></figure>",
        "<div class=image><img src=/pier.jpg><p class='photo-caption'>The pier at dawn. Photo: "
        "A. Berg</p></div>",
        "<figure><img class=lazy data-src=/pier.jpg src='data:image/gif;base64,R0'><noscript><img "
        "src=/pier.jpg></noscript><figcaption>The pier at dawn. A. Berg</figcaption></figure>",
    ],
)
def test_a_picture_within_the_text_keeps_its_caption(figure: str) -> None:
    found = tree(page(ONE, TWO, figure, THREE, FOUR)).css_first("figure")
    assert found is not None
    caption = found.css_first("figcaption")
    assert caption is not None
    assert caption.text().startswith("The pier at dawn.")
    assert "/pier.jpg" in (found.html or "")


def test_the_picture_above_the_text_comes_along() -> None:
    lead = "<figure><img src=/lead.jpg><figcaption>The first ferry</figcaption></figure>"
    found = tree(page(*PARAGRAPHS, before=lead))
    assert [img.attributes["src"] for img in found.css("img")] == ["/lead.jpg"]


def test_counters_icons_and_logos_do_not() -> None:
    found = tree(
        page(
            ONE,
            "<img src=/count.gif width=1 height=1><img src=/face.png width=32 height=32>",
            TWO,
            "<div class='share-bar'><img src=/tweet.png>Share this</div>",
            THREE,
            FOUR,
        )
    )
    assert found.css("img") == []


def test_a_text_that_stands_twice_on_the_page_is_read_once() -> None:
    again = f"<div class=print-version>{''.join(PARAGRAPHS)}</div>"
    html = page(*PARAGRAPHS).replace("</main>", f"</main>{again}")
    assert article(html).text.count("The harbour of Lyngdal opened") == 1


def test_what_is_hidden_is_not_read() -> None:
    trap = "<p style='display: none'>Buy the harbour now at a price that nobody has ever seen.</p>"
    assert "Buy the harbour" not in article(page(ONE, TWO, trap, THREE, FOUR)).text


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "No article was found on the page."),
        ("<html><body><div id=app></div></body></html>", "No article was found on the page."),
        (
            "<body><p>Please enable JavaScript to continue to this application.</p></body>",
            "The page shows its text only to browsers, or to those who sign in.",
        ),
        (
            "<body><main><p>We value your privacy. Accept all cookies to read this article, or "
            "choose which of our 812 partners may store them on your device.</p></main></body>",
            "The page shows its text only to browsers, or to those who sign in.",
        ),
        (
            "<body><main>"
            + "".join(
                f"<p><a href=/{n}>Headline {n} of a day in the harbour, where much was seen</a></p>"
                for n in range(30)
            )
            + "</main></body>",
            "The page is a list of links.",
        ),
    ],
)
def test_a_page_without_an_article_says_why(html: str, reason: str) -> None:
    assert main_article(html, URL) == NoArticle(reason)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + "deep" + "</div>" * 50_000,
        "<b>" * 20_000 + "x",
        "<table>" * 2_000,
        "<!--" * 10_000,
        "\0\ud800<p>" * 1_000,
        "<a href='javascript:alert(1)'>" * 3_000,
    ],
)
def test_hostile_pages_end_soon_and_never_raise(html: str) -> None:
    cheap(5, lambda: main_article(html, URL))


def test_a_japanese_article_is_found() -> None:
    parts = [
        "<p>港は月曜日の朝に開かれ、最初のフェリーが夜明けとともに出航した。乗客は十一人と犬が一匹だった。</p>",
        "<p>当局によると、新しい桟橋の費用は予定より少なかった。古い石を再び使うことができたためである。</p>",
        "<p>町議会は春にもう一度この問題を検討する予定であり、最初の冬の数字を待っている。</p>",
    ]
    text = article(page(*parts)).text
    assert all(plain_text(part) in text for part in parts)
    assert "Whale" not in text


def test_a_rule_says_what_to_keep_and_what_to_drop() -> None:
    html = page(ONE, "<div class=fact>Lyngdal has 10,000 people.</div>", TWO, "<i>kept</i>")
    rule = SiteRule("post.example", keep=(".story",), drop=(".fact", "h1"))
    found = main_article(html, "https://www.post.example/a", [rule])
    assert isinstance(found, MainArticle)
    assert found.text.endswith("kept")
    assert "10,000" not in found.text
    elsewhere = main_article(html, "https://washingtonpost.example/a", [rule])
    assert isinstance(elsewhere, MainArticle)
    assert "10,000" in elsewhere.text


def test_what_is_no_selector_is_passed_over() -> None:
    rule = SiteRule("post.example", keep=("p[",), drop=("::", ".fact"))
    found = main_article(page(ONE, "<p class=fact>Ten.</p>", TWO, THREE), URL, [rule])
    assert isinstance(found, MainArticle)
    assert "Ten." not in found.text


def test_selectors_are_known_from_other_words() -> None:
    assert is_selector("article > p.lead")
    assert not is_selector("p[")


@pytest.mark.skipif(not PAGES.exists(), reason="the shared pages are not here")
def test_the_corpus_is_read_as_it_should_be() -> None:
    """Its smaller half, in a seventh of the time; benchmarks/extraction.py reads all of it."""
    pages = sorted(PAGES.iterdir(), key=lambda folder: (folder / "source.html").stat().st_size)
    scores = []
    for folder in pages[: len(pages) // 2]:
        found = main_article((folder / "source.html").read_text("utf-8"), "http://example.com/a")
        expected = LexborHTMLParser((folder / "expected.html").read_text("utf-8")).body
        assert expected is not None
        html = found.html if isinstance(found, MainArticle) else ""
        body = LexborHTMLParser(html).body
        assert body is not None
        have, want = (words_of(one.text(separator=" ")) for one in (body, expected))
        scores.append(1.0 if have == want else agreement(have, want))
    assert sum(scores) / len(scores) >= 0.975


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("One ferry.\\n\\nTwo ferries.", "One ferry.\nTwo ferries."),
        ("<p>One <b>ferry</b>.</p><p>Two ferries.</p>", "One ferry.\nTwo ferries."),
        ("One &amp; only ferry, 3 < 4.", "One & only ferry, 3 < 4."),
    ],
)
def test_what_a_page_tells_machines_alone_is_read(body: str, text: str) -> None:
    told = f'{{"@type": "NewsArticle", "image": ["/a.jpg"], "articleBody": "{body}"}}'
    html = f'<body><script type="application/ld+json">{told}</script><div id=app></div></body>'
    assert [line for line in article(html).text.splitlines() if line] == text.splitlines()


def test_what_a_page_shows_is_better_than_what_it_tells_machines() -> None:
    told = '{"@type": "NewsArticle", "articleBody": "Buy the harbour."}'
    html = page(*PARAGRAPHS, head=f'<script type="application/ld+json">{told}</script>')
    assert "Buy the harbour" not in article(html).text


def test_a_teaser_gives_way_to_the_whole_text_that_machines_are_told() -> None:
    whole = " ".join(plain_text(paragraph) for paragraph in PARAGRAPHS)
    said = json.dumps({"@type": "NewsArticle", "articleBody": whole})
    html = page(ONE, head=f'<script type="application/ld+json">{said}</script>')
    assert plain_text(FOUR) in article(html).text
