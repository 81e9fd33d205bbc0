from datetime import datetime

from store_shelf import followed, prepared, shelve, store

from newsreader.models.acts import Act, ActKind
from newsreader.models.moving import Deeds
from newsreader.models.parsed import ParsedEntry
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.scopes import Smart
from newsreader.store.judging import Judge
from newsreader.store.library import Library
from newsreader.store.takeover import Takeover

READ = Rule("All", "title", (Effect(EffectKind.READ),))


def judge(library: Library, noon: datetime, *rules: Rule) -> Judge:
    judge = Judge(library, rules, lambda: noon)
    judge.begin()
    return judge


def by_rules(library: Library) -> list[Act]:
    return [act for act in library.history() if act.kind is ActKind.RULE]


def test_rounds_of_one_sync_are_one_act(library: Library, noon: datetime) -> None:
    asked = judge(library, noon, READ)
    for name in "ab":
        shelve(library, noon, name=name)
        asked.judge_some()

    (act,) = by_rules(library)

    assert act.words == "Rule “All” marked 6 articles read"
    library.undo(act.id)
    assert len(library.snapshot(Smart.UNREAD)) == 6


def test_an_act_that_was_undone_does_not_grow(library: Library, noon: datetime) -> None:
    asked = judge(library, noon, READ)
    shelve(library, noon, name="a")
    asked.judge_some()
    library.undo(by_rules(library)[0].id)
    shelve(library, noon, name="b")

    asked.judge_some()

    second, first = by_rules(library)
    assert (first.undone, second.undone) == (True, False)
    assert (first.count, second.count) == (3, 3)
    assert len(library.snapshot(Smart.UNREAD)) == 3


def test_two_syncs_at_once_judge_everything_once(library: Library, noon: datetime) -> None:
    more = Rule("All", "title", (Effect(EffectKind.SCORE, "+1"),))
    first, second = judge(library, noon, more), judge(library, noon, more)
    shelve(library, noon)

    assert not first.judge_some()
    assert not second.judge_some()

    assert library.db.value("SELECT total(score) FROM status") == 3


def test_what_came_along_from_another_newsreader_is_not_judged(
    library: Library, noon: datetime
) -> None:
    asked = judge(library, noon, READ)
    feed = followed(library)
    old = prepared("old", hash_=bytes(33))
    deeds: dict[ParsedEntry, Deeds] = {old.entry: Deeds()}
    Takeover(library).store(feed.id, [old], [], deeds, noon)
    store(library, feed, noon, prepared("new"))

    asked.judge_some()

    assert unread(library) == ["Title old"]


def unread(library: Library) -> list[str]:
    headlines = library.headlines(library.snapshot(Smart.UNREAD))
    return [headline.title for headline in headlines]
