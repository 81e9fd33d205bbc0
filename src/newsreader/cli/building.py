"""The app, built of its parts and run. Textual is loaded with this module."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import click

from newsreader.catalogue import load_catalogue
from newsreader.catalogue.languages import spoken
from newsreader.cli.profile import Profile
from newsreader.fetch.reach import has_network
from newsreader.models.asking import AskRunner
from newsreader.models.moving import Neighbour
from newsreader.models.scopes import Scope
from newsreader.paths import newsboat_homes
from newsreader.store.files import replace_text
from newsreader.store.library import Library
from newsreader.sync.process import SyncProcess
from newsreader.view.app import NewsReader
from newsreader.view.bidi.ordering import Who, who_orders
from newsreader.view.driver import going_on
from newsreader.view.offering import Offer
from newsreader.view.pictures.manner import manners_of, worth_asking
from newsreader.view.pictures.terminals import cell_size
from newsreader.view.rounds import Rounds
from newsreader.view.terminal import Terminal


def run(
    profile: Profile,
    library: Library,
    scope: Scope | None,
    take_over: Callable[[], list[Any] | None],
) -> NewsReader:
    """The app as the person left it. What it ended with is its `return_value`."""
    app = _built(profile, library, scope)
    who = who_orders(app.config.look.bidi, os.environ)
    app.order_lines(who)
    if issubclass(app.driver_class, Terminal):
        app.driver_class = going_on(take_over, orders_alone=who is Who.APP_ALONE)
    app.run()
    if app.unwritten:
        _wait_for_the_rest(app.write_the_rest)
    return app


def _built(profile: Profile, library: Library, scope: Scope | None) -> NewsReader:
    config = profile.config()
    library.read_copies = config.reading.read_copies
    app = NewsReader(
        library=library,
        open_library=partial(profile.library, read_copies=library.read_copies),
        runner=SyncProcess(profile.argv()),
        config=config,
        clock=profile.now,
        offer=Offer(load_catalogue, spoken(os.environ), partial(_neighbours, profile)),
        scope=scope,
    )
    app.main.network = has_network
    app.main.asks.open_runner = partial(_asker, profile)
    app.main.keep_keys = partial(_keep_keys, profile.paths.config_toml)
    at_start = profile.canned is not None  # the demo's pictures: nobody waits for them
    app.make_rounds(Rounds(config.sync, monotonic, always_first=at_start))
    show, ascii_only = config.pictures.show, config.look.icons == "ascii"
    app.show_pictures(
        lambda said: manners_of(show, os.environ, said, ascii_only=ascii_only),
        cell_size,
        ask=worth_asking(show, os.environ, ascii_only=ascii_only),
    )
    return app


def _asker(profile: Profile) -> AskRunner:
    """Called when something is asked."""
    from newsreader.assistant.process import AskProcess

    return AskProcess(profile.argv())


def _neighbours(profile: Profile) -> Sequence[Neighbour]:
    """Called at the first start only; a profile in a folder of its own has none."""
    from newsreader.sync.importing.neighbours import neighbours

    return neighbours([] if profile.root else newsboat_homes(Path.home(), os.environ))


def _keep_keys(path: Path, keys: Mapping[str, str]) -> None:
    """Raises ConfigError or OSError."""
    from newsreader.config_text import with_keys

    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    replace_text(path, with_keys(text, keys))


def _wait_for_the_rest(write: Callable[[], None]) -> None:
    """Another program kept the library locked when the person left."""
    click.echo(
        "Another program keeps the library locked: what you did last is not written down yet.\n"
        "Waiting for it … ctrl+c gives that up.",
        err=True,
    )
    write()
