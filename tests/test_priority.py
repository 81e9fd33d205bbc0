"""What is learned from what a person reads."""

from random import Random

import pytest

from newsreader.priority import Taste, Traits, because, learned, words_in

BANKS = "central bank raises rates|inflation slows|bank lending grows|central bank waits".split("|")
BALLS = "football cup final|football coach leaves|cup draw tonight|football transfer".split("|")


def history(seed: int = 1, articles: int = 400) -> list[tuple[Traits, bool]]:
    """A person who opens nine of ten articles about banks, and one of ten about football."""
    chance = Random(seed)
    made = []
    for number in range(articles):
        bank = number % 2 == 0
        title = f"{chance.choice(BANKS if bank else BALLS)} {chance.choice('abcdefgh')}{number}"
        wanted = chance.random() < (0.9 if bank else 0.1)
        made.append((Traits(title, number % 7, author="Ann" if bank else "Bob"), wanted))
    return made


def test_what_was_not_seen_before_is_ordered_as_the_person_would() -> None:
    taste = learned(history())
    fresh = history(seed=2, articles=200)
    wanted = [taste.worth(traits) for traits, liked in fresh if liked]
    passed = [taste.worth(traits) for traits, liked in fresh if not liked]
    right = sum(one > other for one in wanted for other in passed)
    assert right / (len(wanted) * len(passed)) > 0.85


def test_reasons_are_in_the_persons_words_with_the_strongest_first() -> None:
    taste = learned(history())
    reasons = taste.reasons(Traits("Central Bank buys a football club", 3))
    assert because(reasons).startswith("because: football −")
    assert "central bank +" in because(reasons)
    assert [abs(one.weight) for one in reasons] == sorted(
        (abs(one.weight) for one in reasons), reverse=True
    )


def test_no_reason_is_a_word_that_stands_everywhere_or_is_said_twice() -> None:
    articles = [(Traits(f"the PyPy {n} for all", 1, "PyPy"), True) for n in range(9)]
    articles += [(Traits(f"zu Hause und {n}", 2, "Haus"), False) for n in range(9)]
    reasons = learned(articles).reasons(Traits("the PyPy for und", 1, "PyPy"))
    assert [one.words.casefold() for one in reasons] == ["pypy"]


@pytest.mark.parametrize(
    "articles",
    [[], [(Traits("a bank", 1), True)] * 9, [(Traits("a bank", 1), False)] * 9],
    ids=["nothing", "only wanted", "only passed over"],
)
def test_without_both_kinds_there_is_no_opinion(articles: list[tuple[Traits, bool]]) -> None:
    taste = learned(articles)
    assert taste.worth(Traits("a bank", 1)) == 0
    assert because(taste.reasons(Traits("a bank", 1))).startswith("Nothing is known")


def test_what_stood_on_two_articles_says_nothing() -> None:
    rare = [(Traits("zeppelin", 1), True)] * 2
    common = [(Traits(f"x{n}", 2), n % 2 == 0) for n in range(10)]
    assert "w:zeppelin" not in learned(rare + common).seen


def test_no_word_decides_alone() -> None:
    certain = [(Traits("yes", n), True) for n in range(500)]
    certain += [(Traits("no", n), False) for n in range(500)]
    assert learned(certain).worth(Traits("yes", 1000)) == 3


def test_feeds_authors_and_topics_count_too() -> None:
    articles = [
        (Traits(f"{n}", n % 2, "News", "Ann" if n % 2 else "", ("chips",)), n % 2 == 1)
        for n in range(40)
    ]
    names = {one.words for one in learned(articles).reasons(Traits("x", 1, "News", "Ann"))}
    assert names == {"News", "Ann"}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Über die Café-Kultur", ["uber", "die", "cafe", "kultur"]),
        ("日本の半導体", ["日本", "本の", "の半", "半導", "導体"]),
        ("ЁЛКА и Новый год", ["елка", "новыи", "год"]),
        ("A I – …", []),
    ],
)
def test_words_of_a_title(title: str, words: list[str]) -> None:
    assert words_in(title) == words


def test_the_strongest_of_all_for_a_look() -> None:
    wanted, passed = learned(history()).strongest({})
    assert wanted[0].weight > 0 > passed[0].weight
    assert "football" in {reason.words for reason in passed}
    assert Taste().strongest({}) == ([], [])
