"""The app: parts in, the main screen up, everything written down at the end."""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from msgspec.structs import replace
from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter

from newsreader.config import Config
from newsreader.models.scopes import Scope
from newsreader.models.syncing import SyncRunner
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.bidi.order import Order
from newsreader.view.bidi.ordering import Who, left_alone
from newsreader.view.collecting import Collector
from newsreader.view.first_frame import Glance, Print, first_frame
from newsreader.view.icons import ASCII_ONLY
from newsreader.view.offering import Offer
from newsreader.view.palette import ActionProvider
from newsreader.view.pictures.asking import Said, Talk
from newsreader.view.pictures.manner import Manners
from newsreader.view.pictures.showing import Showing
from newsreader.view.presets import faults
from newsreader.view.rounds import Rounds
from newsreader.view.screen import MainScreen
from newsreader.view.shelf import Shelf
from newsreader.view.theme import THEMES

if sys.platform != "win32":
    from newsreader.view.terminal import LinuxDriver, Terminal

log = logging.getLogger(__name__)

_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
_LOOK = 0.5
"""Seconds between two looks whether there is a pause."""


class NewsReader(App[str]):
    """Runs until the person quits; the result is "demo" when they asked for the demo."""

    patience = 0.5
    """Seconds, at the end, for what makes the next start quicker."""

    TITLE = "newsreader"
    CSS_PATH = "newsreader.tcss"
    COMMANDS = {ActionProvider}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        library: Library,
        open_library: Callable[[], Library],
        runner: SyncRunner,
        config: Config,
        clock: Callable[[], datetime],
        offer: Offer,
        scope: Scope | None = None,
    ) -> None:
        super().__init__()
        self._shelf = Shelf(library, open_library, self._complain)
        self._runner = runner
        self._collector = Collector()
        self.unwritten = False
        """What was done last still waits for another program, now that the app has ended."""
        self.config = config
        self._screen = partial(MainScreen, clock=clock, runner=runner, offer=offer)
        self.main = self._screen(config, shelf=self._shelf, scope=scope)
        self._glance = Glance(library, open_library)
        self.first_frame: Print | None = None
        """What the next start will show first: known when the person has left."""
        for theme in THEMES:
            self.register_theme(theme)
        wanted = config.look.theme
        self._theme = wanted if wanted in self.available_themes else THEMES[0].name
        """That every start begins with."""
        self.theme = self._theme
        self.stylesheet.set_variables(self.get_css_variables())
        """Before any style is read."""
        self._stands = self._leaving = False
        self._order, self._orders = Order(), Who.APP
        self._ask: Callable[[], None] = lambda: None
        self._showing: Showing | None = None
        self.set_class(config.look.icons == "ascii", ASCII_ONLY)

    def make_rounds(self, rounds: Rounds) -> None:
        """Without them nothing is synced but what the person asks for."""
        self.main.rounds = rounds

    def get_driver_class(self) -> type[Driver]:
        """Ours, which waits less, where Textual would take its own for a terminal."""
        usual = super().get_driver_class()
        return Terminal if sys.platform != "win32" and usual is LinuxDriver else usual

    def show_pictures(
        self,
        manners: Callable[[Said], Manners],
        measure: Callable[[], tuple[int, int] | None] = lambda: None,
        *,
        ask: bool = False,
    ) -> None:
        """Without this they are told in words.

        `measure` a cell, in pixels; the rest the terminal is asked when the app stands.
        """
        self._showing = showing = Showing(self.main.reader.hanging, manners, measure)
        if ask:
            self._ask = partial(self._ask_terminal, showing)

    def _ask_terminal(self, showing: Showing) -> None:
        """It may answer whenever it likes, or not at all: nothing waits for it."""
        if sys.platform != "win32" and isinstance(self._driver, Terminal):
            talk = Talk(showing.said, (self.size.width, self.size.height))
            self._driver.ask(talk, partial(self.call_later, self._show_pictures, showing))

    def _show_pictures(self, showing: Showing, said: Said) -> None:
        if showing.show(said):
            self.main.reader.fit()

    def on_resize(self) -> None:
        if self._showing and self._showing.measure_again() and self._stands:
            self.main.reader.fit()

    def order_lines(self, who: Who) -> None:
        """Who puts Arabic and Hebrew in order."""
        self._order, self._orders = Order(by_terminal=who is Who.TERMINAL), who

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self._order]

    def get_default_screen(self) -> MainScreen:
        return self.main

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self.exit)

    def on_ready(self) -> None:
        self._stands = True
        self._collector.begin()
        self.set_interval(_LOOK, self._look_for_pause)
        self._ask()
        words = list(faults(self.config.keys))
        if self.config.look.theme not in self.available_themes:
            words.append(f"[look] There is no theme {self.config.look.theme}.")
        if words:
            self.main.say(" ".join(words), wrong=True)
        if not self.main.tally.counts.is_used:
            self.call_later(self.main.do, "welcome")
        if self.main.rounds is not None:
            self.main.set_timer(self.main.rounds.moment, self.main.syncs.sync_by_itself)

    def exit(
        self,
        result: str | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """While the panes still stand: the article that is being read keeps its place."""
        self.main.presenter.leave()
        super().exit(result, return_code, message)

    def _look_for_pause(self) -> None:
        self._collector.look(self.main.pulse.pause)

    def refresh_css(self, animate: bool = True) -> None:
        """Not at the start, when Textual 8.2 would read all styles twice more."""
        if self._stands:
            super().refresh_css(animate)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent) and not event.is_forwarded:
            self.main.pulse.beat()
        await super().on_event(event)

    async def action_quit(self) -> None:
        """The way out that is in no hurry; but nobody waits for a library that is locked."""
        if self._leaving:  # the screen that is made for the first frame hears keys too
            return
        self._leaving = True
        self.workers.cancel_node(self.main)  # whoever reads, of what is not shown any more
        try:
            async with asyncio.timeout(self.patience):
                self.first_frame = await self._first_frame()
        except (LibraryError, TimeoutError) as error:
            log.warning("The next start has no first frame: %r", error)
        self.exit()

    async def _first_frame(self) -> Print | None:
        """`None` where none is wanted, or where the next start will look otherwise."""
        if not (self.config.look.first_frame and self.main.feeds and self.theme == self._theme):
            return None
        self.main.memory.keep_source(self.main.lister.reading.scope)
        await self._shelf.settled()
        again = self._screen(self.main.config, shelf=self._glance, scope=None)
        frame = await first_frame(self, again)
        if self._glance.failed:
            return None
        return replace(frame, frame=left_alone(frame.frame, self._orders))

    async def on_unmount(self) -> None:
        self._collector.end()
        self.main.reader.hanging.take_down()
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
        self._runner.stop()
        self.main.memory.keep_source(self.main.lister.reading.scope)
        self.unwritten = not await asyncio.to_thread(self._shelf.close)

    def write_the_rest(self) -> None:
        """Wait until what was done last is written down, however long."""
        self._shelf.close(None)

    def _fatal_error(self) -> None:
        """A fault of ours goes into the log; Textual would print its traceback on the terminal.

        A private name of Textual 8.2. The return code is 1, which tells the caller.
        """
        log.critical("newsreader stopped", exc_info=sys.exc_info()[1] or self._exception)
        self._close_messages_no_wait()

    def _complain(self, words: str) -> None:
        self.main.say(words, wrong=True)
