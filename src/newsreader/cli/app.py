"""The app: `newsreader`, `newsreader open QUERY`, `newsreader demo`."""

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

import click

from newsreader.cli.profile import Profile, profile_of, utc_now
from newsreader.models.moving import Neighbour
from newsreader.models.scopes import Scope, SearchScope, Smart
from newsreader.paths import newsboat_homes

_TURN = 0.001
"""Seconds that a thread may keep the interpreter from the screen; five times as many by default."""
_DUMB = frozenset({"", "dumb", "unknown"})


@click.command("open")
@click.argument("query", nargs=-1)
@click.pass_context
def open_command(ctx: click.Context, query: tuple[str, ...] = ()) -> None:
    """Open the app, on what QUERY finds if there is one."""
    words = " ".join(query).strip()
    if words:
        from newsreader.query.parse import parse

        parse(words)
    _need_terminal()
    if _run(profile_of(ctx), SearchScope(words) if words else None) == "demo":
        _demo()


@click.command("demo")
def demo_command() -> None:
    """Open the app on a bundled library: no network, nothing kept."""
    _need_terminal()
    _demo()


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "") in _DUMB:
        raise click.UsageError(
            "The app needs a terminal. newsreader list and newsreader show print instead."
        )


def _demo() -> None:
    from newsreader.cli.demo import prepare

    with tempfile.TemporaryDirectory(prefix="newsreader-demo-") as folder:
        root = Path(folder)
        profile = prepare(root, utc_now())
        _run(profile, Smart.UNREAD)


def _hasten() -> None:
    """Before Textual is imported: it asks then how often to paint.

    The collector finds nothing among what an app is made of; the app lets it begin once it stands.
    """
    gc.disable()
    sys.setswitchinterval(_TURN)
    os.environ.setdefault("TEXTUAL_FPS", "120")


def _neighbours(profile: Profile) -> Sequence[Neighbour]:
    """Called at the first start only; a profile in a folder of its own has none."""
    from newsreader.sync.importing.neighbours import neighbours

    return neighbours([] if profile.root else newsboat_homes(Path.home(), os.environ))


def _keep_keys(path: Path, keys: Mapping[str, str]) -> None:
    """Raises ConfigError or OSError."""
    from newsreader.config_text import with_keys
    from newsreader.store.files import replace_text

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


def _run(profile: Profile, scope: Scope | None) -> str | None:
    """What the app ended with: `demo` when the person asked for the demo."""
    _hasten()
    from newsreader.catalogue import load_catalogue
    from newsreader.catalogue.languages import spoken
    from newsreader.sync.process import SyncProcess
    from newsreader.view.app import NewsReader
    from newsreader.view.offering import Offer
    from newsreader.view.rounds import Rounds

    profile.log_to_file()
    with profile.library() as library:
        app = NewsReader(
            library=library,
            open_library=profile.library,
            runner=SyncProcess(profile.argv()),
            config=profile.config(),
            clock=utc_now,
            offer=Offer(load_catalogue, spoken(os.environ), partial(_neighbours, profile)),
            scope=scope,
        )
        app.main.keep_keys = partial(_keep_keys, profile.paths.config_toml)
        if not profile.canned:
            app.make_rounds(Rounds(profile.config().sync, monotonic))
        outcome = app.run()
        if app.unwritten:
            _wait_for_the_rest(app.write_the_rest)
    if app.return_code:
        raise click.ClickException(
            f"newsreader had to stop: a fault of its own. {profile.paths.log} has the details."
        )
    return outcome
