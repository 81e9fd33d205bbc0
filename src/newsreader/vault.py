"""Secrets, from where the person keeps them.

The system's keyring, what a command prints, or a variable of the environment.
"""

import asyncio
import logging
import os
import threading
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping
from contextlib import suppress
from pathlib import PurePath

from newsreader.models.access import Secret

log = logging.getLogger(__name__)
_SERVICE = "newsreader"
_SECONDS = 60.0
"""Long enough to unlock a keyring by hand."""
_PATIENCE = 0.2
_LONGEST = 65_536
"""Bytes."""


class NoSecret(Exception):
    """A secret could not be had. `str()` is one clear sentence, the secret not in it."""


class Vault:
    """Tells each secret, and asks for it once."""

    def __init__(self, seconds: float = _SECONDS, environ: Mapping[str, str] = os.environ) -> None:
        self._seconds = seconds
        self._environ = environ
        self._asked: dict[Secret, asyncio.Task[str]] = {}

    async def tell(self, secret: Secret) -> str:
        """Raises NoSecret."""
        if secret not in self._asked:
            self._asked[secret] = asyncio.create_task(self._told(secret))
        return await asyncio.shield(self._asked[secret])

    async def _told(self, secret: Secret) -> str:
        if secret.environment:
            return self._in_environment(secret.environment)
        try:
            async with asyncio.timeout(self._seconds):
                return await (_printed(secret.command) if secret.command else _kept(secret.keyring))
        except TimeoutError as error:
            raise NoSecret(
                f"{_named(secret)} told no secret within {self._seconds:g} seconds."
            ) from error

    def _in_environment(self, name: str) -> str:
        if value := self._environ.get(name, "").strip():
            return value
        raise NoSecret(f"The environment variable {name}, which should hold a secret, is not set.")


def keep(name: str, value: str) -> None:
    """Into the keyring, where `{ keyring = "name" }` finds it. Raises NoSecret."""
    import keyring

    try:
        keyring.set_password(_SERVICE, name, value)
    except Exception as error:
        raise _no_keyring(name) from error


class _FirstLine(asyncio.SubprocessProtocol):
    """Hears a command until its first line is there; who it started may hold its pipe for ever."""

    def __init__(self) -> None:
        self.line: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self.ended = asyncio.Event()
        self._said = b""

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        if not self.line.done():
            self._said += data
            if b"\n" in data or len(self._said) > _LONGEST:
                self._settle()

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        self._settle()

    def process_exited(self) -> None:
        self.ended.set()

    def _settle(self) -> None:
        if not self.line.done():
            self.line.set_result(self._said.partition(b"\n")[0])


async def _printed(command: tuple[str, ...]) -> str:
    """The first line that `command` prints."""
    name, loop = PurePath(command[0]).name, asyncio.get_running_loop()
    try:
        process, told = await loop.subprocess_exec(
            _FirstLine, *command, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
        )
    except (OSError, ValueError) as error:
        raise NoSecret(f"The command {name}, which tells a secret, cannot be run.") from error
    try:
        line = await told.line
        value = line.decode().rstrip("\r")
    except UnicodeDecodeError as error:
        raise NoSecret(f"The command {name} printed no line of text.") from error
    finally:
        await _end(process, told)
    if not value:
        raise NoSecret(f"The command {name}, which tells a secret, printed nothing.")
    if len(line) > _LONGEST:
        raise NoSecret(f"The command {name} printed no line of text.")
    return value


async def _end(process: asyncio.SubprocessTransport, told: _FirstLine) -> None:
    """Nothing after the first line is wanted; most programs end there by themselves."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            await told.ended.wait()
    process.close()
    await told.ended.wait()


async def _kept(name: str) -> str:
    """In a thread that the program's end does not wait for: a keyring may ask the person."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str | NoSecret] = loop.create_future()

    def look() -> None:
        told = _looked_up(name)
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(_settle, answer, told)

    threading.Thread(target=look, daemon=True).start()
    told = await answer
    if isinstance(told, NoSecret):
        raise told
    return told


def _settle(answer: asyncio.Future[str | NoSecret], told: str | NoSecret) -> None:
    if not answer.done():
        answer.set_result(told)


def _looked_up(name: str) -> str | NoSecret:
    """Every backend of a keyring fails in a way of its own."""
    import keyring

    try:
        value = keyring.get_password(_SERVICE, name)
    except Exception:
        log.warning("The keyring could not be asked", exc_info=True)
        return _no_keyring(name)
    return value or NoSecret(
        f"The keyring has no secret named {name}: newsreader password {name} puts it there."
    )


def _no_keyring(name: str) -> NoSecret:
    return NoSecret(
        f"The system's keyring, which should hold {name}, cannot be used: unlock it, or write "
        '{ command = ["pass", "show", "…"] } instead.'
    )


def _named(secret: Secret) -> str:
    return f"The command {PurePath(secret.command[0]).name}" if secret.command else "The keyring"
