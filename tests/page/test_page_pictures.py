import pytest
from msgspec.structs import replace
from page_article import ARTICLE

from newsreader.models.articles import Picture
from newsreader.page.document import article_document
from newsreader.page.pictures import MOST, images_in, pictures_of

LEAD = Picture("https://img.example/lead.jpg")


def wanted(html: str, *pictures: Picture) -> tuple[str, ...]:
    return pictures_of(replace(ARTICLE, html=html, pictures=pictures))


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ('<img src="a.jpg">', "https://wire.example/a.jpg"),
        ('<img src="//cdn.example/a.jpg">', "https://cdn.example/a.jpg"),
        ('<img src="https://x.example/~media/a.jpg">', "https://x.example/~media/a.jpg"),
        ('<img src="https://pixels.example/a.jpg">', "https://pixels.example/a.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="/b.jpg">', "https://wire.example/b.jpg"),
        ('<img src="/spacer.gif" data-lazy-src="/b.jpg">', "https://wire.example/b.jpg"),
        ('<img data-orig-file="https://x.example/o.jpg">', "https://x.example/o.jpg"),
        (
            '<img src="/s.jpg" srcset="/s.jpg 320w, /m.jpg 1024w, /l.jpg 2048w">',
            "https://wire.example/m.jpg",
        ),
        ('<img src="/s.jpg" srcset="/s.jpg 320w, /m.jpg 640w">', "https://wire.example/m.jpg"),
        ('<img src="/s.jpg" srcset="/s2.jpg 2x">', "https://wire.example/s.jpg"),
        ('<img srcset="/s1.jpg, /s2.jpg 2x">', "https://wire.example/s2.jpg"),
        (
            '<img srcset="https://c.example/w_424,c/a 424w, https://c.example/w_1456,c/a 1456w">',
            "https://c.example/w_1456,c/a",
        ),
        (
            '<picture><source srcset="/a.webp 1200w"><img alt="A"></picture>',
            "https://wire.example/a.webp",
        ),
        (
            '<figure><img src="/f.jpg"><figcaption>F</figcaption></figure>',
            "https://wire.example/f.jpg",
        ),
        ('<ul><li><figure><img src="/li.jpg"></figure></li></ul>', "https://wire.example/li.jpg"),
        ('<blockquote><img src="/q.jpg"></blockquote>', "https://wire.example/q.jpg"),
    ],
)
def test_where_a_picture_really_is(html: str, url: str) -> None:
    assert wanted(f"<p>Words before it.</p>{html}") == (url,)


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/pixel" width="1" height="1">',
        '<img src="https://pixel.wp.com/b.gif?v=1">',
        '<img src="https://feeds.feedburner.com/~r/x/1" alt="x">',
        '<img src="http://rss.slashdot.org/~c/Slashdot/slashdot?i=dJ24JB" alt="x">',
        '<img src="http://rss.slashdot.org/Slashdot/slashdot?g=1961" alt="x">',
        '<img src="https://www.facebook.com/tr?id=1&ev=PageView" alt="x">',
        '<img src="https://track.shop.example/open/1.gif" alt="x">',
        '<img src="https://no-cache.hubspot.com/cta/default/53/4afe.png" alt="Sign up">',
        '<img src="/icon.png" width="32" height="32" alt="Icon">',
        '<img src="/face.png" width="60" height="60" alt="A face">',
        '<img src="/smile.png" class="emoji" alt=":-)">',
        '<img src="/drawing.svg" alt="A drawing">',
        '<img src="data:image/png;base64,iVBORw0KGgo=" alt="Inside">',
        '<img src="javascript:alert(1)" alt="A trap">',
        '<img src="file:///etc/passwd" alt="A trap">',
        '<img alt="Nowhere">',
    ],
)
def test_what_is_never_fetched(html: str) -> None:
    assert wanted(f"<p>Words.</p>{html}") == ()


def test_the_lead_picture_comes_first_and_each_once() -> None:
    html = '<p>One</p><img src="/a.jpg" alt="A"><p>Two</p><img src="/a.jpg" alt="A">'
    said = replace(LEAD, caption="The lead")

    assert wanted(html, said) == ("https://img.example/lead.jpg", "https://wire.example/a.jpg")


def test_a_lead_picture_of_which_nothing_is_said_is_wanted_where_the_text_has_none() -> None:
    assert wanted("<p>Words.</p>", LEAD) == (LEAD.url,)
    assert wanted('<p>Words.</p><img src="/a.jpg">', LEAD) == ("https://wire.example/a.jpg",)


def test_an_article_has_so_many_and_no_more() -> None:
    html = "".join(f'<p>{n}</p><img src="/{n}.jpg" alt="{n} of many">' for n in range(40))

    assert len(wanted(html)) == MOST


def test_a_picture_is_named_with_what_is_said_about_it() -> None:
    html = '<figure><img src="/f.jpg" alt="Seen"><figcaption>Said</figcaption></figure>'
    (found,) = images_in(article_document(replace(ARTICLE, html=html), ""))

    assert (found.image.alt, found.caption) == ("Seen", "Said")
