"""Which story an article belongs to: a table of cases."""

import pytest

from newsreader.stories.deciding import bar_for, decide
from newsreader.stories.likeness import (
    Outline,
    Usage,
    Weighed,
    known_words,
    likeness,
    outline_of,
    sought_words,
    weighed,
)
from newsreader.stories.words import words_of

COMMON = "said today people will new more after over in to of with for as about a is"
USAGE = Usage(1000, dict.fromkeys(words_of("", COMMON), 500))


def told(*texts: str) -> Outline:
    return outline_of([of(text) for text in texts])


def of(text: str, usage: Usage = USAGE) -> Weighed:
    title, _, lead = text.partition("|")
    return weighed(words_of(title, lead), usage)


def usage_of(articles: int, often: int, words: str) -> Usage:
    return Usage(articles, dict.fromkeys(words_of("", words), often))


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
    assert set(sought_words(article, 9)) == set(words_of("chips", ""))


def test_what_no_other_has_is_not_looked_for_and_yet_known_to_later_ones() -> None:
    seen, rare = "glacier icefall crossing villagers guides autumn", "zanzibar"
    text = f"{seen} {rare} one two three four five six {COMMON[:4]}"
    often = dict.fromkeys(words_of(text, ""), 2) | dict.fromkeys(words_of("", COMMON), 400)
    usage = Usage(500, often | dict.fromkeys(words_of("", rare), 1))
    article = of(text, usage)
    (number,) = words_of(rare, "")
    assert number not in sought_words(article, 40)
    assert known_words(article, 1) == [number]
    assert article.words[number] < min(article.words[word] for word in words_of(seen, ""))


def test_the_more_articles_the_more_alike_they_must_be() -> None:
    bars = [bar_for(of(CHIPS, Usage(many, {}))).joins for many in (30, 900, 20_000, 1_000_000)]
    assert bars[0] < bars[1] < bars[2] == bars[3]


def test_the_less_of_a_text_is_its_own_the_more_alike_that_must_be() -> None:
    plain, wordy = of("Whales of Ystad"), of("People said more about whales of Ystad today")
    assert plain.words.keys() == wordy.words.keys()
    assert bar_for(plain).joins < bar_for(wordy).joins


def test_what_many_say_in_a_language_that_few_articles_have_is_not_what_one_of_them_tells() -> None:
    grammar = "der die das und nicht mit von auf für ist"
    text = f"Hochjoch verliert Eis | {grammar} Gletscher"
    usage = usage_of(10_000, 150, grammar)
    assert of(text, usage).words.keys() == set(words_of("Hochjoch verliert Eis Gletscher", ""))


def test_one_that_is_alone_follows_sooner_than_a_story() -> None:
    usage = Usage(20_000, {})
    new = of("Harwich ferry strike ends", usage)
    near = of("Harwich ferry idle while talks drag past midnight: crews tired, hungry", usage)
    lone = decide(new, {"first": outline_of([new]), "other": outline_of([near])})
    story = decide(new, {"first": outline_of([new]), "other": outline_of([near, near])})
    assert (lone.merged, story.merged) == (["other"], [])
