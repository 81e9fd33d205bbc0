"""The pictures of articles: their rows in the library, their files beside it."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from newsreader.models.pictures import KeptPicture, Shrunk, WantedPicture
from newsreader.store import memo, picturing
from newsreader.store.database import Database
from newsreader.store.errors import LibraryError
from newsreader.store.files import beside
from newsreader.store.packing import id_list
from newsreader.store.times import seconds

_DAY = timedelta(days=1)
_TIDIED = "pictures tidied"
_UNDER_WAY = 3600
"""Seconds in which a file without a row may still get one."""


class Album:
    """One library's. Anything here may raise LibraryError."""

    def __init__(self, db: Database, folder: Path, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._folder = folder
        self._clock = clock

    # What the reader asks

    def found(self, article_id: int) -> dict[str, KeptPicture]:
        """The pictures of an article that are here, by address."""
        rows = self._db.rows(
            "SELECT p.url, p.file, p.width, p.height FROM illustration i"
            " JOIN picture p ON p.id = i.picture_id"
            " WHERE i.article_id = ? AND p.file IS NOT NULL ORDER BY i.place",
            (article_id,),
        )
        return {url: KeptPicture(url, self._path(file), *size) for url, file, *size in rows}

    def note_seen(self, article_id: int) -> None:
        """Looked at: they stay longer. Written once a day."""
        now = self._clock()
        old = [
            id_
            for (id_,) in self._db.rows(
                "SELECT p.id FROM illustration i JOIN picture p ON p.id = i.picture_id"
                " WHERE i.article_id = ? AND p.file IS NOT NULL AND p.used < ?",
                (article_id, seconds(now - _DAY)),
            )
        ]
        if old:
            self._db.run(
                "UPDATE picture SET used = ? WHERE id IN (SELECT value FROM json_each(?))",
                (seconds(now), id_list(old)),
            )

    # What the sync asks

    def unillustrated(self, most: int) -> list[int]:
        return picturing.unillustrated(self._db, most)

    def illustrate(self, pictures: Sequence[tuple[int, Sequence[str]]]) -> None:
        """(article, the addresses of its pictures)."""
        with self._db.transaction():
            for article_id, urls in pictures:
                picturing.illustrate(self._db, article_id, urls, self._clock())

    def unknown_of(self, article_ids: Sequence[int]) -> list[int]:
        """Those of the articles whose pictures are not known."""
        return picturing.unknown_of(self._db, article_ids)

    def wanted_of(self, article_ids: Sequence[int]) -> list[WantedPicture]:
        """Whatever they show and is not here, though it failed before or had to make room."""
        return picturing.wanted_of(self._db, article_ids)

    def wanted(self, most: int) -> list[WantedPicture]:
        return picturing.wanted(self._db, self._clock(), most)

    def keep(self, picture: WantedPicture, shrunk: Shrunk) -> None:
        """The file first: a row never names one that is not there."""
        name = blake2b(shrunk.content, digest_size=20).hexdigest()
        self._write(self._path(name), shrunk.content)
        picturing.came(self._db, picture.id, name, shrunk, self._clock())

    def missed(self, picture: WantedPicture, *, for_good: bool) -> None:
        picturing.missed(self._db, picture, self._clock(), for_good=for_good)

    def make_room(self, room: int) -> None:
        """No more than `room` bytes."""
        with self._db.transaction():
            going = picturing.surplus(self._db, room)
        for name in going:
            self._path(name).unlink(missing_ok=True)

    def tidy(self) -> None:
        """No picture that no article shows, no file that nobody knows, no row of one that is gone.

        Looks at all of them, so it does that once a day.
        """
        today = self._clock().date().isoformat()
        if memo.remembered(self._db, _TIDIED) == today:
            return
        picturing.review(self._db)
        self.find_again()
        memo.remember(self._db, _TIDIED, today)

    def find_again(self) -> None:
        """Files that nobody knows go; what has lost its file is asked for again."""
        strays, gone = self.lost()
        for path in strays:
            path.unlink(missing_ok=True)
        self._db.run_many(
            "UPDATE picture SET file = NULL, next_try = 0 WHERE file = ?", [(n,) for n in gone]
        )

    def lost(self) -> tuple[list[Path], list[str]]:
        """Files of no row, unless they are quite new; and the names that rows have of no file."""
        here = dict(self._files())
        known: dict[str, int] = dict(
            self._db.rows("SELECT file, bytes FROM picture WHERE file IS NOT NULL")
        )
        young = self._clock().timestamp() - _UNDER_WAY
        strays = [
            Path(found.path)
            for name, found in here.items()
            if name not in known and found.stat().st_mtime < young
        ]
        return strays, [n for n, size in known.items() if not _is_whole(here.get(n), size)]

    def _files(self) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
        if not self._folder.is_dir():
            return
        for shelf in os.scandir(self._folder):
            if shelf.is_dir(follow_symlinks=False):
                for file in os.scandir(shelf):
                    yield file.name.removesuffix(".webp"), file

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / f"{name}.webp"

    def _write(self, path: Path, content: bytes) -> None:
        """For the owner's eyes only, as what is read is."""
        try:
            if path.exists() and path.stat().st_size == len(content):
                return
            self._folder.mkdir(mode=0o700, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            new = beside(path)
            try:
                new.write_bytes(content)
                new.replace(path)
            finally:
                new.unlink(missing_ok=True)
        except OSError as error:
            raise LibraryError(f"{path} cannot be written: {error.strerror}.") from error


def _is_whole(file: "os.DirEntry[str] | None", size: int) -> bool:
    return file is not None and file.stat().st_size == size
