"""Which story an article belongs to: a table of cases."""

import pytest

from newsreader.stories.deciding import decide
from newsreader.stories.likeness import (
    Outline,
    Usage,
    Weighed,
    likeness,
    outline_of,
    telling_words,
    weighed,
)
from newsreader.stories.words import words_of

COMMON = "said today people will new more after over in to of with for as about a is"
USAGE = Usage(1000, dict.fromkeys(words_of("", COMMON), 500))


def told(*texts: str) -> Outline:
    return outline_of([of(text) for text in texts])


def of(text: str) -> Weighed:
    title, _, lead = text.partition("|")
    return weighed(words_of(title, lead), USAGE)


CHIPS = "Japan offers to buy chips in tariff talks"
STORIES = {
    "chips": told(CHIPS, "Tokyo weighs chip purchases before tariff talks with Japan negotiator"),
    "flood": told("Flood in Valencia leaves many missing", "Valencia flood: rescuers search"),
    "ferry": told("Ferry strike ends in Harwich"),
}


@pytest.mark.parametrize(
    ("new", "story"),
    [
        ("Japan to buy chips worth billions in tariff talks", "chips"),
        ("Rescuers still search for missing after Valencia flood", "flood"),
        ("Harwich ferry strike over, crews said", "ferry"),
        ("People said more today", None),
        ("Strike in Valencia schools", None),
        ("Completely other news about whales", None),
    ],
)
def test_an_article_joins_what_it_is_like(new: str, story: str | None) -> None:
    assert decide(of(new), STORIES).story == story


def test_one_word_in_common_is_not_enough_however_rare() -> None:
    assert decide(of("Zanzibar"), {"z": told("Zanzibar")}).story is None


def test_two_stories_that_turn_out_to_be_one_are_merged() -> None:
    stories = {
        "one": told("Harwich ferry strike ends", "Ferry strike in Harwich ends after talks"),
        "two": told("Crews accept offer: Harwich ferry strike ends"),
        "other": told("Valencia flood leaves many missing"),
    }
    verdict = decide(of("Harwich ferry strike ends as crews accept offer"), stories)
    assert {verdict.story, *verdict.merged} == {"one", "two"}


def test_of_equals_the_first_is_taken() -> None:
    stories = {name: told("Harwich ferry strike ends") for name in ("b", "a")}
    assert decide(of("Harwich ferry strike ends"), stories).story == "b"


def test_likeness_is_one_of_the_same_and_nothing_of_strangers() -> None:
    assert likeness(told(CHIPS), told(CHIPS)) == pytest.approx(1)
    assert likeness(told(CHIPS), told("Whales seen")) == 0
    assert likeness(told(), told(CHIPS)) == 0


def test_what_everybody_writes_is_not_what_articles_are_looked_for_by() -> None:
    article = of("People said more about chips today")
    assert set(telling_words(article, 9)) == set(words_of("chips", ""))
