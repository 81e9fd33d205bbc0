"""What a person at a terminal sees while a flow runs, on standard error."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.text import Text

from newsreader.cleaning import clean_line
from newsreader.models.syncing import (
    DiscussionsFetched,
    FeedFailed,
    FeedFetching,
    FeedSynced,
    LinkedFetched,
    Moving,
    PicturesFetching,
    SyncEvent,
    SyncFinished,
    SyncStarted,
    TextsFetched,
)

T = TypeVar("T")
_REST = "the news are here; ctrl+c leaves the rest for the next sync"
_AFTERWARDS: Mapping[type[SyncEvent], str] = {
    TextsFetched: "Full texts",
    DiscussionsFetched: "Discussions",
    LinkedFetched: "Linked pages",
    PicturesFetching: "Pictures",
}
_MANY = 20
"""Articles that take long enough for a bar."""


class Bar:
    """A progress bar on standard error while a sync runs; nothing where that is no terminal."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.fields[doing]}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.description}", markup=False),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._beside: dict[str, TaskID] = {}

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def show(self, event: SyncEvent) -> None:
        match event:
            case Moving(done, total) if total:
                self._count("Importing", done, total)
            case (
                TextsFetched(done, total)
                | DiscussionsFetched(done, total)
                | LinkedFetched(done, total)
                | PicturesFetching(done, total)
            ):
                self._count(_AFTERWARDS[type(event)], done, total, _REST)
            case SyncFinished():
                self._end()
            case SyncStarted(due) if due:
                self._progress.start()
                self._task = self._progress.add_task("", total=due, doing="Syncing")
            case FeedFetching(title=title) if self._task is not None:
                self._progress.update(self._task, description=clean_line(title, 40))
            case FeedSynced() | FeedFailed() if self._task is not None:
                self._progress.advance(self._task)

    def _end(self) -> None:
        """What is said now stands below nothing; a bar for what follows comes below it."""
        self._progress.stop()
        for task in self._progress.task_ids:
            self._progress.remove_task(task)
        self._task = None
        self._beside.clear()

    def _count(self, doing: str, done: int, total: int, words: str = "") -> None:
        self._progress.start()
        if doing not in self._beside:
            self._beside[doing] = self._progress.add_task(words, total=total, doing=doing)
        self._progress.update(self._beside[doing], completed=done)


class Spinner:
    """Says on standard error which address is asked; nothing where that is no terminal."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._status = self._console.status("Looking …")

    def __enter__(self) -> "Spinner":
        if self._console.is_terminal:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._status.stop()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """The terminal is the person's for a while."""
        self._status.stop()
        yield
        self.__enter__()

    def show(self, event: SyncEvent) -> None:
        if isinstance(event, FeedFetching):
            self._status.update(Text(f"Asking {clean_line(event.title, 60)} …"))


def counting(things: Sequence[T], doing: str) -> Iterator[T]:
    """Each of them, with a bar at a terminal once they take a while."""
    console = Console(stderr=True)
    with Progress(
        TextColumn(doing),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal or len(things) < _MANY,
    ) as progress:
        yield from progress.track(things)
