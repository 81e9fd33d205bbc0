"""What the hands do: keys in, actions of the screen out."""

from collections.abc import Callable, Mapping
from datetime import datetime
from inspect import isawaitable

from msgspec.structs import replace
from textual import events
from textual.timer import Timer

from newsreader.config import Config, ConfigError
from newsreader.view.actions import Pane
from newsreader.view.dialogs.search import SearchBar
from newsreader.view.grip import Grip
from newsreader.view.keybar import first_key
from newsreader.view.keyboard import Run, Unknown, Wait
from newsreader.view.keys import keyboard, pressed
from newsreader.view.presets import chosen
from newsreader.view.pulse import Asides, Pulse
from newsreader.view.stage import Stage

KeepKeys = Callable[[Mapping[str, str]], None]
"""Writes `[keys]` down. Raises ConfigError or OSError."""


class Hands(Stage):
    """Keys pressed in the panes; a line that is typed into has its own."""

    def __init__(self, config: Config, clock: Callable[[], datetime]) -> None:
        super().__init__(config, clock)
        self.pulse = Pulse()
        self.asides = Asides(self, self.pulse)
        self._keyboard = keyboard(self.keys)
        self.waits_for_a_key = 0.3
        """Seconds for the next key, where the keys so far mean something by themselves."""
        self._patience: Timer | None = None
        self._grip: Grip | None = None
        self.keep_keys: KeepKeys = lambda _: None
        self.actions: Mapping[str, Callable[..., object]] = {}
        """What is done, by the id of its action."""

    def key(self, action_id: str) -> str:
        """The key to name in a sentence."""
        return first_key(action_id, self.keys)

    async def on_key(self, event: events.Key) -> None:
        if isinstance(self.focused, SearchBar):
            self.focused.catch_up(event)
        if self.focused not in (self.sources, self.headlines, self.reader):
            return
        self.asides.show()
        key = pressed(event)
        if self._grip and self._hold(self._grip, key):
            event.stop()
            return
        outcomes = self._keyboard.press(key)
        if outcomes != [Unknown(key)]:
            event.stop()
        await self._obey(outcomes)

    def take(self, grip: Grip) -> None:
        """Every key is the grip's from now on."""
        self.let_go()
        self._grip = grip
        self.status.offer(grip.keys)

    def let_go(self) -> None:
        if self._grip:
            grip, self._grip = self._grip, None
            grip.end()
            self.set_stage()

    def _hold(self, grip: Grip, key: str) -> bool:
        """Whether the key is used up."""
        if grip.press(key):
            return True
        if self._grip is grip:
            self.let_go()
        return not grip.passes_on(key)

    async def _obey(self, outcomes: list[Run | Wait | Unknown]) -> None:
        self._wait(None)
        for outcome in outcomes:
            match outcome:
                case Run(action, count):
                    await self.do(action, count)
                case Wait():
                    self._wait(outcome)
                case Unknown(typed) if " " in typed or len(typed) == 1:
                    self.status.say(
                        f"{typed} has no meaning. Press {self.key('help')} for every key.",
                        brief=True,
                    )

    async def do(self, action_id: str, count: int | None = None) -> None:
        """Raises KeyError where no group has that action."""
        method = self.actions[action_id]
        outcome = method() if count is None else method(count)
        if isawaitable(outcome):
            await outcome

    def _wait(self, wait: Wait | None) -> None:
        if self._patience:
            self._patience.stop()
        soon = wait and (wait.soon or (wait.alone and self.pane is Pane.READER))
        self._patience = self.set_timer(self.waits_for_a_key, self._rest) if soon else None
        self.ways.show(wait)

    async def _rest(self) -> None:
        await self._obey(self._keyboard.rested())

    def change_keys(self, own: Mapping[str, str]) -> str | None:
        """In force from now on; why not, when they could not be kept."""
        try:
            self.keep_keys(own)
        except (ConfigError, OSError) as error:
            return f"config.toml could not be written: {error}"
        self.config = replace(self.config, keys=dict(own))
        self.keys = chosen(own)
        self._keyboard = keyboard(self.keys)
        self.set_stage()
        return None

    def go(self, pane: Pane) -> None:
        """What was begun in another pane is given up."""
        self.let_go()
        if pane is not self.pane and self._keyboard.waiting:
            self._keyboard.forget()
            self._wait(None)
        super().go(pane)
