"""The door to SQLite: rows out, short transactions in, every refusal a LibraryError."""

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from newsreader.store.errors import BusyError, LibraryError, explained
from newsreader.store.packing import numbers

Row = tuple[Any, ...]
Columns = list["array[int]"]
Parameters = Sequence[object] | Mapping[str, object]

_PRAGMAS = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "cache_size = -12288",
    "wal_autocheckpoint = 4000",
)
"""Pages that change often, the index's above all, reach the file once instead of four times."""
_LOOK = 0.002
"""Seconds between two looks whether the library may be written."""
_GAP = 0.005
"""Seconds between two transactions of who gives way: others see that it is free."""
_MUCH = 500
"""Changed rows, after which the log beside the file is worth being emptied in a pause."""


class Database:
    """One connection. Only the thread that made it may use it."""

    def __init__(self, path: Path) -> None:
        """Raises LibraryError when the file cannot be opened as a database."""
        self.path = path
        self._last: list[Callable[[], None]] = []
        self._stopped = False
        self._gives_way = False
        self._free_since = 0.0
        self._tidied = 0
        with self._explaining():
            self._connection = sqlite3.connect(path, isolation_level=None, cached_statements=256)
        try:
            self._set_up()
        except LibraryError:
            self.close()
            raise

    def _set_up(self) -> None:
        with self._explaining():
            # A damaged text is shown as far as it goes instead of ending the program.
            self._connection.text_factory = partial(str, encoding="utf-8", errors="replace")
            for pragma in _PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma}")

    def close(self) -> None:
        with self._explaining():
            self._connection.close()

    def stop(self) -> None:
        """Called by any thread: what is asked here ends in a LibraryError, until `go_on`."""
        self._stopped = True
        self._connection.interrupt()

    def go_on(self) -> None:
        self._stopped = False

    def give_way(self) -> None:
        """From now on, write in such a way that whoever waits gets in between."""
        self._gives_way = True

    def answer_first(self) -> None:
        """From now on no commit waits for the disk: `tidy` does, in a pause."""
        self.run("PRAGMA wal_autocheckpoint = 0")

    def tidy(self) -> None:
        """Move what was written beside the file into it, if that is much; nobody is kept out."""
        if self._connection.total_changes - self._tidied >= _MUCH:
            self._tidied = self._connection.total_changes
            self.run("PRAGMA wal_checkpoint(PASSIVE)")

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        with self._explaining():
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row; `None` when there is no row."""
        row = self.row(sql, parameters)
        return row[0] if row else None

    def some_rows(self, sql: str, parameters: Sequence[object], size: int) -> Iterator[list[Row]]:
        """So many at once; who has seen enough stops."""
        with self._explaining(), closing(self._connection.execute(sql, parameters)) as cursor:
            while rows := cursor.fetchmany(size):
                yield rows

    def columns(
        self,
        sql: str,
        parameters: Sequence[object],
        names: Sequence[str] = ("id",),
        limit: int | None = None,
    ) -> Columns:
        """Those of a long answer, whole numbers all, eight bytes each.

        SQLite writes them into texts: row by row, every row would wait for the threads that run
        Python. With any LIMIT it sorts by inserting into a tree: slowly, where all are wanted.
        """
        if limit is not None:
            sql, parameters = f"{sql} LIMIT ?", (*parameters, limit)
        wanted = ", ".join(f"group_concat({name})" for name in names)
        (row,) = self.rows(f"SELECT {wanted} FROM ({sql})", parameters)
        return [numbers(text or "") for text in row]

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """How many rows it changed."""
        with self._explaining():
            return self._connection.execute(sql, parameters).rowcount

    def write(self, sql: str, parameters: Parameters = ()) -> int:
        """`run`, with a transaction's patience for other writers."""
        with self.transaction():
            return self.run(sql, parameters)

    def run_many(self, sql: str, parameters: Iterable[Sequence[object]]) -> None:
        with self._explaining():
            self._connection.executemany(sql, parameters)

    def insert(self, sql: str, parameters: Sequence[object]) -> int:
        """The new row's id."""
        with self._explaining():
            return self._connection.execute(sql, parameters).lastrowid or 0

    def script(self, sql: str) -> None:
        """Several statements within the transaction that is open, unlike `executescript`."""
        for statement in _statements(sql):
            self.run(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Waits up to five seconds for another writer.

        Within another transaction it is a part of that one.
        """
        if self._connection.in_transaction:
            yield
            return
        self._begin()
        try:
            yield
            self._do_last()
            self.run("COMMIT")
            self._free_since = monotonic()
        except BaseException:
            # SQLite has already rolled back by itself after some errors, a full disk among them.
            with suppress(sqlite3.Error):
                self._connection.rollback()
            raise
        finally:
            self._last.clear()

    def _begin(self) -> None:
        """SQLite would look only every 100 ms in the end: another's free moments are shorter."""
        if self._gives_way:
            sleep(max(0.0, self._free_since + _GAP - monotonic()))
        patience = self.value("PRAGMA busy_timeout")
        self.run("PRAGMA busy_timeout = 0")
        try:
            self._begin_within(patience / 1000)
        finally:
            self.run(f"PRAGMA busy_timeout = {patience}")

    def _begin_within(self, patience: float) -> None:
        until = monotonic() + patience
        while True:
            try:
                self.run("BEGIN IMMEDIATE")
            except BusyError:
                if monotonic() >= until:
                    raise
                sleep(_LOOK)
            else:
                return

    def at_the_end(self, work: Callable[[], None]) -> None:
        """Do `work` as the last of the transaction that is open."""
        self._last.append(work)

    def _do_last(self) -> None:
        for work in self._last:
            work()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        if self._stopped:
            raise LibraryError("Nobody waits for this answer any more.")
        try:
            yield
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            raise explained(error, self.path) from error


def _statements(sql: str) -> Iterator[str]:
    """A semicolon ends a statement unless it is in a trigger, a text or a comment."""
    statement = ""
    for piece in sql.split(";")[:-1]:
        statement += f"{piece};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
