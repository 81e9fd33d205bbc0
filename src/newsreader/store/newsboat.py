"""newsboat's cache.db, read and never written: newsboat itself may be running.

What a column holds may be of any type and no valid text; see src/cache.cpp of newsboat for the
schemas since 2.10, which differ in what was added at their end.
"""

import json
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from msgspec import Struct, field

from newsreader.cleaning import clean_line
from newsreader.models.moving import KeptArticle, KeptFeed
from newsreader.store.errors import LibraryError

MAGIC = b"SQLite format 3\0"
_FEED = ("rssurl", "url", "title")
_NEEDED = ("id", "guid", "title", "author", "url", "feedurl", "pubDate", "content", "unread")
_LATER = ("flags", "deleted", "base", "content_mime_type", "enclosure_url", "enclosure_type")
_MAX_CONTENT = 2_000_000
_WAL = 2
_PATIENCE = 5.0
"""Seconds to wait for newsboat while it writes."""

Row = tuple[Any, ...]


class CacheError(LibraryError):
    """newsboat's cache cannot be read. `str()` is one clear sentence."""


class _Ids(Struct):
    """Which rows of rss_item a feed has, as (pubDate, id): the newest first."""

    every: list[tuple[int, int]] = field(default_factory=list)
    flagged: list[tuple[int, int]] = field(default_factory=list)
    deleted: int = 0


class NewsboatCache:
    """`with NewsboatCache(path) as cache: cache.feeds()`. Everything may raise CacheError."""

    def __init__(self, path: Path, *, may_copy: bool = True) -> None:
        """A cache left in the middle of writing is copied first, where that may be."""
        self._path = path
        self._may_copy = may_copy
        self._copied: tempfile.TemporaryDirectory[str] | None = None
        self._connection: sqlite3.Connection | None = None
        self._columns: frozenset[str] = frozenset()
        self._ids: dict[str, _Ids] = {}

    def __enter__(self) -> Self:
        try:
            with self._explaining():
                self._open()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._copied is not None:
            self._copied.cleanup()
        self._connection = self._copied = None

    def numbers(self) -> tuple[int, int]:
        """How many feeds and how many articles: quick, whatever its size."""
        with self._explaining():
            feeds = self._rows("SELECT count(*) FROM rss_feed")[0][0]
            kept = " WHERE deleted = 0" if "deleted" in self._columns else ""
            return feeds, self._rows(f"SELECT count(*) FROM rss_item{kept}")[0][0]

    def feeds(self) -> list[KeptFeed]:
        """Those that have a row of their own, then those that only have articles."""
        with self._explaining():
            self._ids = self._grouped()
            rows = self._rows("SELECT rssurl, title, url FROM rss_feed ORDER BY rowid")
        told = {_text(url): (_text(title), _text(site)) for url, title, site in rows}
        return [
            _feed(url, *told.get(url, ("", "")), self._ids.get(url, _Ids()))
            for url in {**told, **self._ids}
        ]

    def chunks(
        self, feed: KeptFeed, size: int, *, flagged_only: bool = False
    ) -> Iterator[list[KeptArticle]]:
        """The oldest chunk first; the newest article of each first. Call `feeds` before."""
        ids = self._ids.get(feed.url, _Ids())
        wanted = [id_ for _, id_ in (ids.flagged if flagged_only else ids.every)]
        first = len(wanted) % size
        edges = [0, *range(first or size, len(wanted) + 1, size)]
        for start, end in reversed(list(pairwise(edges))):
            yield self._articles(wanted[start:end])

    def _open(self) -> None:
        if self._path.stat().st_size == 0:
            raise CacheError(f"{self._path} is empty: newsboat kept nothing in it.")
        path, mode = (self._path, "ro") if self._read_as_it_is() else (self._copy(), "rw")
        address = f"file:{quote(str(path.absolute()))}?mode={mode}"
        self._connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE)
        self._connection.text_factory = bytes
        self._columns = self._columns_of("rss_item")
        self._refuse_unless("rss_feed", _FEED, self._columns_of("rss_feed"))
        self._refuse_unless("rss_item", _NEEDED, self._columns)

    def _read_as_it_is(self) -> bool:
        """A write-ahead log, or a journal to be rolled back, cannot be read without writing."""
        with self._path.open("rb") as file:
            header = file.read(20)
        beside = (self._path.with_name(self._path.name + end) for end in ("-wal", "-journal"))
        return header[18:20] != bytes((_WAL, _WAL)) and not any(map(Path.exists, beside))

    def _copy(self) -> Path:
        if not self._may_copy:
            raise CacheError(f"{self._path} is being written by newsboat.")
        self._copied = tempfile.TemporaryDirectory(prefix="newsreader-import-")
        target = Path(self._copied.name) / self._path.name
        for end in ("", "-wal", "-journal"):
            source = self._path.with_name(self._path.name + end)
            if source.exists():
                shutil.copyfile(source, target.with_name(target.name + end))
        return target

    def _columns_of(self, table: str) -> frozenset[str]:
        return frozenset(_text(row[1]) for row in self._rows(f"PRAGMA table_info({table})"))

    def _refuse_unless(self, table: str, needed: Sequence[str], here: frozenset[str]) -> None:
        missing = [column for column in needed if column not in here]
        if missing == list(needed):
            raise CacheError(f"{self._path} is a database, but not newsboat's: no {table} in it.")
        if missing:
            raise CacheError(
                f"{self._path} is of a newsboat that newsreader does not know: "
                f"{table} has no {missing[0]}."
            )

    def _grouped(self) -> dict[str, _Ids]:
        """Light: what is in `content` is not looked at."""
        flags, deleted = (self._column(name) for name in ("flags", "deleted"))
        found: defaultdict[str, _Ids] = defaultdict(_Ids)
        rows = self._rows(f"SELECT id, feedurl, pubDate, {flags}, {deleted} FROM rss_item")
        for id_, feedurl, published, flag, gone in rows:
            ids, order = found[_text(feedurl)], (-_number(published), _number(id_))
            ids.every.append(order)
            ids.deleted += bool(_number(gone))
            if _text(flag).strip():
                ids.flagged.append(order)
        for ids in found.values():
            ids.every.sort()
            ids.flagged.sort()
        return dict(found)

    def _articles(self, ids: Sequence[int]) -> list[KeptArticle]:
        later = ", ".join(self._column(name) for name in _LATER)
        with self._explaining():
            rows = self._rows(
                "SELECT guid, title, author, url, pubDate, unread,"
                f" substr(content, 1, {_MAX_CONTENT}), {later}"
                " FROM json_each(?) wanted JOIN rss_item ON rss_item.id = wanted.value"
                " ORDER BY wanted.key",
                (json.dumps(ids),),
            )
        return [_article(row) for row in rows]

    def _column(self, name: str) -> str:
        return name if name in self._columns else "''"

    def _rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        assert self._connection is not None, "only within `with`"
        return self._connection.execute(sql, parameters).fetchall()

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise CacheError(_sentence(self._path, error)) from error
        except OSError as error:
            raise CacheError(f"{self._path} cannot be read: {error.strerror}.") from error


def _sentence(path: Path, error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return f"{path} is damaged ({error}): newsboat cannot read it either."
    if code == sqlite3.SQLITE_BUSY:
        return f"{path} is being written by newsboat. Close newsboat, then repeat."
    return f"{path} cannot be read: {error}."


def _feed(url: str, title: str, site: str, ids: _Ids) -> KeptFeed:
    flagged = len(ids.flagged)
    return KeptFeed(url, clean_line(title), site, len(ids.every), flagged, ids.deleted)


def _article(row: Row) -> KeptArticle:
    guid, title, author, link, published, unread, content = row[:7]
    flags, deleted, base, mime_type, enclosure_url, enclosure_type = row[7:]
    return KeptArticle(
        guid=_text(guid),
        title=_text(title),
        author=_text(author),
        link=_text(link),
        published=_number(published),
        content=_text(content),
        mime_type=_text(mime_type),
        base=_text(base),
        enclosure_url=_text(enclosure_url),
        enclosure_type=_text(enclosure_type),
        read=not _number(unread),
        flags=_text(flags),
        deleted=bool(_number(deleted)),
    )


def _text(value: object) -> str:
    """Whatever a column holds; what is no UTF-8 is replaced."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)


def _number(value: object) -> int:
    if isinstance(value, bytes):
        text = value.decode("ascii", "replace").strip()
        return int(text) if text.lstrip("-").isdecimal() and len(text) < 19 else 0
    return int(value) if isinstance(value, int | float) and abs(value) < 2**63 else 0
