"""Rules are asked about what arrives, in the order of the file, and what they do can be undone."""

import sys
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path

import pytest
from sync_world import World, rss

from newsreader.models.acts import Act, ActKind
from newsreader.models.feeds import Subscription
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.models.scopes import Scope, SearchScope, Smart
from newsreader.models.syncing import (
    Chosen,
    FeedsFound,
    FeedSynced,
    RuleNotified,
    SyncEvent,
    SyncFinished,
)
from newsreader.store.library import Library
from newsreader.sync.adding import add
from newsreader.sync.flow import sync
from newsreader.sync.telling import teller
from waiting import in_time

A, B = "https://a.example/feed", "https://b.example/feed"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as world:
        world.library.subscribe_all([Subscription(A, folders=("Sport",)), Subscription(B)])
        world.serve(A, rss("football", "chess"))
        world.serve(B, rss("elections", "weather"))
        yield world


def rule(when: str, *then: str, name: str = "") -> Rule:
    effects = [word.partition(":") for word in then]
    return Rule(name or when, when, tuple(Effect(EffectKind(a), b) for a, _, b in effects))


async def run(world: World, *, force: bool = False) -> list[SyncEvent]:
    return [event async for event in sync(world.parts, force=force)]


def titles(world: World, scope: Scope = Smart.EVERYTHING) -> set[str]:
    ids = world.library.snapshot(scope)
    return {headline.title for headline in world.library.headlines(ids)}


def by_rules(world: World) -> list[Act]:
    return [act for act in world.library.history() if act.kind is ActKind.RULE]


@pytest.mark.parametrize(
    ("when", "hidden"),
    [
        ("title:football", {"football"}),
        ("title:football or title:weather", {"football", "weather"}),
        ("feed:b.example", {"elections", "weather"}),
        ("folder:Sport -chess", {"football"}),
        ("text:text", {"football", "chess", "elections", "weather"}),
        ("-title:weather", {"football", "chess", "elections"}),
        ("title:rugby", set()),
    ],
)
async def test_a_rule_is_asked_about_what_arrives(
    world: World, when: str, hidden: set[str]
) -> None:
    world.rules = [rule(when, "hide")]

    await run(world)

    assert titles(world) == {"football", "chess", "elections", "weather"} - hidden


@pytest.mark.parametrize(
    ("then", "scope"),
    [
        ("bookmark", Smart.BOOKMARKS),
        ("read", SearchScope("is:read")),
        ("tag:later", SearchScope("tag:later")),
    ],
)
async def test_a_rule_does_what_a_person_could(world: World, then: str, scope: Scope) -> None:
    world.rules = [rule("title:chess", then)]

    await run(world)

    assert titles(world, scope) == {"chess"}


async def test_a_rule_adds_to_the_score(world: World) -> None:
    world.rules = [rule("folder:Sport", "score:+5", name="A"), rule("chess", "score:-2", name="B")]

    await run(world)

    assert world.library.db.rows(
        "SELECT title, score FROM status JOIN article USING (id) WHERE score <> 0 ORDER BY title"
    ) == [("chess", 3), ("football", 5)]


async def test_a_rule_leaves_one_row_in_the_journal_for_a_whole_sync(world: World) -> None:
    world.rules = [rule("text", "hide", "tag:dull", name="Dull"), rule("title:rugby", "read")]

    await run(world)

    (act,) = by_rules(world)
    assert act.words == "Rule “Dull” hid 4 articles and tagged them dull"
    assert act.count == 4


async def test_what_a_rule_did_is_undone_as_one_act(world: World) -> None:
    world.rules = [rule("text", "hide", "read", "bookmark", "tag:dull", "score:+5")]
    await run(world)
    (act,) = by_rules(world)

    undone = world.library.undo(act.id)

    assert undone is not None
    assert len(undone.article_ids) == 4
    assert titles(world, Smart.UNREAD) == {"football", "chess", "elections", "weather"}
    assert not titles(world, Smart.BOOKMARKS) | titles(world, SearchScope("tag:dull"))
    assert world.library.db.value("SELECT total(score) FROM status") == 0


async def test_undo_after_a_restart_takes_a_rule_back_where_it_still_stands(world: World) -> None:
    world.rules = [rule("folder:Sport", "read")]
    await run(world)
    (act,) = by_rules(world)

    with Library.open(world.paths, lambda: world.now) as other:
        (chess,) = other.snapshot(SearchScope("title:chess"))
        other.mark_read([chess], read=False)
        undone = other.undo(act.id)

        assert undone is not None
        assert chess not in undone.article_ids
        assert len(other.snapshot(Smart.UNREAD)) == 4


async def test_undo_of_the_last_act_is_of_the_persons_own(world: World) -> None:
    world.serve(A, rss("one"))
    await run(world)
    mine = world.library.mark_read(world.library.snapshot(Smart.EVERYTHING))
    world.rules = [rule("two", "hide")]
    world.serve(A, rss("two", "one"))
    await run(world, force=True)

    undone = world.library.undo()

    assert mine is not None
    assert undone is not None
    assert undone.id == mine.id
    assert "two" not in titles(world)


async def test_a_rule_sees_what_the_rules_above_it_did(world: World) -> None:
    world.rules = [rule("chess", "tag:quiet"), rule("tag:quiet", "bookmark")]

    await run(world)

    assert titles(world, Smart.BOOKMARKS) == {"chess"}


@pytest.mark.parametrize("order", [1, -1])
async def test_what_one_rule_hides_and_another_bookmarks_is_in_the_bookmarks(
    world: World, order: int
) -> None:
    world.rules = [rule("folder:Sport", "hide"), rule("chess", "bookmark")][::order]

    await run(world)

    assert titles(world, Smart.BOOKMARKS) == {"chess"}
    assert titles(world, Smart.UNREAD) == {"elections", "weather"}


async def test_an_article_is_judged_once(world: World) -> None:
    world.rules = [rule("folder:Sport", "read", name="Seen")]
    await run(world)
    world.library.mark_read(world.library.snapshot(Smart.EVERYTHING), read=False)
    world.serve(A, rss("football", "chess", text="Edited since."))

    await run(world, force=True)

    assert titles(world, Smart.UNREAD) == {"football", "chess", "elections", "weather"}
    assert len(by_rules(world)) == 1


async def test_what_was_here_before_the_first_rule_is_left_alone(world: World) -> None:
    await run(world)
    world.rules = [rule("text", "hide")]
    world.serve(B, rss("new", "elections", "weather"))

    await run(world, force=True)

    assert titles(world) == {"football", "chess", "elections", "weather"}


async def test_what_came_while_there_were_no_rules_is_left_alone(world: World) -> None:
    world.rules = [rule("title:rugby", "hide")]
    await run(world)
    world.rules = []
    world.serve(A, rss("without", "football"))
    await run(world, force=True)
    world.rules = [rule("text", "hide")]
    world.serve(A, rss("with", "football"))

    await run(world, force=True)

    assert "without" in titles(world)
    assert "with" not in titles(world)


async def test_what_a_stopped_sync_left_is_judged_by_the_next(world: World) -> None:
    world.rules = [rule("text", "hide")]
    async with aclosing(sync(world.parts)) as events:
        async for event in events:
            if isinstance(event, FeedSynced):
                break
    assert titles(world)

    await run(world)

    assert not titles(world)
    assert world.library.counts().unread == 0


async def test_many_articles_are_judged_in_short_transactions(world: World) -> None:
    world.rules = [rule("text", "hide", name="All"), rule("title:7", "tag:seven")]
    world.serve(A, rss(*(str(number) for number in range(1200))))

    await run(world)

    first, second = sorted(by_rules(world), key=lambda act: act.id)
    assert first.words == "Rule “All” hid 1,202 articles"
    assert second.words == "Rule “title:7” tagged “7” seven"
    assert world.library.counts().unread == 0


async def test_the_report_tells_how_many_were_hidden(world: World) -> None:
    world.rules = [rule("folder:Sport", "hide"), rule("text", "read", "hide")]

    *_, last = await run(world)

    assert isinstance(last, SyncFinished)
    assert (last.new, last.hidden) == (4, 4)


async def test_hits_are_counted(world: World) -> None:
    world.rules = [rule("folder:Sport", "read", name="A"), rule("rugby", "hide")]

    await run(world)

    assert world.library.db.rows("SELECT name, hits FROM rule") == [("A", 2)]


async def test_a_rule_that_fails_is_left_out_and_the_others_go_on(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.rules = [rule("is:nonsense", "hide"), rule("chess", "hide")]

    await run(world)

    assert titles(world) == {"football", "elections", "weather"}
    assert "is:nonsense" in caplog.text


async def test_an_added_feeds_first_articles_are_judged(world: World) -> None:
    world.rules = [rule("solo", "hide")]
    world.serve("https://c.example/feed", rss("solo", "duet", feed="C"))

    async def first(found: FeedsFound) -> Chosen:
        return Chosen((found.choices[0].url,))

    async with aclosing(add(world.parts, ["https://c.example/feed"], choose=first)) as events:
        async for _ in events:
            pass

    assert titles(world) == {"duet"}


async def test_the_person_is_told_what_a_rule_notifies_of(world: World) -> None:
    world.rules = [rule("feed:b", "notify", name="News"), rule("rugby", "notify")]

    events = await run(world)

    told = RuleNotified("News", 2, ("elections", "weather"))
    assert [event for event in events if isinstance(event, RuleNotified)] == [told]
    assert world.told == [told]


async def test_three_titles_are_told_and_hidden_articles_are_not(world: World) -> None:
    world.serve(B, rss("one", "two", "three", "four", "evil"))
    world.rules = [rule("feed:b", "notify", name="News"), rule("evil", "hide")]

    await run(world)

    assert world.told == [RuleNotified("News", 4, ("one", "two", "three"))]


async def test_without_rules_nothing_is_remembered(world: World) -> None:
    await run(world)

    assert not world.library.db.rows("SELECT name FROM memo WHERE name = 'judged'")


def script(folder: Path, body: str) -> list[str]:
    path = folder / "told.py"
    path.write_text(f"import sys, time\n{body}\n", encoding="utf-8")
    return [sys.executable, str(path)]


async def test_a_command_of_the_persons_own_is_handed_the_titles(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = script(tmp_path, f"open({str(out)!r}, 'w').write(repr(sys.argv[1:]))")

    await teller(command)(RuleNotified("Outage", 2, ("--icon=$(id)", "`ls`; 朝")))

    assert out.read_text(encoding="utf-8") == repr(
        ["Rule “Outage”: 2 articles", "• --icon=$(id)\n• `ls`; 朝"]
    )


async def test_a_command_that_does_not_end_is_ended(tmp_path: Path) -> None:
    async with in_time():
        await teller(script(tmp_path, "time.sleep(3600)"), patience=0.3)(RuleNotified("Outage", 1))


async def test_a_command_that_is_not_there_is_written_down(
    caplog: pytest.LogCaptureFixture,
) -> None:
    await teller(["/nowhere/notify"])(RuleNotified("Outage", 1))

    assert "/nowhere/notify cannot be started" in caplog.text
