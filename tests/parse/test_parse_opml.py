"""OPML files, also from strangers."""

import pytest

from newsreader.models.access import Login
from newsreader.models.feeds import Subscription
from newsreader.parse.opml import NotOpml, read_opml


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
    ],
)
def test_an_outline_is_read_however_it_is_written(outline: str, subscription: Subscription) -> None:
    assert read_opml(opml(f"<outline {outline}/>")).subscriptions == (subscription,)


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


def test_what_is_too_much_is_left_out_and_said() -> None:
    read = read_opml(opml("".join(f'<outline xmlUrl="http://e.org/{n}"/>' for n in range(20_005))))
    assert len(read.subscriptions) == 20_000
    assert read.skipped == (("5 outlines", "Only 20,000 are imported."),)
