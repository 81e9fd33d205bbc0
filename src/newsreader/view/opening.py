"""Out of the terminal: the browser."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from newsreader.cleaning import clean_url

_WEB = frozenset({"http", "https"})


def browser_command(url: str, browser: Sequence[str], platform: str) -> list[str] | None:
    """The argv that opens `url`; `None` when it is no web address. Never a shell."""
    address = clean_url(url, schemes=_WEB)
    if address is None:
        return None
    if browser:
        return [*browser, address]
    return ["open" if platform == "darwin" else "xdg-open", address]


def open_in_browser(url: str, browser: Sequence[str] = ()) -> str | None:
    """Start the browser and come back at once. A sentence when that failed."""
    command = browser_command(url, browser, sys.platform)
    if command is None:
        return "That is no web address, so it was not opened. y copies it."
    started = _start(command)
    return None if started else f"{command[0]} could not be started: set browser in config.toml."


def open_file(path: Path) -> str | None:
    """With what the system opens such files with. A sentence when that failed."""
    command = ["open" if sys.platform == "darwin" else "xdg-open", str(path)]
    return None if _start(command) else f"{command[0]} could not be started: the file is {path}"


def _start(command: Sequence[str]) -> bool:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    Thread(target=process.wait, daemon=True).start()  # a child that nobody waits for lingers
    return True
