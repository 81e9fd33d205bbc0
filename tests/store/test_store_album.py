import stat
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from store_shelf import prepared, shelve, store, visit

from newsreader.models.arrivals import Changes
from newsreader.models.pictures import Shrunk, WantedPicture
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.store.picturing import signed_anew

NOON = datetime.fromisoformat("2026-11-22T12:00:00Z")


class Shelf:
    """A library with a clock that can be turned."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.now = NOON
        self.library = Library.open(paths, lambda: self.now)
        self.album = self.library.album

    def show(self, article_id: int, *urls: str) -> None:
        self.album.illustrate([(article_id, urls)])

    def fetch(self, *urls: str, content: bytes = b"") -> None:
        for picture in self.album.wanted(100):
            if picture.url in urls:
                self.album.keep(picture, Shrunk(content or picture.url.encode() * 10, 40, 30))

    def here(self, *article_ids: int) -> set[str]:
        return {url for article_id in article_ids for url in self.album.found(article_id)}

    @property
    def wanted(self) -> list[str]:
        return [picture.url for picture in self.album.wanted(100)]

    def want(self, url: str) -> WantedPicture:
        return next(picture for picture in self.album.wanted(100) if picture.url == url)

    @property
    def files(self) -> int:
        return len(list(self.paths.pictures.glob("*/*.webp")))


@pytest.fixture
def shelf(paths: Paths) -> Iterator[Shelf]:
    found = Shelf(paths)
    with found.library:
        yield found


def test_a_picture_is_a_file_that_only_its_owner_reads(shelf: Shelf) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "https://a.example/1.jpg")
    shelf.fetch("https://a.example/1.jpg", content=b"pixels")
    (picture,) = shelf.album.found(newest).values()

    assert picture.path.read_bytes() == b"pixels"
    assert (picture.width, picture.height) == (40, 30)
    assert picture.path.parent.parent == shelf.paths.pictures
    assert picture.path.name.startswith(picture.path.parent.name)
    for path, mode in [(picture.path, 0o600), (shelf.paths.pictures, 0o700)]:
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_the_same_picture_at_two_addresses_is_one_file(shelf: Shelf) -> None:
    one, two, _ = shelve(shelf.library, NOON)
    shelf.show(one, "https://a.example/1.jpg")
    shelf.show(two, "https://a.example/1.jpg?again")
    shelf.fetch("https://a.example/1.jpg", "https://a.example/1.jpg?again", content=b"same")

    assert len(shelf.here(one, two)) == 2
    assert shelf.files == 1


def test_bookmarks_come_first_then_lead_pictures_then_the_newest(shelf: Shelf) -> None:
    newest, older, oldest = shelve(shelf.library, NOON)
    shelf.show(newest, "n0", "n1")
    shelf.show(older, "o0", "o1")
    shelf.show(oldest, "b0", "b1")
    shelf.library.bookmark([oldest])

    assert shelf.wanted == ["b0", "b1", "n0", "o0", "n1", "o1"]
    assert [picture.url for picture in shelf.album.wanted(2)] == ["b0", "b1"]


def test_articles_are_looked_at_for_pictures_once_and_when_they_change(shelf: Shelf) -> None:
    newest, older = shelve(shelf.library, NOON, 2)
    assert shelf.album.unillustrated(9) == [newest, older]
    shelf.show(newest, "n0")
    assert shelf.album.unillustrated(9) == [older]

    changed = Changes((), ((newest, prepared("a0", text="Other words")),))
    feed = shelf.library.feeds()[0]
    Arrivals(shelf.library).store(visit(feed, NOON), changed, NOON)

    assert shelf.album.unillustrated(9) == [newest, older]
    shelf.show(newest, "n1")
    assert shelf.wanted == ["n1"]


def test_the_newest_have_pictures_though_they_are_read_older_ones_when_bookmarked(
    shelf: Shelf,
) -> None:
    ids = shelve(shelf.library, NOON, 203)
    shelf.library.mark_read(ids)
    assert shelf.album.unillustrated(999) == ids[:200]
    shelf.library.bookmark([ids[202], ids[5]])

    assert shelf.album.unillustrated(999) == [ids[5], ids[202], *ids[:5], *ids[6:200]]


def test_an_address_that_is_signed_anew_is_not_fetched_again(shelf: Shelf) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "https://cdn.example/a.jpg?token=1")
    shelf.fetch("https://cdn.example/a.jpg?token=1", content=b"pixels")
    shelf.show(newest, "https://cdn.example/a.jpg?token=2", "https://cdn.example/b.jpg?token=2")

    (picture,) = shelf.album.found(newest).values()
    assert (picture.url, picture.path.read_bytes()) == (
        "https://cdn.example/a.jpg?token=2",
        b"pixels",
    )
    assert shelf.wanted == ["https://cdn.example/b.jpg?token=2"]


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        (["a.jpg?1"], ["a.jpg?2"], {"a.jpg?2": "a.jpg?1"}),
        (["a.jpg"], ["a.jpg?2", "b.jpg"], {"a.jpg?2": "a.jpg"}),
        (["a.jpg?1"], ["a.jpg?1"], {}),
        (["show?id=1"], ["show?id=2"], {}),
        (["a.jpg?id=1", "a.jpg?id=2"], ["a.jpg?id=3"], {}),
        (["a.jpg?id=1"], ["a.jpg?id=1", "a.jpg?id=2"], {}),
        ([], ["a.jpg"], {}),
    ],
)
def test_which_addresses_were_only_signed_anew(
    before: list[str], now: list[str], same: dict[str, str]
) -> None:
    assert signed_anew(before, now) == same


def test_a_failure_is_tried_again_ever_later_and_then_never(shelf: Shelf) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "n0")
    waits = []
    while shelf.wanted:
        shelf.album.missed(shelf.want("n0"), for_good=False)
        begun = shelf.now
        while not shelf.wanted and shelf.now - begun < timedelta(days=30):
            shelf.now += timedelta(hours=1)
        waits.append((shelf.now - begun) // timedelta(hours=1))

    assert waits == [2, 8, 32, 720]


def test_what_is_no_picture_is_never_tried_again(shelf: Shelf) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "n0")
    shelf.album.missed(shelf.want("n0"), for_good=True)
    shelf.library.bookmark([newest])
    shelf.now += timedelta(days=400)

    assert shelf.wanted == []


def test_what_was_not_looked_at_for_the_longest_time_makes_room(shelf: Shelf) -> None:
    ids = shelve(shelf.library, NOON)
    for number, article_id in enumerate(ids):
        shelf.show(article_id, f"https://a.example/{number}")
        shelf.fetch(f"https://a.example/{number}")
        shelf.now += timedelta(days=2)
    shelf.album.note_seen(ids[0])
    size = len("https://a.example/0") * 10
    shelf.album.make_room(2 * size)

    assert shelf.here(*ids) == {"https://a.example/0", "https://a.example/2"}
    assert shelf.files == 2
    assert shelf.wanted == []


def test_what_made_room_comes_back_when_its_article_is_bookmarked(shelf: Shelf) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "n0")
    shelf.fetch("n0")
    shelf.album.make_room(1)
    assert (shelf.here(newest), shelf.wanted) == (set(), [])
    shelf.library.bookmark([newest])

    assert shelf.wanted == ["n0"]


@pytest.mark.parametrize("keep", ["bookmark", "tag"])
def test_nothing_of_what_is_kept_for_good_makes_room(shelf: Shelf, keep: str) -> None:
    kept, other, _ = shelve(shelf.library, NOON)
    shelf.show(kept, "shared", "own")
    shelf.show(other, "shared", "others")
    shelf.fetch("shared", "own", "others")
    if keep == "bookmark":
        shelf.library.bookmark([kept])
    else:
        shelf.library.tag([kept], "later")
    shelf.album.make_room(1)

    assert shelf.here(kept, other) == {"shared", "own"}


def test_a_file_that_nobody_refers_to_is_removed_but_not_one_just_made(shelf: Shelf) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "n0")
    shelf.fetch("n0")
    shelf.show(newest)
    shelf.now = datetime.now(NOON.tzinfo)
    shelf.album.tidy()
    assert (shelf.files, shelf.wanted) == (1, [])

    shelf.now += timedelta(days=1)
    shelf.album.tidy()
    assert shelf.files == 0


def test_what_cannot_be_removed_keeps_no_picture_from_being_tidied(shelf: Shelf) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "n0")
    shelf.fetch("n0")
    (file,) = shelf.paths.pictures.glob("*/*.webp")
    (file.parent / "folder.webp").mkdir()
    shelf.show(newest)
    shelf.now = datetime.now(NOON.tzinfo) + timedelta(days=1)
    shelf.album.tidy()
    assert [path.name for path in file.parent.iterdir()] == ["folder.webp"]


def test_once_a_day_is_tidied_up(shelf: Shelf) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.album.tidy()
    shelf.show(newest, "n0")
    shelf.fetch("n0")
    next(iter(shelf.album.found(newest).values())).path.unlink()
    shelf.album.tidy()
    assert shelf.here(newest) == {"n0"}

    shelf.now += timedelta(days=1)
    shelf.album.tidy()
    assert shelf.here(newest) == set()


def test_what_made_room_is_wanted_again_the_day_after_its_article_was_tagged(
    shelf: Shelf,
) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "n0")
    shelf.fetch("n0")
    shelf.album.make_room(1)
    shelf.library.tag([newest], "later")
    shelf.album.tidy()

    assert shelf.wanted == ["n0"]


@pytest.mark.parametrize("damage", ["removed", "cut"])
def test_a_file_that_is_gone_or_damaged_is_fetched_again(shelf: Shelf, damage: str) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "n0")
    shelf.fetch("n0")
    (picture,) = shelf.album.found(newest).values()
    if damage == "removed":
        picture.path.unlink()
    else:
        picture.path.write_bytes(b"")
    shelf.album.tidy()
    assert (shelf.here(newest), shelf.wanted) == (set(), ["n0"])

    shelf.fetch("n0")
    assert shelf.album.found(newest)["n0"].path.read_bytes() == b"n0" * 10


def test_pictures_of_an_article_that_is_forgotten_are_forgotten(shelf: Shelf) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "n0")
    shelf.fetch("n0")
    shelf.library.db.run("DELETE FROM article WHERE id = ?", (newest,))
    shelf.now = datetime.now(NOON.tzinfo) + timedelta(hours=2)
    shelf.album.tidy()

    assert shelf.files == 0
    assert shelf.library.db.value("SELECT count(*) FROM picture") == 0


def test_who_asks_for_pictures_gets_also_those_that_failed_or_made_room(shelf: Shelf) -> None:
    newest, older, unknown = shelve(shelf.library, NOON)
    shelf.show(newest, "failed", "here")
    shelf.show(older, "gone")
    shelf.fetch("here", "gone")
    shelf.album.missed(shelf.want("failed"), for_good=True)
    shelf.album.make_room(len("here" * 10))
    shelf.library.mark_read([newest])

    assert shelf.wanted == []
    assert [one.url for one in shelf.album.wanted_of([older, newest])] == ["gone", "failed"]
    assert shelf.album.unknown_of([newest, unknown]) == [unknown]


def test_only_the_newest_unread_are_looked_at(shelf: Shelf) -> None:
    feed = shelf.library.feeds()[0] if shelve(shelf.library, NOON, 1) else None
    assert feed is not None
    many = [prepared(f"m{n}", published=NOON - timedelta(days=1, minutes=n)) for n in range(1_050)]
    store(shelf.library, feed, NOON, *many)

    assert len(shelf.album.unillustrated(5_000)) == 1_000


def test_a_second_look_at_the_same_day_writes_nothing(shelf: Shelf) -> None:
    (newest, *_) = shelve(shelf.library, NOON)
    shelf.show(newest, "n0")
    shelf.fetch("n0")
    with Library.open(shelf.paths, lambda: shelf.now) as other:
        version = other.data_version()
        shelf.now += timedelta(hours=23)
        shelf.album.note_seen(newest)
        assert other.data_version() == version
        shelf.now += timedelta(hours=2)
        shelf.album.note_seen(newest)
        assert other.data_version() != version
