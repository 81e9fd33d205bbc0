"""OPML files, also from strangers."""

import pytest

from cost import cheap
from newsreader.models.access import Login
from newsreader.models.feeds import Subscription
from newsreader.parse.opml import read_opml
from newsreader.parse.outlines import NotOpml


def opml(body: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><body>{body}</body></opml>'.encode()


def test_nested_folders_become_paths() -> None:
    read = read_opml(
        opml(
            '<outline text="Tech"><outline text="Python">'
            '<outline type="rss" text="Feed" xmlUrl="https://e.org/f"/></outline></outline>'
            '<outline text="Loose" xmlUrl="https://e.org/g"/>'
        )
    )
    assert read.subscriptions == (
        Subscription("https://e.org/f", "Feed", ("Tech/Python",)),
        Subscription("https://e.org/g", "Loose"),
    )
    assert read.skipped == ()


def test_a_feed_in_two_folders_is_one_feed() -> None:
    outline = '<outline text="Feed" xmlUrl="https://e.org/f"/>'
    read = read_opml(
        opml(f'<outline text="A">{outline}{outline}</outline><outline text="B">{outline}</outline>')
    )
    assert read.subscriptions == (Subscription("https://e.org/f", "Feed", ("A", "B")),)


@pytest.mark.parametrize(
    ("outline", "subscription"),
    [
        ('XMLURL="https://e.org/f" TITLE="T"', Subscription("https://e.org/f", "T")),
        ('xmlurl="  https://e.org/f  "', Subscription("https://e.org/f")),
        ('text="https://e.org/f" xmlUrl="https://e.org/f"', Subscription("https://e.org/f")),
        ('text="&#155;2J[/]" xmlUrl="https://e.org/f"', Subscription("https://e.org/f", "2J[/]")),
        ('text="T" xmlUrl="feed://e.org/f"', Subscription("http://e.org/f", "T")),
        ('text="T" xmlUrl="feed:https://e.org/f"', Subscription("https://e.org/f", "T")),
        (
            'text="T" xmlUrl="https://u:p%40@e.org/f"',
            Subscription("https://e.org/f", "T", login=Login("u", "p@")),
        ),
        ('text="T" title="Other" xmlUrl="https://e.org/f"', Subscription("https://e.org/f", "T")),
        ('text=" " title="T" xmlUrl="https://e.org/f"', Subscription("https://e.org/f", "T")),
        ('text="T" type="rss" url="https://e.org/f"', Subscription("https://e.org/f", "T")),
        ('text="T" type="link" xmlUrl="https://e.org/f"', Subscription("https://e.org/f", "T")),
        (
            'text="T" xmlUrl="https://e.org/f" category="/Tech/Python,/News"',
            Subscription("https://e.org/f", "T", ("Tech/Python", "News")),
        ),
        (
            'text="T" xmlUrl="https://e.org/f" category="Tech, News"',
            Subscription("https://e.org/f", "T", ("Tech", "News")),
        ),
        (
            'text="T" xmlUrl="https://e.org/f" category=" // ,/Tech//Python/,, "',
            Subscription("https://e.org/f", "T", ("Tech/Python",)),
        ),
    ],
)
def test_an_outline_is_read_however_it_is_written(outline: str, subscription: Subscription) -> None:
    assert read_opml(opml(f"<outline {outline}/>")).subscriptions == (subscription,)


def test_a_feed_has_the_folder_around_it_and_those_of_its_categories() -> None:
    outline = '<outline text="T" xmlUrl="https://e.org/f" category="/News,tag,/A/B"/>'
    read = read_opml(opml(f'<outline text="A/ B">{outline}</outline>'))
    assert read.subscriptions == (Subscription("https://e.org/f", "T", ("A/B", "News")),)


@pytest.mark.parametrize(
    ("outline", "why"),
    [
        ('type="include" url="http://e.org/more.opml"', "not opened"),
        ('type="link" url="http://e.org/page"', "a link"),
        ('isComment="true" xmlUrl="http://e.org/f"', "commented out"),
        ('htmlUrl="http://e.org/"', "no feed address"),
        ('type="rss"', "no feed address"),
    ],
)
def test_what_is_no_feed_is_inert_and_listed(outline: str, why: str) -> None:
    below = '<outline text="Below" xmlUrl="http://e.org/below"/>'
    read = read_opml(opml(f'<outline text="Other" {outline}>{below}</outline>'))
    assert [what for what, _ in read.skipped] == ["Other"]
    assert why in read.skipped[0][1]
    assert bool(read.subscriptions) == ("isComment" not in outline)


def test_what_follows_a_comment_counts_again() -> None:
    hidden = '<outline text="Off" isComment="true"><outline xmlUrl="http://e.org/off"/></outline>'
    read = read_opml(opml(f'{hidden}<outline text="On" xmlUrl="http://e.org/on"/>'))
    assert read.subscriptions == (Subscription("http://e.org/on", "On"),)


@pytest.mark.parametrize(
    "document",
    [
        '<opml version="1.0"><head/><body>{}</body></opml>',
        "<opml><body>{}</body></opml>",
        "<OPML><BODY>{}</BODY></OPML>",
        '<o:opml xmlns:o="http://opml.org/spec2"><o:body>{}</o:body></o:opml>',
        '\ufeff\n<!-- by hand --><opml version="2.0"><body>{}</body></opml>\n',
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_any_version_is_read(document: str, codec: str) -> None:
    outline = '<outline text="Café"><outline text="新闻" xmlUrl="https://e.org/f"/></outline>'
    read = read_opml(document.format(outline).encode(codec))
    assert read.subscriptions == (Subscription("https://e.org/f", "新闻", ("Café",)),)


@pytest.mark.parametrize(
    "address",
    [
        "exec:touch x",
        "|touch x",
        "filter:x:http://e.org/",
        "file:///etc/passwd",
        "javascript:x",
        "",
    ],
)
def test_what_is_no_web_address_is_skipped_and_listed(address: str) -> None:
    read = read_opml(opml(f'<outline text="Evil" xmlUrl="{address}"/>'))
    assert read.subscriptions == ()
    assert [what for what, _ in read.skipped] == ["Evil"]


@pytest.mark.parametrize(
    "outline",
    [
        '<outline text="A & B" xmlUrl="https://e.org/?a=1&b=2"/>',
        '<outline text="A &nbsp; B" description="the "best" of" xmlUrl="https://e.org/?a=1&amp;b=2"/>',
        '<outline text="a < b" xmlUrl="https://e.org/?a=1&amp;b=2">',
    ],
)
def test_a_careless_file_is_read_like_a_page(outline: str) -> None:
    (subscription,) = read_opml(opml(outline)).subscriptions
    assert subscription.url == "https://e.org/?a=1&b=2"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"<html><body>Not found</body></html>", "not OPML"),
        (b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///x">]><opml><body/></opml>', "entities"),
        (b'<opml><body><outline text="cut" xmlUrl="https://e.', "cut off"),
        (opml("<outline text='x'>" * 33 + "</outline>" * 33), "nested deeper"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, words: str) -> None:
    with pytest.raises(NotOpml, match=words):
        read_opml(data)


def test_a_long_word_in_a_careless_file_costs_no_time() -> None:
    outline = f"<outline {'a' * 15_000} xmlUrl='https://e.org/?a=1&b=2'/>"
    read = cheap(0.5, lambda: read_opml(opml(outline)))
    assert len(read.subscriptions) == 1


def test_what_is_too_much_is_left_out_and_said() -> None:
    read = read_opml(opml("".join(f'<outline xmlUrl="http://e.org/{n}"/>' for n in range(20_005))))
    assert len(read.subscriptions) == 20_000
    assert read.skipped == (("5 outlines", "Only 20,000 are imported."),)
