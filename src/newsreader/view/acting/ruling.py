"""Rules, and what they do by hand: hiding."""

from collections.abc import Mapping
from datetime import timedelta

from newsreader.models.rules import Hits, Rule, Rulebook
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.desk import Desk
from newsreader.view.trying import NOTHING_TRIED, TRIED_DAYS, Tried, brief_fault
from newsreader.view.work import replace_work

_SETTLED = 1.0
"""Seconds after the start until what is wrong with rules is looked at."""
_LISTED = 50


class RuleActions(Desk):
    """Looks rules over, tries and applies them."""

    def on_mount(self) -> None:
        super().on_mount()
        self.set_timer(_SETTLED, lambda: replace_work(self, "rules", self._say_faults))

    def action_hide(self) -> None:
        headline = self.wanted()
        if headline:
            self.run_worker(self._hide(headline.id), group="undo")

    async def _hide(self, article_id: int) -> None:
        """Or show it again, where hidden ones are listed."""
        act = await self.marker.change(lambda library: library.turn_hidden([article_id]))
        if act:
            self.say(act.words, hint=f"{self.key('undo')} undoes it")

    def action_rules(self) -> None:
        self.run_worker(self._open_rules(), group="rules")

    async def _open_rules(self) -> None:
        from newsreader.view.dialogs.rules import RulesDialog

        try:
            book, hits = await self.shelf.read(_rules_and_hits)
        except LibraryError as error:
            self.say(str(error), wrong=True)
        else:
            self.app.push_screen(RulesDialog(book, hits, self._try, self.now()), self._chosen_rule)

    async def _try(self, rule: Rule) -> Tried:
        since = self.now() - timedelta(days=TRIED_DAYS)

        def tried(library: Library) -> Tried:
            trial = library.try_rule(rule.when, since)
            return Tried(trial, library.headlines(trial.fits[:_LISTED]))

        try:
            return await self.shelf.read(tried)
        except LibraryError as error:
            self.say(str(error), wrong=True)
            return NOTHING_TRIED

    def _chosen_rule(self, rule: Rule | None) -> None:
        if rule:
            self.run_worker(self._apply(rule), group="undo")

    async def _apply(self, rule: Rule) -> None:
        since = self.now() - timedelta(days=TRIED_DAYS)
        act = await self.marker.change(lambda library: library.apply_rule(rule, since))
        if act:
            self.say(act.words, hint=f"{self.key('undo')} takes it back")
        else:
            self.say("It was so already: nothing changed.")

    async def _say_faults(self) -> None:
        """Rules that cannot be used; the others are."""
        try:
            book, _ = await self.shelf.read(_rules_and_hits)
        except LibraryError:
            return
        if book.faults:
            self.say(brief_fault(book.faults[0]), wrong=True)


def _rules_and_hits(library: Library) -> tuple[Rulebook, Mapping[str, Hits]]:
    return library.rulebook(), library.rule_hits()
