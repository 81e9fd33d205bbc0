"""Rules in the app: hiding by hand, the dialog, what a sync tells."""

from datetime import timedelta
from time import monotonic

import pytest
from textual.widgets import Static
from view_stand import NOON, ScriptedRunner, fill, stand

from newsreader.config import Syncing
from newsreader.models.scopes import SearchScope, Smart
from newsreader.models.syncing import (
    FeedFetching,
    FeedSynced,
    RuleNotified,
    SyncEvent,
    SyncFinished,
    SyncStarted,
)
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.dialogs.rules import RulesDialog
from newsreader.view.rounds import Rounds

FINISHED = SyncFinished(1, 1, 0, 0, 0, 2, 0, (), 100, 0.1)
NO_KIOSK = """
[[rule]]
name = "No kiosk"
when = "feed:Kiosk"
then = "hide"
"""
RULES = f"""{NO_KIOSK}
[[rule]]
when = "is:odd"
then = "hide"

[[rule]]
name = "Third"
when = 'title:"Asagiri 3"'
then = ["read", "tag:three"]
"""


@pytest.fixture
def library(paths: Paths) -> Paths:
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 6, "Kiosk": 2}, ["Japan"])
    return paths


@pytest.fixture
def ruled(library: Paths) -> Paths:
    library.config_toml.write_text(RULES, encoding="utf-8")
    return library


async def test_an_article_is_hidden_and_undo_shows_it_again(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("delete")
        await there.says("Hid “")
        assert there.unread() == 7
        assert len(there.library.snapshot(SearchScope("is:hidden"))) == 1
        assert there.screen.headlines.row_count == 8

        await there.press("ctrl+z")
        await there.says("Undone: Hid “")
        assert there.unread() == 8


async def test_hiding_a_hidden_article_shows_it_again(library: Paths) -> None:
    async with stand(library) as there:
        await there.press("delete")
        await there.says("Hid “")
        await there.press("delete")
        await there.says("Shown again: “")
        assert there.unread() == 8


async def test_the_dialog_shows_what_the_chosen_rule_would_have_done(ruled: Paths) -> None:
    async with stand(ruled) as there:
        await there.screen.do("rules")

        await there.until(
            lambda: "would have hidden 2 of the 8 articles" in shown(there.app.screen)
        )
        text = shown(there.app.screen)
        assert "no hits yet" in text
        assert "line 7: the rule “is:odd”" in text
        assert "Kiosk 1" in text

        await there.press("j")
        await there.until(
            lambda: "it would have marked it read and tagged it three." in shown(there.app.screen)
        )


async def test_a_rule_is_applied_from_the_dialog_and_undone(library: Paths) -> None:
    """No other is wrong: that is said a second after the start, over what was said before."""
    library.config_toml.write_text(NO_KIOSK, encoding="utf-8")
    async with stand(library) as there:
        await there.screen.do("rules")
        await there.until(lambda: "would have hidden 2" in shown(there.app.screen))

        await there.press("a")
        await there.says("Rule “No kiosk” hid 2 articles")
        assert there.library.count(Smart.EVERYTHING) == 6

        await there.press("ctrl+z")
        await there.says("Undone: Rule “No kiosk” hid 2 articles")
        assert there.library.count(Smart.EVERYTHING) == 8


async def test_without_rules_the_dialog_says_how_to_make_one(library: Paths) -> None:
    async with stand(library) as there:
        await there.screen.do("rules")
        await there.until(lambda: "There are no rules yet" in shown(there.app.screen))
        assert str(library.config_toml) in shown(there.app.screen).replace("\n", "")
        await there.press("a", "j", "k", "escape")
        await there.until(lambda: there.app.screen is there.screen)


async def test_a_rule_that_cannot_be_used_is_said_at_the_start(ruled: Paths) -> None:
    async with stand(ruled) as there:
        await there.says("config.toml, line 7: the rule “is:odd”: is: takes")
        assert there.screen.status.words.startswith("config.toml")


TOLD: list[SyncEvent] = [
    SyncStarted(1),
    FeedFetching(1, "Asagiri"),
    FeedSynced(1, "Asagiri", 2, 0),
    RuleNotified("Outage", 2, ("one", "two")),
    FINISHED,
]


async def test_a_sync_that_nobody_asked_for_says_only_what_rules_want_to_be_told(
    library: Paths,
) -> None:
    rounds = Rounds(Syncing(), monotonic, moment=0.01)
    async with stand(
        library, ScriptedRunner(TOLD), rounds=rounds, clock=lambda: NOON + timedelta(hours=2)
    ) as there:
        await there.says("Rule “Outage”: 2 articles")
        assert "Synced" not in there.screen.status.words


async def test_the_status_line_says_what_rules_want_to_be_told(library: Paths) -> None:
    async with stand(library, ScriptedRunner(TOLD)) as there:
        await there.press("R")
        await there.says("Synced 1 feed · 2 new · Rule “Outage”: 2 articles")


def shown(screen: object) -> str:
    """The dialog's text; nothing while it is not there."""
    if not isinstance(screen, RulesDialog):
        return ""
    return "\n".join(str(widget.visual) for widget in screen.query(Static))
