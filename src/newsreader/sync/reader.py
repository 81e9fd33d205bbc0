"""A process that reads one document after the other, at the far end of a pipe of its own.

No lock and no pipe is shared with another: whatever ends it is seen at once, and hinders no one.
"""

import gc
import os
import pickle
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.resource_tracker import ensure_running
from traceback import format_exc
from typing import Generic, TypeVar, cast

from newsreader.sync.worker import stay_small

_T = TypeVar("_T")
_NOT_FOR_READERS = frozenset({signal.SIGINT, signal.SIGHUP})
_MEGABYTE = 1024 * 1024


class Answer(Generic[_T]):
    """What came of it: a value, or an error with a note of where it was raised."""

    def __init__(self, value: _T | None = None, error: Exception | None = None) -> None:
        self._value = value
        self._error = error

    def value(self) -> _T:
        """Raises what was raised over there."""
        if self._error is not None:
            raise self._error
        return cast(_T, self._value)


class Died(Exception):
    """The process ended in the middle of a document, or before."""

    def __init__(self, exit_code: int | None) -> None:
        self.exit_code = exit_code

    @property
    def tired(self) -> bool:
        return self.exit_code == -signal.SIGPROF

    @property
    def killed(self) -> bool:
        """By somebody else: no fault of the document."""
        return self.exit_code in {-signal.SIGKILL, -signal.SIGTERM}


class Reader:
    """`seconds` of its own work for a document, and `megabytes` of memory."""

    def __init__(self, seconds: float, megabytes: int) -> None:
        spawn = get_context("spawn")
        self._pipe, far_end = spawn.Pipe()
        self._process = spawn.Process(
            target=_serve, args=(far_end, seconds, megabytes), name="reader", daemon=True
        )
        with _apart(), far_end:
            self._process.start()

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def read(self, read: Callable[..., _T], arguments: tuple[object, ...]) -> Answer[_T]:
        """What `read(*arguments)` gives over there; waits for it. Raises Died."""
        try:
            self._pipe.send((read, arguments))
            answer: Answer[_T] = self._pipe.recv()
        except (EOFError, OSError) as error:
            self.kill()
            self._process.join()
            raise Died(self._process.exitcode) from error
        return answer

    def kill(self) -> None:
        """Whoever waits for what it reads is told that it died."""
        self._process.kill()

    def close(self) -> None:
        self.kill()
        self._process.join()
        self._pipe.close()


@contextmanager
def _apart() -> Iterator[None]:
    """What is started here leaves ctrl+c, and what is said to the person, to whoever started it."""
    ears = signal.pthread_sigmask(signal.SIG_BLOCK, _NOT_FOR_READERS)
    try:
        with _mute():
            ensure_running()  # the tracker of semaphores; its start opens the thread's ears again
            signal.pthread_sigmask(signal.SIG_BLOCK, _NOT_FOR_READERS)
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, ears)


@contextmanager
def _mute() -> Iterator[None]:
    """A process that is stopped while it starts has nothing to say that helps anybody."""
    try:
        mouth = os.dup(2)
    except OSError:  # closed: nothing can be said anyway
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(mouth, 2)
        os.close(mouth)
        os.close(nowhere)


def _serve(pipe: Connection, seconds: float, megabytes: int) -> None:
    """Until the other end of the pipe is closed, which it is when its process has ended."""
    from newsreader.sync import preparing  # noqa: F401 - to have it before the first document

    _confine(megabytes)
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_answered(seconds, *pipe.recv()))


def _answered(
    seconds: float, read: Callable[..., object], arguments: tuple[object, ...]
) -> Answer[object]:
    """Its own work is counted: the nicest of processes may wait long for a turn."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return Answer(read(*arguments))
    except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
        return Answer(error=_portable(error))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _portable(error: Exception) -> Exception:
    """Not every error can be made anew at the other end from what it keeps."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - whatever its own way to be made raises
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(format_exc())
    return error


def _confine(megabytes: int) -> None:
    """Signals kill at once, even in the middle of a regular expression.

    What is loaded stays: the garbage collector need not look through it for every document.
    """
    gc.freeze()
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    stay_small()
    gc.set_threshold(50_000, 20, 20)  # a document's objects live until it is read
    limit = megabytes * _MEGABYTE
    with suppress(ValueError, OSError):  # macOS refuses, or a lower limit is there already
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
