"""The app: `newsreader`, `newsreader open QUERY`, `newsreader demo`."""

import gc
import os
import sys
import tempfile
from pathlib import Path
from shutil import get_terminal_size

import click

from newsreader.cli.first_frame import FirstFrame
from newsreader.cli.opening import Opening, need_terminal
from newsreader.cli.profile import Profile, profile_of, utc_now
from newsreader.cli.sketching import sketched
from newsreader.models.scopes import Scope, SearchScope, Smart

_TURN = 0.001
"""Seconds that a thread may keep the interpreter from the screen; five times as many by default."""


@click.command("open")
@click.argument("query", nargs=-1)
@click.pass_context
def open_command(ctx: click.Context, query: tuple[str, ...] = ()) -> None:
    """Open the app, on what QUERY finds if there is one."""
    words = " ".join(query).strip()
    if words:
        from newsreader.query.parse import parse

        parse(words)
    profile = profile_of(ctx)
    scope = SearchScope(words) if words else None
    with Opening.on(profile.paths, framed=not words) as opening:
        open_app(profile, opening, scope)


@click.command("demo")
def demo_command() -> None:
    """Open the app on a bundled library: no network, nothing kept."""
    need_terminal()
    _demo()


def open_app(profile: Profile, opening: Opening, scope: Scope | None = None) -> None:
    """Where `opening` has shown it already."""
    if _run(profile, scope, opening) == "demo":
        _demo()


def _demo() -> None:
    from newsreader.cli.demo import prepare

    with tempfile.TemporaryDirectory(prefix="newsreader-demo-") as folder:
        root = Path(folder)
        profile = prepare(root, utc_now(), pictures=False)
        with Opening(None) as opening:
            _run(profile, Smart.UNREAD, opening)


def _hasten() -> None:
    """Before Textual is imported: it asks then how often to paint.

    The collector finds nothing among what an app is made of; the app lets it begin once it stands.
    """
    gc.disable()
    sys.setswitchinterval(_TURN)
    os.environ.setdefault("TEXTUAL_FPS", "120")


def _run(profile: Profile, scope: Scope | None, opening: Opening) -> str | None:
    """What the app ended with: `demo` when the person asked for the demo."""
    _hasten()
    profile.log_to_file()
    first = FirstFrame(profile.paths, os.environ)
    with profile.library() as library:
        if scope is None and not opening.shown:
            opening.show(sketched(profile, library, first.inks()))
        from newsreader.cli.building import run

        app = run(profile, library, scope, opening.take_over)
    if app.return_code:
        raise click.ClickException(
            f"newsreader had to stop: a fault of its own. {profile.paths.log} has the details."
        )
    if app.first_frame and app.main.config == profile.config():
        first.keep(app.first_frame.frame, app.first_frame.inks, get_terminal_size())
    elif not app.main.config.look.first_frame:
        first.forget()  # what else was kept is not taken for true, or still is
    return app.return_value
