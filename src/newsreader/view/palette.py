"""The command palette: every action of the registry, found by its name."""

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from newsreader.view.actions import ACTIONS, Action, Group, keys_of, shown
from newsreader.view.hands import Hands


class ActionProvider(Provider):
    """Runs actions of the screen that the palette was opened over."""

    async def discover(self) -> Hits:
        for action in sorted(ACTIONS, key=lambda action: action.group is Group.MOVE):
            yield DiscoveryHit(self._named(action), self._run(action), help=action.help)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for action in ACTIONS:
            score = max(matcher.match(action.words), matcher.match(action.help) * 0.6)
            if score > 0:
                yield Hit(score, self._named(action), self._run(action), help=action.help)

    def _run(self, action: Action) -> Callable[[], object]:
        assert isinstance(self.screen, Hands), "the palette is opened over the main screen"
        return partial(self.screen.do, action.id)

    def _named(self, action: Action) -> Content:
        changed = self.screen.keys if isinstance(self.screen, Hands) else {}
        keys = "  ".join(shown(key) for key in keys_of(action, changed))
        return Content.assemble(action.words.capitalize(), "  ", (keys, "$accent"))
