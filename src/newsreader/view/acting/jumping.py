"""Straight to a source by a few letters of its name."""

from collections.abc import Iterable, Iterator

from newsreader.models.scopes import Scope
from newsreader.view.acting.acts import Acts
from newsreader.view.actions import Pane
from newsreader.view.panes.choices import Choice
from newsreader.view.rows import RowKind, SourceRow

_HINT = "Type some letters · ↑ ↓ move · enter opens · esc closes"


class JumpingActions(Acts):
    """Every source is in reach, those in closed folders too."""

    def action_jump(self) -> None:
        from newsreader.view.dialogs.picker import Picker

        choices = list(sources_to_choose(self.desk.every_source()))
        here = [
            place for place, one in enumerate(choices) if one.key == self.desk.lister.reading.scope
        ]
        picker = Picker("Go to", choices, _HINT, at=here[0] if here else 0)
        self.desk.app.push_screen(picker, self._jump)

    def _jump(self, chosen: tuple[Choice, ...] | None) -> None:
        for choice in chosen or ():
            self.enter_source(choice.key, choice.words)

    def enter_source(self, scope: object, label: str) -> None:
        assert isinstance(scope, Scope), "sources are chosen from"
        self.desk.point_at(scope)
        self.desk.lister.open(scope, label)
        self.desk.go(Pane.HEADLINES)


def sources_to_choose(rows: Iterable[SourceRow]) -> Iterator[Choice]:
    """With the folders that each lies in, and what it has unread. PURE."""
    around: list[str] = []
    for row in rows:
        if row.scope is None:
            continue
        del around[row.depth :]
        count = f"{row.unread:,}" if row.unread else ""
        yield Choice(row.scope, row.label, " / ".join(around), count)
        if row.kind is RowKind.FOLDER:
            around.append(row.label)
