from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from store_shelf import followed, prepared, shelve, store

from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.query.errors import QueryError
from newsreader.store.judging import Judge
from newsreader.store.library import Library
from newsreader.store.rules.rulewords import tried_words

HIDE = Effect(EffectKind.HIDE)
DAY = timedelta(days=1)


@pytest.fixture
def library(paths: Paths, noon: datetime) -> Iterator[Library]:
    with Library.open(paths, lambda: noon) as library:
        feed = followed(library)
        articles = [
            prepared(f"{word}{days}", f"{word} {days}", published=noon - days * DAY)
            for days in (1, 10, 40)
            for word in ("chess", "football")
        ]
        store(library, feed, noon, *articles)
        yield library


def titles(library: Library) -> list[str]:
    headlines = library.headlines(library.snapshot(Smart.EVERYTHING))
    return [headline.title for headline in headlines]


@pytest.mark.parametrize(("days", "fits", "among"), [(5, 1, 2), (30, 2, 4), (100, 3, 6)])
def test_a_trial_counts_what_a_rule_would_have_fitted(
    library: Library, noon: datetime, days: int, fits: int, among: int
) -> None:
    trial = library.try_rule("title:football", noon - days * DAY)

    assert (len(trial.fits), trial.among) == (fits, among)
    assert len(titles(library)) == 6


def test_a_trial_lists_the_newest_first(library: Library, noon: datetime) -> None:
    trial = library.try_rule("football", noon - 30 * DAY)

    found = [headline.title for headline in library.headlines(trial.fits)]
    assert found == ["football 1", "football 10"]


def test_a_trial_counts_what_the_rule_has_hidden_already(library: Library, noon: datetime) -> None:
    before = library.try_rule("football", noon - 30 * DAY)

    library.apply_rule(Rule("No", "football", (HIDE,)), noon - 30 * DAY)

    assert library.try_rule("football", noon - 30 * DAY) == before


def test_a_trial_leaves_out_feeds_that_are_not_followed(library: Library, noon: datetime) -> None:
    library.hide(library.snapshot(Smart.EVERYTHING)[:2])
    library.unsubscribe(1)

    assert library.try_rule("football", noon - 100 * DAY).among == 0


def test_a_trial_of_nonsense_is_a_query_error(library: Library, noon: datetime) -> None:
    with pytest.raises(QueryError):
        library.try_rule("is:odd", noon)


def test_a_rule_is_applied_as_one_act_and_taken_back_by_undo(
    library: Library, noon: datetime
) -> None:
    rule = Rule("No football", "football", (HIDE, Effect(EffectKind.TAG, "dull")))

    act = library.apply_rule(rule, noon - 30 * DAY)

    assert act is not None
    assert act.words == "Rule “No football” hid 2 articles and tagged them dull"
    assert "football 40" in titles(library)
    assert "football 1" not in titles(library)
    library.undo()
    assert len(titles(library)) == 6


def test_a_rule_that_fits_a_great_many_is_one_act(library: Library, noon: datetime) -> None:
    with library.db.transaction():
        library.db.run_many(
            "INSERT INTO status (feed_id, placed, arrived) VALUES (1, ?, 0)",
            ((int(noon.timestamp()) - number,) for number in range(20_010)),
        )
        library.db.run(
            "INSERT INTO article (id, title, content_hash) SELECT id, '', '' FROM status"
            " WHERE id NOT IN (SELECT id FROM article)"
        )

    act = library.apply_rule(Rule("All", "is:unread", (HIDE,)), noon - 30 * DAY)

    assert act is not None
    assert act.count == 20_014
    assert [found.id for found in library.history(1)] == [act.id]
    library.undo()
    assert library.counts().unread == 20_016


def test_applying_what_is_so_already_is_no_act(library: Library, noon: datetime) -> None:
    rule = Rule("No football", "football", (HIDE,))
    library.apply_rule(rule, noon - 30 * DAY)

    assert library.apply_rule(rule, noon - 30 * DAY) is None


def test_a_score_is_given_once(library: Library, noon: datetime) -> None:
    more = Rule("More", "title:chess or solo", (Effect(EffectKind.SCORE, "+5"),))
    judge = Judge(library, [more], lambda: noon)
    judge.begin()
    store(library, library.feeds()[0], noon, prepared("solo", "solo"))
    judge.judge_some()

    act = library.apply_rule(more, noon - 30 * DAY)

    assert act is not None
    assert act.count == 2
    assert library.apply_rule(more, noon - 30 * DAY) is None
    library.undo()
    assert library.db.value("SELECT total(score) FROM status") == 5
    assert library.apply_rule(more, noon - 30 * DAY) is not None


def test_hits_are_told_by_the_rules_name(library: Library, noon: datetime) -> None:
    judge = Judge(library, [Rule("B", "title", (HIDE,))], lambda: noon)
    judge.begin()
    shelve(library, noon, name="b")
    judge.judge_some()

    assert [(name, hits.count, hits.last) for name, hits in library.rule_hits().items()] == [
        ("B", 3, noon)
    ]


def test_a_trial_is_said_in_a_sentence(library: Library, noon: datetime) -> None:
    trial = library.try_rule("football", noon - 30 * DAY)
    rule = Rule("No football", "football", (HIDE,))
    several = Rule("Sport", "football", (Effect(EffectKind.SCORE, "+5"), HIDE))

    assert tried_words(rule, trial, 30) == (
        "Rule “No football” would have hidden 2 of the 4 articles of the last 30 days."
    )
    assert tried_words(several, trial, 30) == (
        "Rule “Sport” fits 2 of the 4 articles of the last 30 days:"
        " it would have scored them +5 and hidden them."
    )
    assert tried_words("football", trial, 1) == (
        "“football” fits 2 of the 4 articles of the last day."
    )
