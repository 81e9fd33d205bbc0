"""A thread that owns a library, so that a waiting disk never keeps the screen waiting."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from time import sleep
from typing import Any, Generic, TypeVar

from newsreader.store.errors import BusyError, LibraryError
from newsreader.store.library import Library

_T = TypeVar("_T")
_PAUSE = 0.1
"""Seconds between two tries of the patient, each of which waits by itself (PRAGMA busy_timeout)."""


class _Job(Generic[_T]):
    def __init__(self, work: Callable[[Library], _T]) -> None:
        self._work = work
        self.future: Future[_T] = Future()

    def begin(self) -> bool:
        """False when nobody wants it any more."""
        return self.future.set_running_or_notify_cancel()

    def run(self, library: Library) -> None:
        """Raises BusyError: it was not done, and can be tried again."""
        try:
            self.future.set_result(self._work(library))
        except BusyError:
            raise
        except BaseException as error:  # noqa: BLE001 - it belongs to who asked
            self.future.set_exception(error)

    def fail(self, error: BusyError) -> None:
        self.future.set_exception(error)

    def refuse(self, error: Exception) -> None:
        if self.future.set_running_or_notify_cancel():
            self.future.set_exception(error)


class LibraryThread:
    """Runs what it is asked for, in order. What goes wrong travels in the Future.

    `patient`: while another program keeps the library locked it tries again, however long.
    """

    def __init__(self, open_library: Callable[[], Library], *, patient: bool = False) -> None:
        self._open_library = open_library
        self._patient = patient
        self.locked_out = False
        """Waiting for another program for longer than usual."""
        self._jobs: SimpleQueue[_Job[Any] | None] = SimpleQueue()
        self._closed = False
        self._now: tuple[Future[Any], Library] | None = None
        self._given_up = False
        self._turning = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="library", daemon=True)
        self._thread.start()

    def ask(self, work: Callable[[Library], _T]) -> Future[_T]:
        """Once the Future has its result, what `work` changed survives the process."""
        job = _Job(work)
        if self._closed:
            job.refuse(LibraryError("The library is closed already."))
        else:
            self._jobs.put(job)
        return job.future

    def give_up(self, future: Future[Any]) -> None:
        """Nobody waits for it any more: work on it ends soon. Only for what changes nothing."""
        if future.cancel():
            return
        with self._turning:
            if self._now is not None and self._now[0] is future:
                self._given_up = True
                self._now[1].db.stop()

    @property
    def in_vain(self) -> bool:
        """At work on what was given up: SQLite hears of it only between two steps."""
        return self._given_up

    def close(self, timeout: float | None = None) -> bool:
        """Everything asked for so far is done first; False when `timeout` seconds were too few."""
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            library = self._opened()
        except Exception as error:  # noqa: BLE001 - who asks is told
            self._refuse_all(error)
            return
        with library:
            library.db.answer_first()
            while job := self._jobs.get():
                if job.begin():
                    self._turn(job, library)
                if self._jobs.empty():
                    with suppress(LibraryError):  # the next act meets it too, and says so
                        library.db.tidy()

    def _turn(self, job: _Job[Any], library: Library) -> None:
        with self._turning:
            self._now = job.future, library
        self._do(job, library)
        with self._turning:
            self._now, self._given_up = None, False
            library.db.go_on()

    def _opened(self) -> Library:
        while True:
            try:
                return self._open_library()
            except BusyError:
                if not self._patient:
                    raise
                self._wait()

    def _do(self, job: _Job[Any], library: Library) -> None:
        while True:
            try:
                job.run(library)
            except BusyError as error:
                if not self._patient:
                    job.fail(error)
                    return
                self._wait()
            else:
                self.locked_out = False
                return

    def _wait(self) -> None:
        self.locked_out = True
        sleep(_PAUSE)

    def _refuse_all(self, error: Exception) -> None:
        while job := self._jobs.get():
            job.refuse(error)
