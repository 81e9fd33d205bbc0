"""What edited articles said before."""

from datetime import datetime, timedelta
from random import Random

import pytest
from store_shelf import followed, prepared, store, visit

from newsreader.models.arrivals import Changes, Prepared
from newsreader.models.feeds import Feed
from newsreader.models.fulltexts import FullText
from newsreader.models.revisions import Revision
from newsreader.store import fulltexts
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.store.packing import pack_body

HOUR = timedelta(hours=1)


@pytest.fixture
def feed(library: Library) -> Feed:
    return followed(library)


def edit(library: Library, feed: Feed, article_id: int, at: datetime, now: Prepared) -> None:
    Arrivals(library).store(visit(feed, at), Changes((), ((article_id, now),)), at)


def test_what_an_article_said_before_is_kept_with_its_times(
    library: Library, feed: Feed, noon: datetime
) -> None:
    (one,) = store(library, feed, noon, prepared("k", "Strom", "It is near. 日本"))
    edit(library, feed, one, noon + HOUR, prepared("k", "Storm", "It is near. 日本", hash_=b"2"))
    edit(library, feed, one, noon + 2 * HOUR, prepared("k", "Storm", "It is here.", hash_=b"3"))

    assert library.revisions.of(one) == [
        Revision(0, noon, "Strom", "It is near. 日本"),
        Revision(1, noon + HOUR, "Storm", "It is near. 日本"),
        Revision(2, noon + 2 * HOUR, "Storm", "It is here."),
    ]


def test_an_article_that_was_never_edited_has_today_s_words_only(
    library: Library, feed: Feed, noon: datetime
) -> None:
    (one,) = store(library, feed, noon, prepared("k", "Storm", "It is near."))

    assert library.revisions.of(one) == [Revision(0, noon, "Storm", "It is near.")]
    assert library.revisions.of(one + 1) == []


def test_the_newest_ten_are_kept(library: Library, feed: Feed, noon: datetime) -> None:
    one, other = store(library, feed, noon, prepared("k"), prepared("other"))
    edit(library, feed, other, noon, prepared("other", text="else", hash_=b"2"))
    for number in range(1, 14):
        now = prepared("k", text=f"text {number}", hash_=str(number).encode())
        edit(library, feed, one, noon + number * HOUR, now)

    assert [revision.text for revision in library.revisions.of(one)] == [
        f"text {number}" for number in range(3, 14)
    ]
    assert len(library.revisions.of(other)) == 2


def test_they_take_no_more_than_a_quarter_of_a_megabyte(
    library: Library, feed: Feed, noon: datetime
) -> None:
    noise = [Random(number).randbytes(60_000).hex() for number in range(6)]
    (one,) = store(library, feed, noon, prepared("k", text=noise[0]))
    for number in range(1, 6):
        edit(library, feed, one, noon, prepared("k", text=noise[number], hash_=bytes([number])))

    assert [revision.number for revision in library.revisions.of(one)] == [1, 2, 3, 4, 5]
    packed = library.db.value("SELECT sum(length(text)) FROM revision")
    assert 200_000 < packed <= 256_000


@pytest.mark.parametrize("hash_", [b"\0", b"x" * 33])
def test_what_was_not_read_yet_or_another_newsreader_kept_is_no_revision(
    library: Library, feed: Feed, noon: datetime, hash_: bytes
) -> None:
    (one,) = store(library, feed, noon, prepared("k", hash_=hash_))
    edit(library, feed, one, noon, prepared("k", text="new", hash_=b"2"))

    assert [revision.text for revision in library.revisions.of(one)] == ["new"]


def test_they_are_forgotten_with_their_article(
    library: Library, feed: Feed, noon: datetime
) -> None:
    (one,) = store(library, feed, noon, prepared("k"))
    edit(library, feed, one, noon, prepared("k", text="new", hash_=b"2"))
    library.forget([one])

    assert library.db.value("SELECT count(*) FROM revision") == 0


def turn_page(library: Library, article_id: int, at: datetime, text: str) -> None:
    body = pack_body(f"<p>{text}</p>", text)
    page = FullText(body, text, len(text.split()), "https://a.example/")
    fulltexts.keep(library.db, article_id, page, at)


def test_what_a_page_said_before_is_kept_when_its_words_change(
    library: Library, feed: Feed, noon: datetime
) -> None:
    (one,) = store(library, feed, noon, prepared("k", "Storm", "In short."))
    turn_page(library, one, noon, "It is near.")
    turn_page(library, one, noon + HOUR, "It is — NEAR!")
    turn_page(library, one, noon + 2 * HOUR, "It is here.")

    assert library.revisions.of(one) == [
        Revision(0, noon, "Storm", "In short.", "It is — NEAR!"),
        Revision(1, noon + 2 * HOUR, "Storm", "In short.", "It is here."),
    ]
    article = library.article(one)
    assert article is not None
    assert (article.revisions, article.edited) == (1, noon + 2 * HOUR)


def test_pages_count_in_how_much_is_kept(library: Library, feed: Feed, noon: datetime) -> None:
    (one,) = store(library, feed, noon, prepared("k", "Storm", "In short."))
    for number in range(6):
        turn_page(library, one, noon, Random(number).randbytes(60_000).hex())

    assert [revision.number for revision in library.revisions.of(one)] == [1, 2, 3, 4, 5]
