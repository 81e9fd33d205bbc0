"""Taking along what can be read in a time without a network."""

from newsreader.view.acting.acts import Acts
from newsreader.view.panes.choices import Choice

_TIMES = (15, 30, 60, 90, 120, 240)
_USUAL = 3
_HINT = "Or type minutes, or 2h · enter brings texts and pictures"
_MOST = 7 * 24 * 60


class PackingActions(Acts):
    """Bookmarks come first, then what is unread."""

    def action_pack(self) -> None:
        from newsreader.view.dialogs.picker import Picker

        if not self.desk.may_ask():
            return
        choices = [Choice(minutes, time_words(minutes)) for minutes in _TIMES]
        title = "Pack for a trip: how long will you read?"
        picker = Picker(title, choices, _HINT, typed=times_typed, at=_USUAL)
        self.desk.app.push_screen(picker, self._pack)

    def _pack(self, chosen: tuple[Choice, ...] | None) -> None:
        from newsreader.view.dialogs.pack import PackDialog

        for choice in chosen or ():
            minutes = choice.key
            assert isinstance(minutes, int), "times are chosen from"
            self.desk.app.push_screen(PackDialog(minutes, self.desk.runner.pack))


def time_words(minutes: int) -> str:
    """PURE."""
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * (hours > 0) + [f"{rest} min"] * (rest > 0 or not hours))


def times_typed(words: str) -> list[Choice]:
    """Minutes, or hours with an h. PURE."""
    hours = words.removesuffix("h").strip() if words.endswith("h") else ""
    number, unit = (hours, 60) if hours else (words, 1)
    minutes = int(number) * unit if number.isdecimal() and len(number) < 6 else 0
    known = minutes in _TIMES or not 0 < minutes <= _MOST
    return [] if known else [Choice(minutes, time_words(minutes))]
