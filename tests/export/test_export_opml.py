from xml.etree.ElementTree import Element, fromstring

from hypothesis import given
from hypothesis import strategies as st

from newsreader.cleaning import clean_line, clean_url
from newsreader.export.opml import opml_of
from newsreader.models.feeds import Subscription
from newsreader.parse.opml import read_opml

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


# A document full of `Ã©` is taken for UTF-8 that was encoded twice.
LETTERS = st.characters(exclude_characters="".join(map(chr, range(0x80, 0x100))))
LINES = st.text(LETTERS, max_size=15).map(clean_line).filter(lambda line: line == clean_line(line))
NAMES = LINES.map(lambda line: clean_line(line.replace("/", " "))).filter(bool)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)
URLS = st.builds(
    lambda host, rest: clean_url(f"https://{host}.example/{rest}"),
    st.sampled_from("abcdef"),
    st.text(max_size=10),
).filter(bool)
FEEDS = st.builds(
    lambda url, title, folders: Subscription(url, title or None, tuple(folders)),
    URLS,
    LINES,
    st.lists(PATHS, max_size=2, unique=True),
)


@given(st.lists(FEEDS, max_size=4, unique_by=lambda feed: feed.url))
def test_what_is_written_is_read_again(feeds: list[Subscription]) -> None:
    read = read_opml(opml_of(feeds).encode())
    assert read.skipped == ()
    assert {as_set(feed) for feed in read.subscriptions} == {as_set(feed) for feed in feeds}


def as_set(feed: Subscription) -> tuple[str, str | None, frozenset[str]]:
    """The order of folders is the file's."""
    return feed.url, feed.title, frozenset(feed.folders)


def test_quotes_line_ends_and_other_scripts_come_back() -> None:
    feed = Subscription(URL, "a \"b\" <c> & 'd' é 日本 👩‍👩‍👧", ("“Q” & <A>/日本",))
    broken = Subscription(URL + "2", "two\nlines\tand a tab", ("A\nB",))
    first, second = read_opml(opml_of([feed, broken]).encode()).subscriptions
    assert first == feed
    assert (second.title, second.folders) == ("two lines and a tab", ("A B",))
