from datetime import UTC, datetime, timedelta

import pytest

from newsreader.links import leads_nowhere_special, normalised_link
from newsreader.models.arrivals import Known, Prepared
from newsreader.models.parsed import ParsedEntry
from newsreader.page.text import Extract
from newsreader.sync.changes import decide
from newsreader.sync.content import content_hash
from newsreader.sync.identity import distinct, keys_of, marks_of

NOON = datetime(2026, 2, 10, 12, tzinfo=UTC)


def entry(
    guid: str | None = "g",
    link: str | None = "https://x.example/a",
    title: str = "Title",
    published: datetime | None = NOON,
    text: str = "Some text.",
) -> ParsedEntry:
    return ParsedEntry(guid, link, title, published=published, html=text)


def prepared(*entries: ParsedEntry) -> list[Prepared]:
    """As sync/preparing.py does it, the HTML being plain text already."""
    marks = [marks_of(each, each.html) for each in entries]
    places = distinct(marks)
    keys = keys_of([marks[place] for place in places])
    return [
        Prepared(
            entries[place],
            own,
            content_hash(entries[place], Extract(entries[place].html, "")),
            "",
            "",
            0,
        )
        for place, own in zip(places, keys, strict=True)
    ]


class Feed:
    """What the store keeps of one feed, as far as deciding goes."""

    def __init__(self) -> None:
        self.known: dict[str, Known] = {}
        self.articles = 0

    def fetch(self, *entries: ParsedEntry) -> tuple[int, int, int]:
        """(new, edited, known by another mark or changed beside its words)"""
        changes = decide(prepared(*entries), dict(self.known))
        seen = (*changes.renamed, *changes.refreshed)
        for article in changes.new:
            self.articles += 1
            self._remember(self.articles, article)
        for article_id, article in (*changes.changed, *seen):
            self._remember(article_id, article)
        return len(changes.new), len(changes.changed), len(seen)

    def _remember(self, article_id: int, article: Prepared) -> None:
        fresh = Known(article_id, article.content_hash)
        for key in article.keys:
            self.known.setdefault(key, fresh)
        for key, known in self.known.items():
            if known.article_id == article_id:
                self.known[key] = fresh


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.example/a", "http://x.example/a"),
        ("https://www.x.example/a", "https://x.example/a"),
        ("https://x.example/a/", "https://x.example/a"),
        ("https://x.example/a#comments", "https://x.example/a"),
        ("https://X.example:443/a", "https://x.example/a"),
        ("http://x.example:80/a", "https://x.example/a"),
        ("https://x.example/a?utm_source=rss&utm_medium=feed", "https://x.example/a"),
        ("https://x.example/a?id=7&fbclid=xyz", "https://x.example/a?id=7"),
        ("https://x.example/a?b=2&a=1", "https://x.example/a?a=1&b=2"),
        ("https://x.example/a;jsessionid=123", "https://x.example/a;jsessionid=456"),
        ("https://x.example/a?PHPSESSID=1", "https://x.example/a?PHPSESSID=2"),
        ("https://x.example/a?sid=0123456789abcdef", "https://x.example/a"),
        ("https://x.example/a#:~:text=word", "https://x.example/a"),
        ("https://x.example/a#xtor=RSS-1&ref=rss", "https://x.example/a"),
        ("https://x.example/%7Ea/%e4", "https://x.example/~a/%E4"),
        ("https://x.example./a", "https://x.example/a"),
    ],
)
def test_links_to_the_same_article_are_one_key(one: str, other: str) -> None:
    assert normalised_link(one) == normalised_link(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.example/a", "https://x.example/b"),
        ("https://x.example/A", "https://x.example/a"),
        ("https://x.example/?p=1", "https://x.example/?p=2"),
        ("https://x.example:8080/a", "https://x.example/a"),
        ("https://blog.x.example/a", "https://x.example/a"),
        ("https://x.example/a?sid=1", "https://x.example/a?sid=2"),
        ("https://x.example/log#v1", "https://x.example/log#v2"),
        ("https://x.example/#!/a", "https://x.example/#!/b"),
        ("https://x.example/a%2Fb", "https://x.example/a/b"),
    ],
)
def test_links_to_different_articles_are_different_keys(one: str, other: str) -> None:
    assert normalised_link(one) != normalised_link(other)


def test_only_a_link_to_the_front_page_leads_nowhere_special() -> None:
    links = ["https://x.example/", "https://x.example/a", "https://x.example/?p=1"]
    assert [leads_nowhere_special(normalised_link(link)) for link in links] == [True, False, False]


LATER = NOON + timedelta(hours=1)


def test_articles_with_the_same_guid_are_all_kept() -> None:
    same = [entry("same", f"https://x.example/{n}", f"Title {n}") for n in range(5)]
    feed = Feed()
    assert [feed.fetch(*same), feed.fetch(*same), feed.fetch(*reversed(same))] == [
        (5, 0, 0),
        (0, 0, 0),
        (0, 0, 0),
    ]


def test_articles_with_the_same_link_are_all_kept() -> None:
    same = [entry(f"g{n}", "https://x.example/a") for n in range(4)]
    assert Feed().fetch(*same) == (4, 0, 0)


def test_a_repeated_entry_is_one_article() -> None:
    assert Feed().fetch(entry(), entry()) == (1, 0, 0)


def test_entries_that_share_every_mark_but_the_pair_are_all_kept_and_stable() -> None:
    mixed = [
        entry("a", "https://x.example/1"),
        entry("a", "https://x.example/2"),
        entry("b", "https://x.example/1"),
    ]
    feed = Feed()
    assert (feed.fetch(*mixed), feed.fetch(*mixed)) == ((3, 0, 0), (0, 0, 0))


def test_random_guids_bring_no_article_twice_and_are_not_remembered() -> None:
    feed = Feed()
    sizes = []
    for turn in range(4):
        feed.fetch(*(entry(f"{turn}-{n}", f"https://x.example/{n}", f"T{n}") for n in range(5)))
        sizes.append((feed.articles, len(feed.known)))
    assert sizes == [(5, sizes[0][1])] * 4


def test_session_links_without_guids_bring_no_article_twice_and_are_not_remembered() -> None:
    feed = Feed()
    sizes = []
    for turn in range(4):
        feed.fetch(*(entry(None, f"https://x.example/{n}?z={turn}", f"T{n}") for n in range(5)))
        sizes.append((feed.articles, len(feed.known)))
    assert sizes == [(5, sizes[0][1])] * 4


def test_moving_dates_are_not_remembered() -> None:
    feed = Feed()
    for hour in range(4):
        feed.fetch(entry(published=NOON + timedelta(hours=hour)))
    assert (feed.articles, len(feed.known)) == (1, 3)


def test_a_renamed_article_is_known_by_both_names() -> None:
    feed = Feed()
    feed.fetch(entry("old"))
    feed.fetch(entry("new"))
    assert feed.fetch(entry("new", "https://x.example/moved", published=LATER)) == (0, 0, 1)


def test_flip_flopping_bodies_are_one_article() -> None:
    feed = Feed()
    turns = [feed.fetch(entry(text=f"version {n % 2}"))[0] for n in range(6)]
    assert turns == [1, 0, 0, 0, 0, 0]


def test_a_feed_that_shrinks_and_grows_again_brings_nothing_new() -> None:
    many = [entry(f"g{n}", f"https://x.example/{n}", f"T{n}") for n in range(10)]
    feed = Feed()
    assert [feed.fetch(*many), feed.fetch(), feed.fetch(*many)] == [
        (10, 0, 0),
        (0, 0, 0),
        (0, 0, 0),
    ]


def test_the_guid_decides_when_two_articles_swapped_their_links() -> None:
    one, two = "https://x.example/1", "https://x.example/2"
    feed = Feed()
    feed.fetch(entry("a", one, "A"), entry("b", two, "B"))
    assert feed.fetch(entry("a", two, "A"), entry("b", one, "B"))[:2] == (0, 0)


def test_an_article_is_claimed_once_when_a_copy_appears_beside_it() -> None:
    feed = Feed()
    feed.fetch(entry("a", "https://x.example/1"))
    assert feed.fetch(entry("a", "https://x.example/1"), entry("b", "https://x.example/1"))[0] == 1
