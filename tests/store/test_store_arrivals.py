from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace
from store_shelf import followed, index_all, prepared, store, visit

from newsreader.models.arrivals import Changes, Known
from newsreader.models.articles import Article, Enclosure, Location, Picture, Transcript
from newsreader.models.feeds import FeedState
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import SearchScope, Smart
from newsreader.store.arrivals import Arrivals
from newsreader.store.arriving import place
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.store.packing import pack_body


def only_article(library: Library) -> Article:
    (article_id,) = library.snapshot(Smart.EVERYTHING)
    article = library.article(article_id)
    assert article is not None
    return article


def test_an_article_comes_back_as_it_was_stored(library: Library, noon: datetime) -> None:
    entry = ParsedEntry(
        guid="g",
        link="https://a.example/1",
        title="Ein Titel 日本",
        author="A. Uthor",
        published=noon - timedelta(hours=2),
        updated=noon - timedelta(hours=1),
        html="<p>Größe</p>",
        base="https://a.example/",
        language="de",
        topics=("Größe", 'with "quotes"'),
        pictures=(Picture("https://a.example/p.jpg", alt="A picture"),),
        enclosures=(Enclosure("https://a.example/e.mp3", "audio/mpeg", 123, 60),),
        comments_url="https://a.example/1#comments",
        comments_count=0,
        source_name="Source",
        source_url="https://s.example/",
        comments_feed="https://a.example/1/feed",
        chapters_url="https://a.example/1.json",
        transcripts=(Transcript("https://a.example/1.vtt", "text/vtt", "de", captions=True),),
        location=Location(35.68, -139.69),
    )
    new = replace(prepared("g", text="Größe"), entry=entry)
    store(library, followed(library), noon, new)

    article = only_article(library)

    for name in ParsedEntry.__struct_fields__:
        if name != "guid":
            assert getattr(article, name) == getattr(entry, name), name
    assert (article.text, article.excerpt, article.words) == ("Größe", "Größe", 1)
    assert (article.feed_title, article.arrived, article.placed) == ("A", noon, entry.published)
    assert (article.read, article.bookmarked) == (False, False)


def test_a_body_that_came_packed_is_stored_and_found_like_any_other(
    library: Library, noon: datetime
) -> None:
    packed = pack_body("<p>A tunnel</p>", "A tunnel")
    store(library, followed(library), noon, replace(prepared("g", text="A tunnel"), packed=packed))

    article = only_article(library)

    assert (article.html, article.text) == ("<p>A tunnel</p>", "A tunnel")
    assert len(library.snapshot(SearchScope("tunnel"))) == 1


@pytest.mark.parametrize(
    ("hours", "number", "seconds"),
    [(-5, 0, -5 * 3600), (+5, 0, 0), (None, 0, 0), (None, 7, -7)],
)
def test_an_article_is_placed_when_it_was_published_but_never_in_the_future(
    noon: datetime, hours: int | None, number: int, seconds: int
) -> None:
    published = None if hours is None else noon + timedelta(hours=hours)
    entry = ParsedEntry("g", None, "", published=published)

    assert place(entry, noon, number) - int(noon.timestamp()) == seconds


@pytest.mark.parametrize("published", [None, datetime.fromisoformat("2026-01-01T00:00:00Z")])
def test_articles_of_one_moment_keep_the_order_of_the_document(
    library: Library, noon: datetime, published: datetime | None
) -> None:
    new = [prepared(letter, letter, published=published) for letter in "abc"]
    store(library, followed(library), noon, *new)

    listed = library.headlines(library.snapshot(Smart.EVERYTHING))

    assert [headline.title for headline in listed] == ["a", "b", "c"]


def test_keys_are_known_within_their_feed_only(library: Library, noon: datetime) -> None:
    feed, other = followed(library, "a"), followed(library, "b")
    (article_id,) = store(library, feed, noon, prepared("k", keys=["link"], hash_=b"h"))
    arrivals = Arrivals(library)

    known = Known(article_id, b"h", "Title k", "https://a.example/k")
    assert arrivals.known(feed.id, ["k", "link", "x"]) == {"k": known, "link": known}
    assert arrivals.known(other.id, ["k"]) == {}


def test_an_edit_changes_the_text_and_keeps_what_the_person_did(
    library: Library, noon: datetime
) -> None:
    feed = followed(library)
    (article_id,) = store(library, feed, noon, prepared("k", "Old", "oldword"))
    library.mark_read([article_id])
    library.bookmark([article_id])
    index_all(library)
    later = noon + timedelta(days=1)
    edited = prepared("k2", "New", "newword", published=later, hash_=b"2")
    Arrivals(library).store(visit(feed, later), Changes((), ((article_id, edited),)), later)

    article = only_article(library)

    assert (article.title, article.text) == ("New", "newword")
    assert (article.read, article.bookmarked) == (True, True)
    assert (article.placed, article.arrived) == (noon, noon)
    assert set(Arrivals(library).known(feed.id, ["k", "k2"])) == {"k", "k2"}


def test_the_words_before_an_edit_are_no_longer_found(library: Library, noon: datetime) -> None:
    feed = followed(library)
    (article_id,) = store(library, feed, noon, prepared("k", "Old", "oldword 日本語"))
    before = [len(library.snapshot(SearchScope(word))) for word in ("oldword", "newword", "本")]
    edited = prepared("k", "New", "newword", hash_=b"2")
    Arrivals(library).store(visit(feed, noon), Changes((), ((article_id, edited),)), noon)
    after = [len(library.snapshot(SearchScope(word))) for word in ("oldword", "newword", "本")]

    assert (before, after) == ([1, 0, 1], [0, 1, 0])
    library.db.run("INSERT INTO search (search) VALUES ('integrity-check')")


def test_an_article_renamed_is_known_by_both_names(library: Library, noon: datetime) -> None:
    feed = followed(library)
    (article_id,) = store(library, feed, noon, prepared("k", "Old"))
    arrivals = Arrivals(library)
    renamed = prepared("k2", "Not taken over")
    arrivals.store(visit(feed, noon), Changes((), (), ((article_id, renamed),)), noon)

    assert set(arrivals.known(feed.id, ["k", "k2"])) == {"k", "k2"}
    assert only_article(library).title == "Old"


def test_an_article_that_came_twice_is_stored_once(library: Library, noon: datetime) -> None:
    feed = followed(library)
    store(library, feed, noon, prepared("k"))
    store(library, feed, noon, prepared("k"))

    assert library.counts().articles == 1


def test_an_article_that_arrives_for_a_feed_no_longer_followed_is_not_listed(
    library: Library, noon: datetime
) -> None:
    feed = followed(library)
    library.unsubscribe(feed.id)
    store(library, feed, noon, prepared("k"))

    assert not library.snapshot(Smart.EVERYTHING)


def test_a_lone_surrogate_does_not_stop_a_feed(library: Library, noon: datetime) -> None:
    entry = ParsedEntry("\ud800", None, "a\ud800b", topics=("\ud800",), html="\udfff")
    new = replace(prepared("\ud800", text="\ud800"), entry=entry)
    store(library, followed(library), noon, new)

    assert only_article(library).title == "a?b"


def test_a_visit_remembers_its_validators_with_its_articles(
    library: Library, noon: datetime
) -> None:
    feed = followed(library)
    told = replace(
        visit(feed, noon, etag='W/"1"'), last_modified="Mon", body_hash=b"h", title="Their title"
    )
    Arrivals(library).store(told, Changes((), ()), noon)

    (state,) = Arrivals(library).states()

    assert (state.etag, state.last_modified, state.body_hash) == ('W/"1"', "Mon", b"h")
    assert (state.next_due, state.failures, state.title) == (told.next_due, 0, "A")


def test_a_failure_is_remembered_and_touches_nothing_else(library: Library, noon: datetime) -> None:
    feed = followed(library)
    arrivals = Arrivals(library)
    arrivals.store(visit(feed, noon, etag="1"), Changes((), ()), noon)
    bad = replace(
        visit(feed, noon + timedelta(hours=1), failures=3),
        error="No answer.",
        state=FeedState.FAILING,
    )
    arrivals.failed(bad)

    (state,), (seen,) = arrivals.states(), library.feeds()

    assert (state.etag, state.failures) == ("1", 3)
    assert (seen.last_error, seen.state, seen.last_success) == ("No answer.", "failing", noon)
    assert library.counts().failing == 1


@pytest.mark.parametrize(("etag", "kept"), [(None, "1"), ("2", "2")])
def test_an_unchanged_feed_keeps_its_validators_unless_new_ones_came(
    library: Library, noon: datetime, etag: str | None, kept: str
) -> None:
    feed = followed(library)
    arrivals = Arrivals(library)
    arrivals.store(visit(feed, noon, etag="1"), Changes((), ()), noon)
    arrivals.unchanged(visit(feed, noon + timedelta(hours=1), etag=etag))

    assert arrivals.states()[0].etag == kept
    assert library.feeds()[0].last_success == noon + timedelta(hours=1)


def test_states_are_asked_for_by_address(library: Library) -> None:
    followed(library, "a")
    followed(library, "b")
    arrivals = Arrivals(library)

    assert [state.title for state in arrivals.states()] == ["A", "B"]
    assert [state.title for state in arrivals.states(["https://b.example/feed"])] == ["B"]


def test_a_full_disk_stores_nothing_by_halves(library: Library, noon: datetime) -> None:
    feed = followed(library)
    arrivals = Arrivals(library)
    arrivals.store(visit(feed, noon, etag="1"), Changes((), ()), noon)
    library.db.run(f"PRAGMA max_page_count = {library.db.value('PRAGMA page_count') + 20}")
    noise = [str(hash((number, "noise"))) * 20 for number in range(300)]
    new = tuple(prepared(str(n), text=words) for n, words in enumerate(noise))

    with pytest.raises(LibraryError, match=r"The disk is full: nothing was saved in .*library\.db"):
        arrivals.store(visit(feed, noon, etag="2"), Changes(new, ()), noon)

    shown = library.snapshot(Smart.EVERYTHING)
    assert len(shown) % 100 == 0
    assert all(library.article(article_id) for article_id in shown)
    assert arrivals.states()[0].etag == "1"


def test_what_an_older_newsreader_left_becomes_findable_the_newest_first(
    library: Library, noon: datetime
) -> None:
    feed = followed(library)
    store(library, feed, noon, *(prepared(str(n), text="word") for n in range(5)))
    library.db.run("INSERT INTO search (search) VALUES ('delete-all')")
    library.db.run("UPDATE article SET indexed = 0")

    left = Arrivals(library).index_some(2)

    assert left == 3
    assert sorted(library.snapshot(SearchScope("word"))) == [4, 5]


@pytest.mark.parametrize(("said", "kept"), [(38, 38), (0, 0), (None, 37)])
def test_the_number_of_comments_is_kept_fresh_and_is_no_edit(
    library: Library, noon: datetime, said: int | None, kept: int
) -> None:
    feed = followed(library)
    first, second = (
        replace(one, entry=replace(one.entry, comments_count=count))
        for one, count in ((prepared("k"), 37), (prepared("k", hash_=b"2"), said))
    )
    (article_id,) = store(library, feed, noon, first)
    changes = Changes((), (), refreshed=((article_id, second),))
    Arrivals(library).store(visit(feed, noon), changes, noon)

    article = only_article(library)

    assert (article.comments_count, article.revisions, article.edited) == (kept, 0, None)
    assert [one.comments for one in library.headlines([article_id])] == [kept]
