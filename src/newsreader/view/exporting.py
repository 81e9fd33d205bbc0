"""Articles as files: made and written in threads, one after the other."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from newsreader.models.articles import Article
from newsreader.press.gallery import Kept
from newsreader.press.kinds import Form
from newsreader.press.names import book_name, book_title
from newsreader.store.library import Library
from newsreader.view.shelf import Shelf

T = TypeVar("T")


def goal_of(form: Form, folder: Path, now: datetime) -> Path:
    """The folder of the files, or the book that is made: another name where there is one."""
    if not form.together:
        return folder
    first = goal = folder / book_name("News", now)
    number = 1
    while goal.exists():
        number += 1
        goal = first.with_stem(f"{first.stem}-{number}")
    return goal


async def exported(
    shelf: Shelf, ids: Sequence[int], form: Form, goal: Path, now: datetime
) -> AsyncIterator[bool]:
    """One article after the other; False: it was there already. Raises OSError, LibraryError."""
    from newsreader.press.writing import book, files

    opened = book(goal, book_title(now), now) if form.together else files(goal, form)
    async with _in_threads(opened) as add:
        for article_id in ids:
            article, kept = await shelf.read(partial(illustrated, article_id))
            if article is not None:
                yield await asyncio.to_thread(add, article, kept)


@asynccontextmanager
async def _in_threads(opened: AbstractContextManager[T]) -> AsyncIterator[T]:
    value = await asyncio.to_thread(opened.__enter__)
    try:
        yield value
    except BaseException:
        await asyncio.to_thread(opened.__exit__, *sys.exc_info())
        raise
    await asyncio.to_thread(opened.__exit__, None, None, None)


def illustrated(article_id: int, library: Library) -> tuple[Article | None, Kept]:
    return library.article(article_id), library.album.found(article_id)
