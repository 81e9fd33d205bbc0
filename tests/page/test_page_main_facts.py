"""What a page says of its article to machines."""

import json
from datetime import UTC, datetime

import pytest
from page_samples import PARAGRAPHS, page

from cost import cheap
from newsreader.models.fulltexts import Facts
from newsreader.page.main.dates import moment_of
from newsreader.page.main.facts import facts_of

URL = "https://post.example/a/harbour?utm_source=x"
OPEN_GRAPH = """
<meta property="og:title" content="Harbour opens | Lyngdal Post">
<meta property="og:site_name" content="Lyngdal Post">
<meta property="og:image" content="/lead.jpg">
<meta property="article:published_time" content="2026-11-25T07:30:00+00:00">
<meta property="article:tag" content="Harbours"><meta property="article:tag" content="Ferries">
<meta name="author" content="Ada Berg"><meta name="description" content="After two years.">
<link rel="canonical" href="https://post.example/harbour">
"""


def test_open_graph_says_all_of_it() -> None:
    assert facts_of(page(*PARAGRAPHS, head=OPEN_GRAPH), URL) == Facts(
        title="Harbour opens",
        author="Ada Berg",
        site="Lyngdal Post",
        description="After two years.",
        picture="https://post.example/lead.jpg",
        published=datetime(2026, 11, 25, 7, 30, tzinfo=UTC),
        language="en",
        topics=("Harbours", "Ferries"),
        canonical="https://post.example/harbour",
    )


@pytest.mark.parametrize(
    "author", ["Ada Berg", {"@type": "Person", "name": "Ada Berg"}, [{"name": "Ada Berg"}]]
)
def test_json_ld_says_it_in_several_forms(author: object) -> None:
    said = {"@graph": [{"@type": ["NewsArticle"], "headline": "Harbour", "author": author}]}
    found = facts_of(f'<script type="application/ld+json">{json.dumps(said)}</script>', URL)
    assert (found.title, found.author) == ("Harbour", "Ada Berg")


def test_a_byline_on_the_page_is_the_last_to_be_asked() -> None:
    assert facts_of(page("<p class=byline>By Ada Berg</p>", *PARAGRAPHS), URL).author == "Ada Berg"


@pytest.mark.parametrize(
    ("told", "heading", "title"),
    [
        ("Harbour opens after two years | Post.example", "Harbour opens after two years", True),
        ("Post.example · Harbour opens after two years", "Harbour opens after two years", False),
        ("Harbour opens after two years", "Harbour opens", False),
        ("Harbour opens", "Harbour opens after two years", False),
    ],
)
def test_a_title_is_the_page_s_heading_without_what_stands_behind_that(
    told: str, heading: str, title: bool
) -> None:
    html = f'<meta property="og:title" content="{told}"><h1>{heading}</h1>'
    assert facts_of(html, URL).title == (heading if title else told)


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<meta property="og:title"><meta name="author" content="https://social.example/ada">',
    ],
)
def test_nonsense_says_nothing(head: str) -> None:
    found = facts_of(page(*PARAGRAPHS, head=head), URL)
    assert (found.title, found.author) == ("Harbour opens | Lyngdal Post", "")


NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
EARLY = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2026-11-25T07:30:00Z", EARLY),
        ("2026-11-25T08:30+0100", EARLY),
        ("2026-11-25 07:30:00", EARLY),
        ("Wed, 25 Nov 2026 07:30:00 GMT", EARLY),
        ("2026-11-25", NOON),
        ("2026/11/25", NOON),
        ("20261125", NOON),
        ("05/06/2026", None),
        ("25.11.2026", None),
        ("2026", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("9999-12-31T23:59:59-23:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_read_where_it_means_one_day(said: str, moment: datetime | None) -> None:
    assert moment_of(said) == moment


def script(said: str) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle",{said}}}</script>'


LATER = '<time datetime="2026-11-26">the day after</time>'


@pytest.mark.parametrize(
    "html",
    [
        '<meta name="DC.Date.Issued" content="2026-11-25">',
        '<meta name="date" content="x"><meta name="publish_date" content="2026-11-25">',
        script('"datePublished":"2026-11-25"') + '<meta name="date" content="2026-11-26">',
        f'<h1>A</h1><time itemprop="datePublished">2026-11-25</time>{LATER}',
        f'<h1>A</h1><p><time pubdate datetime="2026-11-25">today</time></p>{LATER}',
        f'<article><h1>A</h1><time datetime="2026-11-25">today</time></article>{LATER}',
        f'<main><header><h1>A</h1></header><footer><time datetime="2026-11-25"></time></footer>'
        f"<aside>{LATER}</aside><div class=comments>{LATER}</div><article>{LATER}</article></main>",
        '<h1>A</h1><time class=published datetime="2026-11-25"></time>'
        '<time class="entry updated" datetime="2026-11-26"></time>'
        '<time itemprop=dateModified datetime="2026-11-26"></time>',
    ],
)
def test_the_day_of_publication_is_known_by_what_it_is_marked_with(html: str) -> None:
    assert facts_of(html, URL).published == NOON


@pytest.mark.parametrize(
    "html",
    [
        f'<h1>A</h1><time datetime="2026-11-25">one</time>{LATER}',
        "<i itemprop=datePublished>2026-11-25</i><i itemprop=datePublished>2026-11-26</i>",
        f"<h1>News</h1><main>{LATER}</main><main>{LATER.replace('26', '24')}</main>",
        f"<main><h1>A</h1></main>{LATER}",
        LATER,
        '<h1>A</h1><time datetime="PT3M">3 minutes</time>',
    ],
)
def test_where_a_page_names_no_day_or_several_none_is_taken(html: str) -> None:
    assert facts_of(html, URL).published is None


def test_what_is_said_is_clean() -> None:
    found = facts_of('<meta property="og:title" content="a\x1b[31mb&#8238;c">', URL)
    assert "\x1b" not in found.title
    assert "\u202e" not in found.title


def test_a_long_list_for_machines_costs_no_time() -> None:
    said = "[" + "1," * 150_000 + '{"@type": "NewsArticle", "headline": "Tunnel opens"}]'
    html = f"<script type='application/ld+json'>{said}</script>"
    assert cheap(1, lambda: facts_of(html, URL)).title == "Tunnel opens"
