"""One article that several feeds brought: reading one reads all."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

import pytest
from store_shelf import followed, prepared, store

from newsreader.models.acts import Act, ActKind
from newsreader.models.arrivals import Prepared
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.scopes import FeedScope, FolderScope, Smart
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library

LONG_AGO = timedelta(days=3_000)
KRILL = """HALDEN (Norwire) - The Norwegian parliament voted on Thursday to ban the export of raw
krill, ending a debate that had divided the coastal towns for eleven years and had cost two
ministers their posts. The measure passed by 88 votes to 81, takes effect in March and exempts
boats shorter than nine metres. Fisheries minister Solveig Aamodt called it a beginning."""


class Kiosk:
    """A library whose feeds bring the same articles: each is known by a letter."""

    def __init__(self, library: Library, noon: datetime) -> None:
        self.library = library
        self._noon = noon

    def bring(self, paper: str, letters: str) -> list[int]:
        """Of the first letter the newest."""
        new = [
            prepared(letter, published=self._noon - timedelta(hours=ord(letter)))
            for letter in letters
        ]
        return self._bring(paper, *new)

    def print(self, paper: str, title: str, text: str) -> int:
        """An article with a text of its own, each paper an hour after the one before it."""
        published = self._noon + timedelta(hours=ord(paper))
        (id_,) = self._bring(paper, prepared(f"{paper}{title}", title, text, published))
        return id_

    def _bring(self, paper: str, *new: Prepared) -> list[int]:
        found = store(self.library, followed(self.library, paper, "Shelf"), self._noon, *new)
        while Arrivals(self.library).index_some():
            pass
        teller = Arrivals(self.library).teller()
        while teller.go_on():
            pass
        return found

    def unread(self) -> set[int]:
        every = self.library.snapshot(Smart.EVERYTHING)
        return {one.id for one in self.library.headlines(every) if not one.read}


@pytest.fixture
def kiosk(paths: Paths, noon: datetime) -> Iterator[Kiosk]:
    with Library.open(paths, lambda: noon) as library:
        yield Kiosk(library, noon)


Doing = Callable[[Library, Sequence[int]], Act | None]
WAYS: dict[str, Doing] = {
    "one": lambda library, ids: library.mark_read(ids),
    "several, turned": lambda library, ids: library.turn_read(ids),
    "in passing": lambda library, ids: library.read_in_passing(ids),
    "a feed": lambda library, _: library.read_scope(FeedScope(1), library.newest_id()),
    "what is older": lambda library, ids: library.read_older(
        ids, library.headlines(ids)[0].placed + timedelta(hours=1)
    ),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("everywhere", [True, False])
def test_however_it_is_read_it_is_read_in_every_feed_and_undo_takes_all_back(
    kiosk: Kiosk, way: str, everywhere: bool
) -> None:
    here, there = kiosk.bring("a", "mn"), kiosk.bring("b", "mno")
    kiosk.library.read_copies = everywhere

    act = WAYS[way](kiosk.library, here)

    assert act
    assert kiosk.unread() == ({there[2]} if everywhere else {*there})
    kiosk.library.undo(act.id)
    assert kiosk.unread() == {*here, *there}


def test_all_of_a_folder_or_list_is_exactly_its_rows_and_their_copies(kiosk: Kiosk) -> None:
    kiosk.bring("a", "mn")
    counted = kiosk.library.newest_id()
    late = kiosk.bring("a", "xy")
    copies = kiosk.bring("b", "mx")

    act = kiosk.library.read_scope(FolderScope("Shelf"), counted, "Shelf")

    assert act
    assert kiosk.unread() == {*late, copies[1]}
    assert act.words == "Marked 2 articles read in Shelf, and 1 copy elsewhere"


def test_of_a_great_many_the_copies_are_read_too(kiosk: Kiosk) -> None:
    (copied,), (copy, other) = kiosk.bring("a", "m"), kiosk.bring("b", "mo")
    with kiosk.library.db.transaction():
        kiosk.library.db.run_many(
            "INSERT INTO status (feed_id, placed, arrived) VALUES (1, ?, 0)",
            ((number,) for number in range(20_100)),
        )

    act = kiosk.library.read_scope(FeedScope(1), kiosk.library.newest_id(), "A")

    assert act
    assert act.words == "Marked 20,101 articles read in A, and 1 copy elsewhere"
    assert kiosk.unread() == {other}
    kiosk.library.undo()
    assert {copied, copy} <= kiosk.unread()


def test_of_one_article_the_words_say_in_how_many_feeds(kiosk: Kiosk) -> None:
    (here,), _, _ = kiosk.bring("a", "m"), kiosk.bring("b", "m"), kiosk.bring("c", "m")
    act = kiosk.library.mark_read([here])
    assert act
    assert act.words == "Marked read: “Title m” (in 3 feeds)"


def test_of_an_agencys_text_only_what_has_the_same_title_is_the_same_article(
    kiosk: Kiosk,
) -> None:
    titles = {"a": "Norway keeps its krill", "b": "Norway bans krill", "c": "Norway bans krill"}
    first, second, third = (kiosk.print(paper, title, KRILL) for paper, title in titles.items())

    kiosk.library.mark_read([third])

    assert kiosk.unread() == {first}
    assert [one.article_id for one in kiosk.library.stories.sources(third)] == [second]
    (told,) = set(kiosk.library.stories.told([third]).values())
    coverage = kiosk.library.stories.coverage(told.story_id)
    assert {one.article_id: (one.copy_of, one.same) for one in coverage} == {
        first: (None, False),
        second: (first, False),
        third: (second, True),
    }


def test_a_teaser_at_another_address_is_the_same_article(kiosk: Kiosk) -> None:
    teaser = "The glassmakers lit the kiln on Monday, a hundred years after it went cold."
    first, second = (kiosk.print(paper, "Kiln reopens", teaser) for paper in "ab")
    kiosk.library.mark_read([second])
    assert first not in kiosk.unread()


def test_what_is_read_already_leaves_its_copies_alone(kiosk: Kiosk) -> None:
    (here,), (copy,) = kiosk.bring("a", "m"), kiosk.bring("b", "m")
    kiosk.library.mark_read([here])
    kiosk.library.read_copies = False
    kiosk.library.mark_read([copy], read=False)
    kiosk.library.read_copies = True

    assert kiosk.library.mark_read([here]) is None
    assert kiosk.unread() == {copy}


def test_what_comes_from_another_feed_after_it_was_read_is_read_as_an_act_of_its_own(
    kiosk: Kiosk,
) -> None:
    (read, unread), elsewhere = kiosk.bring("a", "mn"), kiosk.bring("c", "z")
    kiosk.library.mark_read([read])

    copy, *others = kiosk.bring("b", "mno")
    again = kiosk.bring("c", "m")

    assert kiosk.unread() == {unread, *elsewhere, *others}
    (act, _) = (one for one in kiosk.library.history() if one.kind is not ActKind.SUBSCRIBE)
    assert (act.kind, act.count) == (ActKind.READ_AGAIN, 2)
    assert act.words == "Read already in other feeds: 2 articles"
    kiosk.library.undo(act.id)
    assert kiosk.unread() == {unread, *elsewhere, *others, copy, *again}


def test_undo_passes_over_what_was_read_by_itself(kiosk: Kiosk) -> None:
    (here,), _ = kiosk.bring("a", "m"), kiosk.bring("b", "z")
    marked = kiosk.library.mark_read([here])
    kiosk.bring("b", "m")
    undone = kiosk.library.undo()
    assert marked
    assert undone
    assert undone.id == marked.id


def test_what_a_rule_marked_read_may_be_wanted_from_another_feed(kiosk: Kiosk) -> None:
    kiosk.bring("a", "m")
    rule = Rule("no a", "feed:a", (Effect(EffectKind.READ),))
    kiosk.library.apply_rule(rule, kiosk.library.headlines([1])[0].placed - LONG_AGO)
    assert kiosk.unread() == set()

    copy = kiosk.bring("b", "m")

    assert kiosk.unread() == {*copy}


def test_switched_off_a_copy_arrives_unread(kiosk: Kiosk) -> None:
    kiosk.library.mark_read(kiosk.bring("a", "m"))
    kiosk.library.read_copies = False
    copy = kiosk.bring("b", "m")
    assert kiosk.unread() == {*copy}


def test_an_archived_bookmark_is_archived_wherever_it_is_one_and_read_everywhere(
    kiosk: Kiosk,
) -> None:
    library = kiosk.library
    (here,), (there,), (plain,) = (kiosk.bring(paper, "m") for paper in "abc")
    library.bookmark([here, there])

    act = library.turn_archived([here])

    assert act
    assert act.words == "Archived “Title m” (in 2 feeds)"
    assert set(library.snapshot(Smart.ARCHIVE)) == {here, there}
    assert not library.snapshot(Smart.BOOKMARKS)
    assert not kiosk.unread()
    library.undo()
    assert set(library.snapshot(Smart.BOOKMARKS)) == {here, there}
    assert not library.snapshot(Smart.ARCHIVE)
    assert kiosk.unread() == {here, there, plain}
    library.redo()
    assert set(library.snapshot(Smart.ARCHIVE)) == {here, there}
    assert not kiosk.unread()


def test_out_of_the_archive_come_all_of_its_copies(kiosk: Kiosk) -> None:
    library = kiosk.library
    (here,), (there,) = kiosk.bring("a", "m"), kiosk.bring("b", "m")
    library.bookmark([here, there])
    library.archive([here])

    library.turn_archived([there])

    assert set(library.snapshot(Smart.BOOKMARKS)) == {here, there}
    library.undo()
    assert set(library.snapshot(Smart.ARCHIVE)) == {here, there}


def test_switched_off_an_archived_bookmark_leaves_its_copies_alone(kiosk: Kiosk) -> None:
    library = kiosk.library
    (here,), (there,) = kiosk.bring("a", "m"), kiosk.bring("b", "m")
    library.read_copies = False
    library.bookmark([here, there])

    library.archive([here])

    assert list(library.snapshot(Smart.ARCHIVE)) == [here]
    assert kiosk.unread() == {there}


def test_what_was_read_before_stays_so_when_archiving_is_undone(kiosk: Kiosk) -> None:
    library = kiosk.library
    (here,), (there,) = kiosk.bring("a", "m"), kiosk.bring("b", "m")
    library.bookmark([here, there])
    library.read_copies = False
    library.mark_read([there])
    library.read_copies = True
    library.archive([here])

    library.undo()

    assert kiosk.unread() == {here}


def test_what_archiving_would_change_is_told_with_its_copies(kiosk: Kiosk) -> None:
    library = kiosk.library
    (here,), (there,), _ = (kiosk.bring(paper, "m") for paper in "abc")
    library.bookmark([there])

    assert library.would_change(ActKind.ARCHIVE, [here]) == [here, there]
