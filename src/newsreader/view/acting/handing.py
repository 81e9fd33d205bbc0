"""The article in another program of the terminal."""

import asyncio
import os
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual.app import SuspendNotSupported

from newsreader.models.articles import Article
from newsreader.paths import path_of
from newsreader.press.gallery import Kept
from newsreader.press.kinds import Form
from newsreader.store.errors import LibraryError
from newsreader.view.acting.acts import Acts
from newsreader.view.exporting import illustrated
from newsreader.view.handing import editor_of, pager_of, run_in_front

Made = Callable[[Article, Kept], Path]


class HandingActions(Acts):
    """The app rests meanwhile, and paints itself anew afterwards."""

    def action_pager(self) -> None:
        width = min(self.desk.config.reading.width, max(20, self.desk.app.size.width - 2))
        with_text = partial(_text_file, width)
        self.desk.run_worker(self._hand_over(pager_of(os.environ), with_text, passing=True))

    def action_editor(self) -> None:
        folder = path_of(self.desk.config.reading.exports)
        self.desk.run_worker(self._hand_over(editor_of(os.environ), partial(_own_file, folder)))

    async def _hand_over(
        self, command: Sequence[str], made: Made, *, passing: bool = False
    ) -> None:
        """`passing`: the file is of no use afterwards."""
        headline = self.desk.wanted()
        if headline is None:
            return
        try:
            article, kept = await self.desk.shelf.read(partial(illustrated, headline.id))
            if article is None:
                return
            path = await asyncio.to_thread(made, article, kept)
        except OSError as error:
            self.desk.say(f"{error.filename} cannot be written: {error.strerror}.", wrong=True)
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
        else:
            self._give_way(command, path)
            if passing:
                path.unlink(missing_ok=True)
            else:
                self.desk.say(f"The file is {path}")

    def _give_way(self, command: Sequence[str], path: Path) -> None:
        try:
            with self.desk.app.suspend():
                trouble = run_in_front(command, path)
        except SuspendNotSupported:
            trouble = "This terminal cannot be handed to another program."
        if trouble:
            self.desk.say(trouble, wrong=True)


def _text_file(width: int, article: Article, _: Kept) -> Path:
    from newsreader.press.forms import as_text

    handle, name = tempfile.mkstemp(prefix="newsreader-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
        file.write(as_text(article, width))
    return Path(name)


def _own_file(folder: Path, article: Article, kept: Kept) -> Path:
    """As the export writes it; one that is there already is opened as the person left it."""
    from newsreader.press.names import file_name
    from newsreader.press.writing import files

    with files(folder, Form.MARKDOWN) as add:
        add(article, kept)
    return folder / file_name(article, Form.MARKDOWN)
