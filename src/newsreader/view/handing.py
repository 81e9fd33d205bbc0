"""Programs that are handed the terminal for a while: the pager, the editor."""

import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_PAGER, _EDITOR = "less", "vi"


def pager_of(environ: Mapping[str, str]) -> list[str]:
    """Its argv, without the file. PURE."""
    return _words(environ.get("PAGER", "")) or [_PAGER]


def editor_of(environ: Mapping[str, str]) -> list[str]:
    """The same; VISUAL is for a whole screen, which this is. PURE."""
    return _words(environ.get("VISUAL", "")) or _words(environ.get("EDITOR", "")) or [_EDITOR]


def run_in_front(command: Sequence[str], path: Path) -> str | None:
    """Wait until it ends. A sentence where it could not be started."""
    try:
        with _interrupts_are_its_own():
            subprocess.run([*command, str(path)], check=False)
    except OSError as error:
        return f"{command[0]} could not be started: {error.strerror}."
    return None


@contextmanager
def _interrupts_are_its_own() -> Iterator[None]:
    """ctrl+c reaches us too; a handler, unlike ignoring, does not pass to the program."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _words(command: str) -> list[str]:
    """Never a shell: quotes are understood, pipes and variables are not."""
    try:
        return shlex.split(command)
    except ValueError:
        return []
