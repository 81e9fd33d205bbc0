"""The rules: how often each fitted, what is wrong, what the chosen one would have done."""

from collections.abc import Mapping
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from newsreader.cleaning import clean_line
from newsreader.models.rules import Hits, Rule, Rulebook
from newsreader.store.rules.rulewords import tried_words
from newsreader.view.dialogs.dialog import Dialog, icons_of, line
from newsreader.view.icons import UNICODE, Icons
from newsreader.view.times import ago, when
from newsreader.view.trying import TRIED_DAYS, Attempt, Tried, brief_fault
from newsreader.view.work import replace_work
from newsreader.wording import counted

_FAINT = "$foreground 68%"
_NONE = (
    "There are no rules yet. A table in {} makes one:\n\n"
    '[[rule]]\nname = "No football"\nwhen = "title:football"\nthen = "hide"'
)


def rules_content(
    book: Rulebook, hits: Mapping[str, Hits], chosen: int, now: datetime, icons: Icons = UNICODE
) -> Content:
    """A line for each rule; what is wrong with others comes first."""
    pieces = [(f"! {icons.words(brief_fault(fault))}\n\n", "$error") for fault in book.faults]
    if not book.rules and not book.faults:
        return Content(_NONE.format(clean_line(book.path)))
    for place, rule in enumerate(book.rules):
        here = place == chosen
        hit = hits.get(rule.name)
        words = f"{counted(hit.count, 'hit')} {icons.separator} {ago(hit.last, now)}" if hit else ""
        pieces += [(f"{icons.cursor if here else ' '} ", "bold $accent")]
        pieces += [(rule.name, "bold" if here else "")]
        pieces += [(f" {icons.separator} {words or 'no hits yet'}\n", _FAINT)]
    return Content.assemble(*pieces).rstrip()


def trial_content(
    rule: Rule, tried: Tried | None, now: datetime, icons: Icons = UNICODE
) -> Content:
    then = ", ".join(map(str, rule.then))
    pieces = [(f"\nwhen {clean_line(rule.when)}\nthen {then}\n\n", _FAINT)]
    if tried is None:
        return Content.assemble(*pieces, (icons.ellipsis, _FAINT))
    pieces.append((icons.words(tried_words(rule, tried.trial, TRIED_DAYS)), ""))
    return Content.assemble(*pieces)


def fits_content(tried: Tried, now: datetime, icons: Icons = UNICODE) -> Content:
    """A line for each article that would have been fitted."""
    pieces = [("\n", "")]
    for headline in tried.headlines:
        pieces += [(f"{when(headline.placed, now):>6} ", _FAINT), (clean_line(headline.title), "")]
        pieces += [(f" {icons.separator} {clean_line(headline.feed_title)}\n", _FAINT)]
    left = len(tried.trial.fits) - len(tried.headlines)
    pieces.append((f"{icons.ellipsis} and {left:,} more" if left else "", _FAINT))
    return Content.assemble(*pieces).rstrip()


class RulesDialog(Dialog[Rule]):
    """Gives back the rule that is to be applied to what it was tried on."""

    BINDINGS = [
        ("q", "close", "close"),
        ("j,down", "choose(1)", "next"),
        ("k,up", "choose(-1)", "previous"),
        ("a", "apply", "apply"),
        ("space,pagedown,ctrl+d", "scroll(10)", "page down"),
        ("pageup,ctrl+u", "scroll(-10)", "page up"),
    ]

    def __init__(
        self, book: Rulebook, hits: Mapping[str, Hits], attempt: Attempt, now: datetime
    ) -> None:
        super().__init__()
        self._book = book
        self._hits = hits
        self._attempt = attempt
        self._now = now
        self._chosen = 0
        self._tried: Tried | None = None

    @property
    def rule(self) -> Rule | None:
        return self._book.rules[self._chosen] if self._book.rules else None

    def compose(self) -> ComposeResult:
        with Vertical(classes="card"):
            yield line("Rules", "head")
            with VerticalScroll(classes="page", can_focus=False):
                yield Static(id="rules", markup=False)
                yield Static(id="trial", markup=False)
                yield Static(id="fits", markup=False)
            foot = "j k choose · a do it to all of these · esc close" if self.rule else "esc close"
            yield line(foot, "foot")

    def on_mount(self) -> None:
        self.action_choose(0)

    def action_choose(self, step: int) -> None:
        last = max(0, len(self._book.rules) - 1)
        self._chosen = min(max(0, self._chosen + step), last)
        self._tried = None
        icons = icons_of(self)
        content = rules_content(self._book, self._hits, self._chosen, self._now, icons)
        self.query_one("#rules", Static).update(content)
        self._show_trial()
        replace_work(self, "trial", self._try)

    async def _try(self) -> None:
        if self.rule:
            self._tried = await self._attempt(self.rule)
            self._show_trial()

    def _show_trial(self) -> None:
        if self.rule:
            content = trial_content(self.rule, self._tried, self._now, icons_of(self))
            self.query_one("#trial", Static).update(content)
            fits = fits_content(self._tried, self._now, icons_of(self)) if self._tried else ""
            self.query_one("#fits", Static).update(fits)

    def action_apply(self) -> None:
        if self._tried and self._tried.trial.fits:
            self.dismiss(self.rule)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False, immediate=True)
