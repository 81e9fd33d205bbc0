"""What a page calls related, in the shapes that pages give it."""

import pytest

from cost import cheap
from newsreader.page.main.stubs import related_html

URL = "https://post.example/a"
WHOLE = (
    '<a href="https://post.example/b">A ferry left early</a>'
    "<br>Jiji · 3 hours ago<br>The ferry left early, and nobody on the pier knew why."
)
BEGINNING = "The ferry left early, and nobody on the pier knew why."


@pytest.mark.parametrize(
    "card",
    [
        "<div><a href='/b'><span>Jiji</span><span>3 hours ago</span><h4>A ferry left early</h4>"
        f"<p>{BEGINNING}</p></a></div>",
        "<article><h3><a href='/b'>A ferry left early</a></h3><div>Jiji <b>·</b> 3 hours ago</div>"
        f"<p>{BEGINNING}</p></article>",
        "<li><a href='/b'><img></a><div><span>Jiji · 3 hours ago</span> - <span>Jiji</span></div>"
        f"<a href='/b'><h4>A ferry left early</h4></a><div>{BEGINNING}</div></li>",
        "<div><cite>Jiji</cite><time>3 hours ago</time><a href='/b'>A ferry left early</a>"
        f"<p>{BEGINNING.replace('nobody', '<i>nobody</i>')}</p></div>",
    ],
)
def test_a_related_article_keeps_source_age_and_beginning(card: str) -> None:
    other = "<div><a href='/c'>Another ferry came late</a></div>"
    found = related_html(f"<section><h2>Related Articles</h2>{card}{other}</section>", URL)
    assert found == (
        f"<h3>Related Articles</h3><ul><li>{WHOLE}</li>"
        '<li><a href="https://post.example/c">Another ferry came late</a></li></ul>'
    )


@pytest.mark.parametrize(
    ("age", "known"),
    [
        *[(age, True) for age in ("vor 3 Stunden", "il y a 2 heures", "hace un día", "há 3 dias")],
        *[(age, True) for age in ("3時間前", "5 小时前", "2시간 전", "an hour ago", "yesterday")],
        *[(age, False) for age in ("3 hours of it", "long ago", "agony")],
    ],
)
def test_an_age_is_told_in_many_languages(age: str, known: bool) -> None:
    card = f"<div><a href='/b'>A ferry left early</a><i>Jiji</i><u>{age}</u></div>"
    found = related_html(f"<section><h2>関連記事</h2>{card}</section>", URL)
    assert (f"<br>Jiji · {age}</li>" in found) is known


def test_what_leads_nowhere_or_is_under_another_heading_is_not_related() -> None:
    nowhere = "<a href='javascript:x'>Not an address at all</a>"
    assert related_html(f"<section><h2>Related</h2>{nowhere}</section>", URL) == ""
    assert related_html("<h2>Related by blood</h2><a href='/b'>A ferry left early</a>", URL) == ""


def test_what_was_paid_for_is_not_related() -> None:
    paid = "<a href='https://x.example/a?utm_source=taboola'>One weird trick with ferries</a>"
    assert related_html(f"<section><h2>You may like</h2>{paid}</section>", URL) == ""


def test_a_headline_that_is_there_twice_is_not_its_own_beginning() -> None:
    title = "A ferry left early, and nobody on the pier knew why"
    card = f"<div><span>{title}</span><a href='/b'>{title}</a></div>"
    assert related_html(f"<section><h2>Read more</h2>{card}</section>", URL).count(title) == 1


def test_nothing_of_a_stub_is_markup() -> None:
    card = "<a href='/b?x=1&amp;y=2'><h4>A &lt;b&gt; ferry left</h4><i>J&amp;J</i></a>"
    found = related_html(f"<section><h2>Read more</h2>{card}</section>", URL)
    assert '<a href="https://post.example/b?x=1&amp;y=2">A &lt;b&gt; ferry left</a>' in found
    assert "<br>J&amp;J</li>" in found


@pytest.mark.parametrize(
    "html",
    [
        "<main><a href='/n'>Our newsletter for you</a><h2>Related Articles</h2>{}</main>",
        "<section><div><h2>Related Articles</h2></div><ul><li>{}</li></ul></section>",
    ],
)
def test_only_links_after_the_heading_are_related(html: str) -> None:
    found = related_html(html.format("<a href='/b'>日銀が利上げを決定</a>"), URL)
    assert "日銀が利上げを決定" in found
    assert "newsletter" not in found


def test_links_within_links_cost_no_time() -> None:
    nested = "<a href='/b'>A ferry left early<div>" * 80
    html = f"<section><h2>Related articles</h2>{nested}</section>"
    assert "A ferry left early" in cheap(1, lambda: related_html(html, URL))
