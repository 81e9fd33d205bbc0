"""The app in a real pseudo-terminal, its bytes as they would reach the person's terminal."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from waiting import PATIENCE


class Terminal:
    """`with Terminal(root) as terminal: terminal.wait_for("Unread"); terminal.press("j")`."""

    def __init__(
        self,
        root: Path,
        *arguments: str,
        rows: int = 36,
        columns: int = 120,
        locale: str = "C.UTF-8",
        home: Path | None = None,
        environ: Mapping[str, str] | None = None,
        answers: Mapping[bytes, bytes] | None = None,
    ) -> None:
        """With a `home`, everything is where it is by default, and `root` is not used.

        `answers`: what the terminal sends when it is asked so.
        """
        self.output = bytearray()
        self._answers = answers or {}
        self._asked = 0
        """Up to where in the output questions were looked for."""
        self._near, far = pty.openpty()
        fcntl.ioctl(far, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        where = [] if home else ["--root", str(root)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newsreader", *where, *arguments],
            stdin=far,
            stdout=far,
            stderr=far,
            start_new_session=True,
            env={**_environ(home), "TERM": "xterm-256color", "LC_ALL": locale, **(environ or {})},
        )
        os.close(far)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
        os.close(self._near)

    def press(self, keys: str) -> None:
        os.write(self._near, keys.encode())

    def take_font(self, width: int, height: int) -> None:
        """Cells of so many pixels, as many as before."""
        rows, columns, _, _ = struct.unpack(
            "HHHH", fcntl.ioctl(self._near, termios.TIOCGWINSZ, bytes(8))
        )
        size = struct.pack("HHHH", rows, columns, columns * width, rows * height)
        fcntl.ioctl(self._near, termios.TIOCSWINSZ, size)
        self.process.send_signal(signal.SIGWINCH)

    def read(self, seconds: float) -> None:
        """Everything that comes within that time."""
        self._read_until(lambda: False, seconds)

    def wait_for(self, words: str, since: int = 0) -> None:
        wanted = words.encode()
        came = self._read_until(lambda: wanted in self.output[since:], PATIENCE)
        assert came, f"{words!r} never came: {bytes(self.output[-2000:])!r}"

    def read_until(self, so: Callable[[], bool]) -> None:
        assert self._read_until(so, PATIENCE)

    def settle(self, quiet: float = 0.2) -> None:
        """Until nothing has come for that long."""
        seen = -1
        while seen != len(self.output):
            seen = len(self.output)
            self.read(quiet)

    def wait_for_end(self) -> int:
        self._read_until(lambda: self.process.poll() is not None, PATIENCE)
        return self.process.wait(1)

    def kill(self) -> None:
        """At once, as a crash or the kernel would."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def _read_until(self, done: Callable[[], bool], seconds: float) -> bool:
        give_up = time.monotonic() + seconds
        while not done():
            if time.monotonic() > give_up:
                return False
            if select.select([self._near], [], [], 0.01)[0]:
                try:
                    self.output += os.read(self._near, 65536)
                except OSError:  # the other end is closed
                    return done()
                self._answer()
        return True

    def _answer(self) -> None:
        """In the order of the questions."""
        while True:
            found = [(self.output.find(one, self._asked), one) for one in self._answers]
            place, question = min(((at, one) for at, one in found if at >= 0), default=(-1, b""))
            if place < 0:
                return
            self._asked = place + len(question)
            os.write(self._near, self._answers[question])


def _environ(home: Path | None) -> dict[str, str]:
    if home is None:
        return dict(os.environ)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {**kept, "HOME": str(home)}
