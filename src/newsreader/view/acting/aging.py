"""What is older than a day, a week or a date, marked read."""

from datetime import UTC, datetime

from newsreader.view.acting.acts import Acts
from newsreader.view.acting.sweeping import SweepingActions
from newsreader.view.desk import Desk
from newsreader.view.panes.choices import Choice

_HINT = "Or type: 12h, 5d, 2w, 2026-11-01, yesterday · enter marks them read"
_AGES = (("1d", "a day"), ("3d", "3 days"), ("1w", "a week"), ("1m", "a month"))


class AgingActions(Acts):
    """In the list as it is open."""

    def __init__(self, desk: Desk, sweeping: SweepingActions) -> None:
        super().__init__(desk)
        self._sweeping = sweeping

    def action_read_older(self) -> None:
        from newsreader.view.dialogs.picker import Picker

        if self._sweeping.listed_whole():
            choices = [Choice(age, words, age) for age, words in _AGES]
            title = f"Mark read in {self.desk.lister.reading.label} what is older than"
            self.desk.app.push_screen(Picker(title, choices, _HINT, typed=ages_typed), self._older)

    def _older(self, chosen: tuple[Choice, ...] | None) -> None:
        for choice in chosen or ():
            self._read_older(str(choice.key), choice.words)

    def _read_older(self, age: str, words: str) -> None:
        ids, than = self.desk.headlines.ids, before(age, self.desk.now())
        assert than is not None, "ages are chosen from"
        nothing = f"Nothing unread here is older than {words}."
        place = self.desk.lister.reading.label
        self.carry_out(lambda library: library.read_older(ids, than, place), nothing)


def ages_typed(words: str) -> list[Choice]:
    """A bare number means days. PURE."""
    from newsreader.query.times import period, rendered_start

    age = f"{words}d" if words.isdecimal() and len(words) < 4 else words
    start = (period(age) or (None, None))[0]
    known = start is None or age in {one for one, _ in _AGES}
    return [] if known or start is None else [Choice(age, rendered_start(start))]


def before(age: str, now: datetime) -> datetime | None:
    """The moment before which articles are older; `None` where no time is meant. PURE."""
    from newsreader.query.times import period, seconds

    start = (period(age) or (None, None))[0]
    return None if start is None else datetime.fromtimestamp(seconds(start, now), UTC)
