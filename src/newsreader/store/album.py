"""The pictures of articles: their rows in the library, their files beside it."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from newsreader.models.pictures import KeptPicture, Shrunk, WantedPicture
from newsreader.store import memo, picturing
from newsreader.store.database import Database
from newsreader.store.errors import refused
from newsreader.store.files import beside, let_go
from newsreader.store.packing import id_list
from newsreader.store.times import seconds

_DAY = timedelta(days=1)
_TIDIED = "pictures tidied"
_UNDER_WAY = 3600
"""Seconds in which a file without a row may still get one."""


class _File(Struct, frozen=True):
    """As the disk has it."""

    path: Path
    bytes: int
    written: float
    """In seconds since 1970."""

    @property
    def name(self) -> str:
        return self.path.stem


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
            let_go(self._path(name))

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
            let_go(path)
        self._db.run_many(
            "UPDATE picture SET file = NULL, next_try = 0 WHERE file = ?", [(n,) for n in gone]
        )

    def lost(self) -> tuple[list[Path], list[str]]:
        """Files of no row, unless they are quite new; and the names that rows have of no file."""
        with refused(f"{self._folder} cannot be read"):
            here = {found.name: found for found in self._files()}
        known: dict[str, int] = dict(
            self._db.rows("SELECT file, bytes FROM picture WHERE file IS NOT NULL")
        )
        young = self._clock().timestamp() - _UNDER_WAY
        strays = [
            found.path
            for name, found in here.items()
            if name not in known and found.written < young
        ]
        sizes = {name: found.bytes for name, found in here.items()}
        return strays, [name for name, size in known.items() if sizes.get(name) != size]

    def _files(self) -> Iterator[_File]:
        if self._folder.is_dir():
            for shelf in os.scandir(self._folder):
                if shelf.is_dir(follow_symlinks=False):
                    yield from filter(None, map(_file_at, os.scandir(shelf)))

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / f"{name}.webp"

    def _write(self, path: Path, content: bytes) -> None:
        """For the owner's eyes only, as what is read is."""
        with refused(f"{path} cannot be written"):
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


def _file_at(found: "os.DirEntry[str]") -> _File | None:
    """`None` for what is no file, or went while one looked."""
    try:
        entry = found.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    is_file = stat.S_ISREG(entry.st_mode)
    return _File(Path(found.path), entry.st_size, entry.st_mtime) if is_file else None
