"""Stories: told after a sync, the same whoever comes first, and as the person says."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsreader.models.arrivals import Changes, Prepared, Visit
from newsreader.models.feeds import Subscription
from newsreader.models.parsed import ParsedEntry
from newsreader.models.scopes import Arrangement, Grouping, SearchScope, Show, Smart, Sort
from newsreader.models.stories import Source
from newsreader.page.text import excerpt
from newsreader.paths import Paths
from newsreader.store.arrivals import Arrivals
from newsreader.store.library import Library
from newsreader.store.news.telling import Teller

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
STORY = Grouping.STORY
PAPERS = ("Asahi", "Jiji", "Kiosk", "Nikkei")
FERRY = [
    "Harwich ferry strike ends after eleven days",
    "Ferry strike in Harwich is over",
    "Harwich: ferry crews end their strike",
]
FLOOD = ["Valencia flood leaves many missing", "Search goes on for missing in Valencia flood"]
CHIPS = ["日本政府、半導体の大量購入を米国に提案", "半導体の購入を提案 日本政府が米国に"]
ALONE = ["Whales seen near Iceland", "A new bakery opens in Lund"]
LONG = " ".join(f"The crew of ferry number {n} said {n * 37 % 101} things." for n in range(60))


FILLER = "council museum price forest engine doctor school garden winter bridge".split()


class Newsroom:
    """A library whose feeds bring headlines on demand."""

    def __init__(self, root: Path) -> None:
        self.library = Library.open(Paths.under(root), lambda: NOON)
        for paper in PAPERS:
            self.library.subscribe(Subscription(f"https://{paper.lower()}.example/feed"))
        self.arrivals = Arrivals(self.library)
        self._count = 0
        for number in range(60):
            words = (FILLER[number % 10], FILLER[number // 7 % 10], f"item{number}")
            self.bring("Asahi", f"A new {words[0]} in the {words[1]} of {words[2]}", hours=24 * 40)
        self.tell()

    def bring(
        self, paper: str, title: str, text: str = "", link: str = "", hours: float | None = None
    ) -> None:
        self._count += 1
        at = NOON - timedelta(hours=10 - self._count / 10 if hours is None else hours)
        link = link or f"https://{paper.lower()}.example/{abs(hash(title))}"
        entry = ParsedEntry(title, link, title, published=at, html=text)
        keys = (f"guid:{title}", f"link:{link.partition('//')[2]}")
        one = Prepared(entry, keys, title.encode()[:32], text, excerpt(text), 5)
        feed = self.library.feeds()[PAPERS.index(paper)]
        self.arrivals.store(Visit(feed.id, NOON, NOON), Changes((one,), ()), NOON)

    def bring_all(self, titles: Sequence[str]) -> None:
        for number, title in enumerate(titles):
            self.bring(PAPERS[number % len(PAPERS)], title)

    def tell(self) -> None:
        teller = self.arrivals.teller()
        while teller.go_on(3):
            pass

    def ids(self, *titles: str) -> list[int]:
        found = {one.title: one.id for one in self.library.headlines(self.all())}
        return [found[title] for title in titles]

    def all(self) -> Sequence[int]:
        return self.library.snapshot(Smart.EVERYTHING)

    def stories(self) -> set[frozenset[str]]:
        """The headlines that tell the same, where more than one does."""
        told = self.library.stories.told(self.all())
        found: dict[int, set[str]] = {}
        for one in self.library.headlines(self.all()):
            if one.id in told:
                found.setdefault(told[one.id].story_id, set()).add(one.title)
        return {frozenset(titles) for titles in found.values()}

    def story(self, title: str) -> int:
        (id_,) = self.ids(title)
        return self.library.stories.told([id_])[id_].story_id


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    room = Newsroom(tmp_path)
    with room.library:
        yield room


def test_the_same_news_in_several_feeds_is_one_story(room: Newsroom) -> None:
    room.bring_all([*FERRY, *ALONE, *FLOOD, *CHIPS])
    room.tell()
    assert room.stories() == {frozenset(FERRY), frozenset(FLOOD), frozenset(CHIPS)}
    (told,) = room.library.stories.told(room.ids(FERRY[0])).values()
    assert (told.others, told.unread) == (2, 3)


def test_long_texts_that_share_no_rarest_words_are_one_story(room: Newsroom) -> None:
    shared = "glacier guides crossing closed autumn geologists icefall villagers"
    room.bring("Asahi", "Sights", shared, hours=24 * 40)
    own = [[f"{prefix}word{number}" for number in range(13)] for prefix in ("north", "south")]
    for paper, words in zip(("Jiji", "Kiosk"), own, strict=True):
        room.bring(paper, f"Report of {paper}", " ".join([*words, *shared.split()]))
    room.tell()
    assert room.stories() == {frozenset({"Report of Jiji", "Report of Kiosk"})}


def test_one_feed_alone_tells_no_story(room: Newsroom) -> None:
    for title in FERRY:
        room.bring("Kiosk", title)
    room.tell()
    assert room.stories() == set()


@pytest.mark.parametrize("seed", range(6))
def test_two_syncs_or_one_tell_the_same_in_whatever_order(tmp_path: Path, seed: int) -> None:
    titles = [*FERRY, *FLOOD, *CHIPS, *ALONE]
    papers = {title: PAPERS[number % 4] for number, title in enumerate(titles)}
    hours = {title: 9 - number / 10 for number, title in enumerate(titles)}
    random.Random(seed).shuffle(titles)
    found = []
    for syncs in (1, 3):
        room = Newsroom(tmp_path / str(syncs))
        with room.library:
            for number, title in enumerate(titles):
                room.bring(papers[title], title, hours=hours[title])
                if number % (len(titles) // syncs) == 0:
                    room.tell()
            room.tell()
            found.append(room.stories())
    assert found[0] == found[1] == {frozenset(FERRY), frozenset(FLOOD), frozenset(CHIPS)}


def test_stories_of_more_articles_than_are_remembered_at_once(room: Newsroom) -> None:
    room.bring_all([*FERRY, *FLOOD, *ALONE])
    teller = Teller(room.library.db, room.library.read_again, kept=1)
    while teller.go_on(3):
        pass

    told = room.library.stories.told(room.library.snapshot(Smart.EVERYTHING))

    assert sorted(one.others for one in told.values()) == [1, 1, 2, 2, 2]


def test_old_news_is_other_news(room: Newsroom) -> None:
    room.bring("Asahi", FERRY[0], hours=100)
    room.bring("Jiji", FERRY[1], hours=2)
    room.bring("Kiosk", FERRY[2], hours=24 * 20)
    room.tell()
    assert room.stories() == set()


def test_coverage_is_told_from_the_first_report_on(room: Newsroom) -> None:
    room.bring("Kiosk", FERRY[0], LONG, hours=5)
    room.bring("Asahi", FERRY[1], hours=8)
    room.bring("Jiji", FERRY[2], f"(Reuters) {LONG[:2000]}", hours=3)
    room.tell()
    first, second, third = room.library.stories.coverage(room.story(FERRY[0]))
    assert [one.title for one in (first, second, third)] == [FERRY[1], FERRY[0], FERRY[2]]
    assert (first.copy_of, third.copy_of) == (None, second.article_id)
    assert not third.same


def test_the_same_article_in_two_feeds_is_one_with_two_sources(room: Newsroom) -> None:
    link = "https://agency.example/ferry"
    room.bring("Kiosk", FERRY[0], link=f"{link}?utm_source=rss")
    room.bring("Asahi", FERRY[0] + "!", link=link)
    room.tell()
    one, other = room.ids(FERRY[0], FERRY[0] + "!")
    assert room.library.stories.sources(one) == [Source(other, "asahi.example/feed")]
    assert [source.article_id for source in room.library.stories.sources(other)] == [one]


@pytest.mark.parametrize("let_go", ["split", "forgotten"])
def test_a_copy_is_told_when_nothing_is_known_of_its_original_any_more(
    room: Newsroom, let_go: str
) -> None:
    room.bring("Kiosk", FERRY[0], LONG, hours=120)
    room.bring("Asahi", FERRY[1], LONG, hours=20)
    room.tell()
    original = room.ids(FERRY[0])
    if let_go == "split":
        room.library.stories.split(original)
    else:
        room.library.forget(original)
    room.library.db.run("UPDATE status SET arrived = ? WHERE id = ?", (0, *original))
    assert room.arrivals.teller().forget_some(NOON) == 1
    room.bring("Jiji", FERRY[2], LONG, hours=1)
    room.tell()
    assert room.library.db.value("SELECT of_id FROM copy ORDER BY article_id DESC") == original[0]
    assert room.stories() == {frozenset(FERRY[1:])}


def test_a_list_has_the_articles_of_a_story_together(room: Newsroom) -> None:
    room.bring_all([FERRY[0], ALONE[0], FERRY[1], ALONE[1], FERRY[2]])
    room.tell()
    flat = list(room.all())[:5]
    listed = room.library.arranged(Smart.EVERYTHING, arrangement=Arrangement(Sort.NEWEST, STORY))
    story, (one, other) = room.ids(*reversed(FERRY)), room.ids(*reversed(ALONE))
    assert flat == [story[0], one, story[1], other, story[2]]
    assert list(listed.ids[:5]) == [*story, one, other]
    told = room.story(FERRY[0])
    assert list(listed.keys[:5]) == [told] * 3 + [listed.keys[3]] * 2
    assert listed.keys[3] < 0
    room.library.mark_read(story[:1], True)
    top = max(listed.ids)
    unread = room.library.unread_by_group(Smart.EVERYTHING, Show.ALL, STORY, top)
    assert unread == [(told, 2)]


def test_what_the_person_took_out_stays_out_and_undo_brings_it_back(room: Newsroom) -> None:
    room.bring_all(FERRY)
    room.tell()
    assert room.library.stories.split(room.ids(FERRY[1]))
    assert room.stories() == {frozenset({FERRY[0], FERRY[2]})}
    room.bring("Nikkei", "Ferry strike in Harwich over")
    room.tell()
    assert all(FERRY[1] not in titles for titles in room.stories())
    assert room.library.stories.split(room.ids(FERRY[1])) is None
    room.library.undo()
    assert any({FERRY[0], FERRY[1]} <= titles for titles in room.stories())


def test_what_the_person_put_together_stays_so_and_undo_parts_it(room: Newsroom) -> None:
    room.bring_all([*FERRY, *ALONE])
    room.tell()
    assert room.library.stories.join(room.ids(FERRY[0], ALONE[0]))
    assert frozenset({*FERRY, ALONE[0]}) in room.stories()
    room.library.undo()
    assert room.stories() == {frozenset(FERRY)}
    room.library.redo()
    assert frozenset({*FERRY, ALONE[0]}) in room.stories()


def test_undo_gives_an_article_back_to_the_story_it_was_put_into_before(room: Newsroom) -> None:
    room.bring_all([*FERRY, *ALONE])
    room.tell()
    (one, other), last = room.ids(*ALONE), room.ids(FERRY[0])[0]
    assert room.library.stories.join([one, other])
    assert room.library.stories.join([last, one])
    assert frozenset({*FERRY, ALONE[0]}) in room.stories()
    room.library.undo()
    assert room.stories() == {frozenset(FERRY), frozenset(ALONE)}


def test_what_the_person_put_into_a_story_can_be_taken_out_again(room: Newsroom) -> None:
    room.bring_all([*FERRY, *ALONE])
    room.tell()
    assert room.library.stories.join(room.ids(FERRY[0], ALONE[0]))
    assert room.library.stories.split(room.ids(ALONE[0]))
    assert room.stories() == {frozenset(FERRY)}
    room.library.undo()
    assert room.stories() == {frozenset({*FERRY, ALONE[0]})}


def test_what_the_person_took_out_can_be_put_back(room: Newsroom) -> None:
    room.bring_all(FERRY)
    room.tell()
    assert room.library.stories.split(room.ids(FERRY[1]))
    assert room.library.stories.join(room.ids(FERRY[0], FERRY[1]))
    assert room.stories() == {frozenset(FERRY)}
    room.library.undo()
    assert room.stories() == {frozenset({FERRY[0], FERRY[2]})}


def test_two_that_tell_no_story_become_one(room: Newsroom) -> None:
    room.bring_all(ALONE)
    room.tell()
    assert room.library.stories.join(room.ids(*ALONE))
    assert room.stories() == {frozenset(ALONE)}
    assert room.library.stories.join(room.ids(*ALONE)) is None


@pytest.mark.parametrize("words", ['story:"ferry strike"', "story:HARWICH", "has:story strike"])
def test_a_story_is_asked_for_by_words_of_one_of_its_headlines(room: Newsroom, words: str) -> None:
    room.bring_all([*FERRY, *ALONE])
    room.tell()
    while room.arrivals.index_some():
        pass
    found = room.library.snapshot(SearchScope(words))
    assert sorted(found) == sorted(room.ids(*FERRY))


def test_a_month_later_nothing_is_kept_but_the_stories(room: Newsroom) -> None:
    room.bring_all(FERRY)
    room.tell()
    assert room.arrivals.teller().forget_some(NOON + timedelta(days=31)) == 3
    for table in ("trace", "clue", "shingle"):
        assert room.library.db.value(f"SELECT count(*) FROM {table}") == 0
    assert room.stories() == {frozenset(FERRY)}


def test_a_story_that_was_merged_into_another_is_found_by_its_number(room: Newsroom) -> None:
    room.bring_all(FERRY)
    room.tell()
    story = room.story(FERRY[0])
    room.library.db.run("INSERT INTO story (merged_into) VALUES (?)", (story,))
    room.library.db.run("INSERT INTO story (merged_into) SELECT max(id) FROM story", ())
    merged = room.library.db.value("SELECT max(id) FROM story")
    found = room.library.snapshot(SearchScope(f"story:{merged}"))
    assert sorted(found) == sorted(room.ids(*FERRY))


def test_what_is_forgotten_is_in_no_story_any_more(room: Newsroom) -> None:
    room.bring_all([*FERRY, *FLOOD])
    room.tell()
    gone = room.ids(FERRY[0], *FLOOD)
    assert room.library.forget(gone) == 3
    kept = room.library.db.rows("SELECT article_id FROM telling ORDER BY article_id")
    assert [id_ for (id_,) in kept] == sorted(room.ids(*FERRY[1:]))
    assert room.stories() == {frozenset(FERRY[1:])}
    assert room.library.db.value("SELECT count(*) FROM story WHERE merged_into IS NULL") == 1


def test_a_story_stays_while_something_is_in_it_because_the_person_said_so(
    room: Newsroom,
) -> None:
    room.bring_all([*FERRY, *ALONE])
    room.tell()
    story = room.story(FERRY[0])
    assert room.library.stories.join(room.ids(FERRY[0], ALONE[0]))
    room.library.forget(room.ids(*FERRY))
    assert room.library.db.value("SELECT id FROM story WHERE id = ?", (story,)) == story


def test_what_the_person_said_of_a_story_outlives_the_article(room: Newsroom) -> None:
    room.bring_all(FERRY)
    room.tell()
    apart, own = room.ids(*FERRY[:2])
    assert room.library.stories.split([apart])
    other = room.ids(FERRY[2])[0]
    assert room.library.stories.split([own])
    assert room.library.stories.join([other, own])
    room.library.forget([apart, own])
    rows = room.library.db.rows("SELECT article_id FROM telling WHERE apart OR own IS NOT NULL")
    assert {id_ for (id_,) in rows} >= {apart, own}
    assert room.library.undo()
    assert room.library.redo()


@pytest.mark.parametrize(
    "titles",
    [
        ("Правительство Колумбии начинает переговоры", "О переговорах с правительством Колумбии"),
        ("น้ำท่วมหาดใหญ่วิกฤต อพยพประชาชน", "หาดใหญ่น้ำท่วม โรงพยาบาลอพยพผู้ป่วย"),
        ("Bão số 13 đổ bộ Đà Nẵng", "Đà Nẵng sơ tán dân trước bão số 13"),
        ("半導体の大量購入を米国に提案", "米国に半導体購入を提案"),
    ],
)
def test_what_is_related_is_found_in_any_script(room: Newsroom, titles: tuple[str, str]) -> None:
    room.bring_all([*FERRY, *titles, *ALONE])
    room.tell()
    first, other = room.ids(*titles)
    article = room.library.article(first)
    assert article is not None
    assert [one.headline.id for one in room.library.stories.company(article).related] == [other]


def test_what_the_person_joined_is_related(room: Newsroom) -> None:
    room.bring_all([*FERRY, *ALONE])
    room.tell()
    whales, bakery = room.ids(*ALONE)
    article = room.library.article(whales)
    assert article is not None
    assert not room.library.stories.company(article).related
    assert room.library.stories.join([whales, bakery])
    assert [one.headline.id for one in room.library.stories.company(article).related] == [bakery]
