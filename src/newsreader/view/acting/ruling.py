"""Rules: listed, tried, applied to what is here."""

from collections.abc import Mapping
from datetime import timedelta

from newsreader.models.rules import Hits, Rule, Rulebook
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.desk import Desk
from newsreader.view.trying import NOTHING_TRIED, TRIED_DAYS, Tried, brief_fault
from newsreader.view.work import replace_work

_SETTLED = 1.0
"""Seconds after the start until what is wrong with rules is looked at."""
_LISTED = 50


class RuleActions(Acts):
    """Looks rules over, tries and applies them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.happens.mounted.append(self._look_over)

    def _look_over(self) -> None:
        self.desk.set_timer(_SETTLED, lambda: replace_work(self.desk, "rules", self._say_faults))

    def action_rules(self) -> None:
        self.desk.run_worker(self._open_rules(), group="rules")

    async def _open_rules(self) -> None:
        from newsreader.view.dialogs.rules import RulesDialog

        try:
            book, hits = await self.desk.shelf.read(_rules_and_hits)
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
        else:
            self.desk.app.push_screen(
                RulesDialog(book, hits, self._try, self.desk.now()), self._chosen_rule
            )

    async def _try(self, rule: Rule) -> Tried:
        since = self.desk.now() - timedelta(days=TRIED_DAYS)

        def tried(library: Library) -> Tried:
            trial = library.try_rule(rule.when, since)
            return Tried(trial, library.headlines(trial.fits[:_LISTED]))

        try:
            return await self.desk.shelf.read(tried)
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return NOTHING_TRIED

    def _chosen_rule(self, rule: Rule | None) -> None:
        if rule:
            self.desk.run_worker(self._apply(rule), group="undo")

    async def _apply(self, rule: Rule) -> None:
        since = self.desk.now() - timedelta(days=TRIED_DAYS)
        act = await self.desk.marker.change(lambda library: library.apply_rule(rule, since))
        if act:
            self.desk.say(act.words, hint=f"{self.desk.key('undo')} takes it back")
        else:
            self.desk.say("It was so already: nothing changed.")

    async def _say_faults(self) -> None:
        """Rules that cannot be used; the others are."""
        try:
            book, _ = await self.desk.shelf.read(_rules_and_hits)
        except LibraryError:
            return
        if book.faults:
            self.desk.say(brief_fault(book.faults[0]), wrong=True)


def _rules_and_hits(library: Library) -> tuple[Rulebook, Mapping[str, Hits]]:
    return library.rulebook(), library.rule_hits()
