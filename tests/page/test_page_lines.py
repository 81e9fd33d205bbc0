import re
from pathlib import Path

import pytest
from page_article import NOW

from newsreader.demo.canned import dated
from newsreader.models.parsed import NotAFeed, ParsedEntry
from newsreader.page.body import read_body
from newsreader.page.flatten import lines_of
from newsreader.page.lines import lines_in
from newsreader.page.links import Links
from newsreader.parse.feed import parse_feed

OWN = "https://wire.example/2026/tunnel"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "feeds"
DEMO = Path(__file__).parents[2] / "src" / "newsreader" / "demo" / "feeds"


def words_of_blocks(html: str, own: str | None) -> list[str]:
    blocks = read_body(html, Links(own=(own,))).blocks
    return " ".join(line.text for line in lines_of(blocks)).split()


def words_of_lines(html: str, own: str | None) -> list[str]:
    return " ".join(lines_in(html, Links(own=(own,))).every).split()


@pytest.mark.parametrize(
    "html",
    [
        "plain text &amp; nothing else\n\nsecond paragraph",
        "<p>One <b>t</b>wo.</p>three<br>four<div>five<p>six</div>",
        "<ul><li>a<ul><li>b</ul><li>c</ul><ol start=3><li>d</ol>",
        '<p hidden>no</p><p style="display: none">no</p><p>yes',
        "<script>no</script><style>no</style><template>no</template><p>yes",
        "<p>x<sup>2</sup>, H<sub>2</sub>O, 1<sup>st</sup>",
        "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を読む",
        '<p>He said <q>no</q>. <abbr title="World Health Organization">WHO</abbr>',
        '<img src=a.jpg alt="A cat"><p>text<img src=b.jpg alt="A dog" title="Rex">',
        '<img src=a.jpg alt="A cat"><noscript><img src=a.jpg alt="A cat"></noscript>',
        "<img width=1 height=1 src=t.gif alt=counter><p>text",
        '<p>Good <img class=emoji alt="☺" src=s.png> day',
        "<figure><img src=x.jpg><figcaption>A caption</figcaption></figure><p>text",
        "<pre>def f():\n    return 1</pre><p>text",
        "<table><tr><th>x<th>y<tr><td>1<td>2</table>",
        '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe><p>text',
        "<details><summary>More</summary><p>of it</details>",
        "<dl><dt>term<dd>meaning</dl>",
        "<p>text</p><div class=sharedaddy>Share this</div>",
        '<p>text <a href="https://www.facebook.com/sharer/sharer.php?u=x">Share</a>',
        '<p>text <a href="/x">Tweet this</a></p><p><a href="/y">a link</a> in a text',
        f'<p>The text goes on. <a href="{OWN}">Continue reading</a></p>',
        f'<p>The text. <a href="/other">Other</a> <a href="{OWN}#comments">3 comments</a>',
        f'<p>Whole.</p><p>The post <a href="{OWN}">Tunnel</a> appeared first on '
        '<a href="https://wire.example">Wire</a>.</p>',
        f'<p>See <a href="{OWN}">yesterday\u2019s report</a> for more of it.',
        "&lt;p&gt;escaped &lt;b&gt;twice&lt;/b&gt;&lt;/p&gt;",
        '<math><annotation encoding="application/x-tex">a^2</annotation></math> is a formula',
        "<svg><title>A drawing</title><path/></svg><p>text",
        '<a href="/x"><h3>A linked heading</h3><p>and its text</a>',
    ],
)
def test_lines_have_the_words_that_blocks_have(html: str) -> None:
    assert words_of_lines(html, OWN) == words_of_blocks(html, OWN)


def test_captions_players_and_code_are_no_prose() -> None:
    html = (
        "<p>One.</p><figure><img src=x.jpg alt=cat><figcaption>Its<br>caption</figcaption></figure>"
        "<pre>code</pre><video src=v.mp4></video><div class=wp-caption-text>Another</div><p>Two."
    )

    lines = lines_in(html, Links("https://wire.example/"))

    assert lines.prose == ["One.", "Two."]
    assert lines.every[:5] == ["One.", "cat", "Its", "caption", "code"]
    assert lines.every[-2:] == ["Another", "Two."]


def test_what_nests_without_end_still_gives_its_text_in_time() -> None:
    assert lines_in("<b>" * 100_000 + "the end", Links()).every == ["the end"]


@pytest.mark.parametrize(
    "text", ["\ufdd3a\ufdd5\ufdd5", "\ufdd5\ufdd3", "\ufdd1\ufdd0\ufdd2", "\ufdd4"]
)
def test_marks_of_ours_in_a_text_do_no_harm(text: str) -> None:
    html = f"<p>before</p><p>{text} <a href={OWN}>own</a></p><p>after"

    lines = lines_in(html, Links(own=(OWN,))).every

    assert (lines[0], lines[-1]) == ("before", "after")
    assert not re.search("[\ufdd0-\ufdef]", "".join(lines))


def agreement(entries: list[ParsedEntry]) -> float:
    """The share of entries whose words are the same, addresses apart: blocks shorten them."""
    same = sum(
        [word for word in words_of_lines(one.html, one.link) if "." not in word]
        == [word for word in words_of_blocks(one.html, one.link) if "." not in word]
        for one in entries
    )
    return same / len(entries)


def test_the_demos_articles_have_the_same_words_either_way() -> None:
    entries: list[ParsedEntry] = []
    for path in sorted(DEMO.iterdir()):
        text = dated(path.read_text(encoding="utf-8"), NOW)
        entries += parse_feed(text.encode(), "https://demo.example/feed").entries

    assert agreement(entries) == 1.0


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_the_corpus_articles_have_the_same_words_either_way() -> None:
    entries: list[ParsedEntry] = []
    for path in sorted(CORPUS.iterdir())[::3]:
        try:
            entries += parse_feed(path.read_bytes(), "https://corpus.example/feed").entries[:30]
        except NotAFeed:
            continue

    assert agreement(entries) > 0.97
