"""What a page says of its article to machines."""

import json
from datetime import UTC, datetime

import pytest
from page_samples import PARAGRAPHS, page

from newsreader.models.fulltexts import Facts
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


def test_what_is_said_is_clean() -> None:
    found = facts_of('<meta property="og:title" content="a\x1b[31mb&#8238;c">', URL)
    assert "\x1b" not in found.title
    assert "\u202e" not in found.title
