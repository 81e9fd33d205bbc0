"""Related articles: which words find others, and which of the found are shown."""

from datetime import UTC, datetime

from msgspec import structs

from newsreader.stories.likeness import Usage
from newsreader.stories.related import Candidate, chosen
from newsreader.stories.trails import Clue, Trail, telling, trails
from newsreader.stories.words import numbered, words_of

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
FERRY = "Harwich ferry strike ends after eleven days"


def usage_of(**articles: int) -> Usage:
    numbers = numbered(articles)
    return Usage(1000, dict(zip(numbers, articles.values(), strict=True)))


def candidate(number: int, title: str, trail: Trail, feed: int = 0) -> Candidate:
    return Candidate(number, feed or number, title, words_of(title, title), AT, trail)


def test_rare_words_are_looked_for_but_none_that_only_one_article_has() -> None:
    usage = usage_of(harwich=4, strike=20, the=900, zzyzx=1)
    weights = dict.fromkeys(("the", "strike", "zzyzx", "harwich"), 1.0)
    clues = telling(weights, usage, 1000, 1000)
    assert [clue.word for clue in clues] == ["harwich", "strike"]


def test_only_rare_words_are_looked_for_in_articles_of_all_times() -> None:
    weights = dict.fromkeys(("harwich", "strike"), 1.0)
    clues = telling(weights, usage_of(harwich=4, strike=20), near=500, here=10_000)
    assert {clue.word: clue.anywhere for clue in clues} == {"harwich": True, "strike": False}


def test_an_article_with_more_of_the_words_has_the_longer_trail() -> None:
    clues = [Clue("harwich", 3.0, anywhere=True), Clue("strike", 1.0, anywhere=True)]
    found = trails(clues, {"harwich": [1, 2], "strike": [2, 3]})
    assert found == {1: Trail(0.75, 1), 2: Trail(1.0, 2), 3: Trail(0.25, 1)}


def test_what_shares_one_word_by_chance_is_not_shown() -> None:
    own = candidate(1, FERRY, Trail(1.0, 2))
    same = candidate(2, "Ferry strike in Harwich is over", Trail(0.7, 3))
    chance = candidate(3, "Whales seen near Iceland on a ferry trip in May", Trail(0.1, 1))
    assert chosen(own, [own, same, chance], usage_of(ferry=40), []) == [2]


def test_two_articles_of_a_feed_are_shown_at_most_and_no_copy() -> None:
    own = candidate(1, FERRY, Trail(1.0, 2))
    others = [
        candidate(n, f"Harwich ferry strike ends, part {n}", Trail(0.9, 4), feed=9)
        for n in range(2, 6)
    ]
    copy = candidate(7, "The Harwich ferry strike ends", Trail(1.0, 4))
    shown = chosen(own, [own, *others, copy], Usage(1000, {}), [7])
    assert len(shown) == 2
    assert 7 not in shown


def test_no_title_is_shown_twice_and_five_at_most() -> None:
    own = candidate(1, FERRY, Trail(1.0, 2))
    others = [
        candidate(n, f"Harwich ferry strike ends, part {n}", Trail(0.9, 4)) for n in range(2, 9)
    ]
    again = candidate(9, "Harwich ferry strike ends, PART 8", Trail(0.9, 4))
    same = candidate(10, FERRY.upper(), Trail(1.0, 4))
    assert chosen(own, [own, *others, again, same], Usage(1000, {})) == [9, 7, 6, 5, 4]


def test_news_from_elsewhere_comes_first() -> None:
    own = candidate(1, FERRY, Trail(1.0, 2), feed=9)
    other = candidate(2, "Harwich ferry strike ends, part 2", Trail(0.9, 4), feed=8)
    of_it = candidate(3, "Harwich ferry strike ends, part 3", Trail(0.9, 4), feed=9)
    assert chosen(own, [own, other, of_it], Usage(1000, {})) == [2, 3]


def test_of_one_word_that_both_have_nothing_follows() -> None:
    own, title = candidate(1, FERRY, Trail(1.0, 2)), "Whales seen from a ferry"
    assert chosen(own, [own, candidate(3, title, Trail(0.9, 1))], Usage(1000, {})) == []
    assert chosen(own, [own, candidate(3, title, Trail(0.9, 2))], Usage(1000, {})) == [3]


def test_below_a_headline_one_that_is_nearly_like_it_is_shown_by_itself() -> None:
    own = candidate(1, FERRY, Trail(1.0, 2))
    near = [candidate(n, f"Whales seen from a ferry, {n}", Trail(0.3, 2)) for n in (20, 30, 40)]
    assert chosen(own, [own, *near], Usage(1000, {})) == [40]


def test_below_a_text_what_is_nearly_like_it_is_not_shown() -> None:
    text = "Crews and owners met on Monday, and again on Tuesday, in a hotel above the port."
    own = Candidate(1, 1, FERRY, words_of(FERRY, text), AT, Trail(1.0, 2))
    near = candidate(20, "Whales seen from a ferry", Trail(0.25, 2))
    assert chosen(own, [own, near], Usage(1000, {})) == []


def test_what_tells_the_same_story_is_related_however_it_tells_it() -> None:
    own = candidate(1, FERRY, Trail(1.0, 2))
    other = candidate(2, "Back to work at the port", Trail(0.0, 0))
    assert chosen(own, [own, other], Usage(1000, {})) == []
    same = structs.replace(other, same_story=True)
    assert chosen(own, [own, same], Usage(1000, {})) == [2]


def test_what_is_like_the_company_of_an_article_is_related_too() -> None:
    usage = usage_of(strike=49)
    own = candidate(1, FERRY, Trail(1.0, 2))
    near = candidate(2, "Harwich ferry crews accept union's pay offer, strike ends", Trail(0.8, 4))
    far = candidate(3, "Union's members accept pay offer and end strike", Trail(0.2, 2))
    assert chosen(own, [own, far], usage) == []
    assert chosen(own, [own, near, far], usage) == [2, 3]


def test_grammar_that_all_have_makes_nothing_related() -> None:
    usage = usage_of(der=80, die=70, und=60)
    own = candidate(1, "Der Hafen und die Fähren", Trail(1.0, 2))
    other = candidate(2, "Der Berg und die Gletscher", Trail(1.0, 3))
    assert chosen(own, [own, other], usage) == []


def test_among_more_articles_more_is_asked() -> None:
    own = candidate(1, "Harwich ferry crews end a strike over pay", Trail(1.0, 2))
    other = candidate(2, "Ferry crews of Dover strike over rest times", Trail(0.3, 4))
    rare = dict.fromkeys(numbered(("ferry", "crews", "strike", "over")), 2)
    assert chosen(own, [own, other], Usage(100, rare)) == [2]
    assert chosen(own, [own, other], Usage(1_000_000, dict.fromkeys(rare, 45_000))) == []
    less = candidate(3, "Ferry crews of Dover rest at last", Trail(0.1, 2))
    assert chosen(own, [own, less], Usage(1000, {})) == [3]
    assert chosen(own, [own, less], Usage(1_000_000, {})) == []


def test_a_long_text_is_not_related_to_everything_it_has_words_of() -> None:
    own = candidate(1, "Harwich ferry crews end a strike over pay", Trail(1.0, 2))
    long = candidate(2, "A year with the people of the harbour and a ferry", Trail(1.0, 9))
    assert chosen(own, [own, long], usage_of(ferry=40, end=30, over=30)) == []


def test_of_pairs_of_ideographs_fewer_need_be_shared() -> None:
    own = candidate(1, "大桥施工断索已致遇难", Trail(1.0, 2))
    other = candidate(2, "在建铁路大桥断索搜救仍在进行", Trail(0.3, 3))
    assert chosen(own, [own, other], Usage(1000, {})) == [2]
