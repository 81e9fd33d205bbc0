from xml.etree.ElementTree import Element, fromstring

from hypothesis import given
from hypothesis import strategies as st

from newsreader.export.opml import opml_of
from newsreader.models.feeds import Subscription

URL = "https://x.example/feed?a=1&b=2"


def body(*feeds: Subscription) -> Element:
    found = fromstring(opml_of(feeds).encode()).find("body")
    assert found is not None
    return found


def test_a_feed_without_a_folder_stands_at_the_top() -> None:
    assert [outline.get("xmlUrl") for outline in body(Subscription(URL))] == [URL]


def test_a_feed_without_a_title_shows_its_address() -> None:
    assert body(Subscription(URL))[0].get("text") == URL


def test_folders_are_nested_outlines() -> None:
    tech = body(Subscription(URL, folders=("Tech/Python",)))[0]
    assert (tech.get("text"), tech[0].get("text"), tech[0][0].get("xmlUrl")) == (
        "Tech",
        "Python",
        URL,
    )


def test_a_feed_in_two_folders_stands_in_both() -> None:
    outlines = body(Subscription(URL, folders=("A", "B"))).iter("outline")
    assert [outline.get("xmlUrl") for outline in outlines if outline.get("xmlUrl")] == [URL, URL]


def test_a_folder_is_written_once() -> None:
    feeds = (Subscription(URL, folders=("A",)), Subscription(URL + "2", folders=("A/",)))
    assert [outline.get("text") for outline in body(*feeds)] == ["A"]


@given(st.text(), st.text())
def test_any_title_and_folder_is_well_formed(title: str, folder: str) -> None:
    assert body(Subscription(URL, title, (folder,))) is not None
