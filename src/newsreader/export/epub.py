"""Articles as a book: EPUB 3 (W3C EPUB 3.3), written chapter by chapter."""

import re
from collections import Counter
from datetime import datetime
from functools import partial
from hashlib import sha256
from types import TracebackType
from typing import IO, Self
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from msgspec import Struct

from newsreader.export import epub_parts as parts
from newsreader.export.markup import Markup
from newsreader.export.media import ENDINGS, Pictures, media_type, no_pictures
from newsreader.export.style import BOOK_STYLE
from newsreader.models.document import Document

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_CORE = frozenset({"image/jpeg", "image/png", "image/gif"})
"""Pictures that every reading system shows (EPUB 3.2 §3.1, which knows no WebP)."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Chapter(Struct, frozen=True):
    """An article as a chapter."""

    title: str
    document: Document
    feed: str = ""
    language: str | None = None
    """BCP 47."""
    key: str = ""
    """Tells it from others: its address."""
    pictures: Pictures = no_pictures
    """JPEG, PNG and GIF; others are taken for not at hand."""


class Book:
    """A ZIP file that grows with every chapter; whole when the book is left without an error."""

    def __init__(self, file: IO[bytes], title: str, made: datetime) -> None:
        """`made` is aware."""
        self._zip = ZipFile(file, "w", ZIP_DEFLATED)
        self._title = _safe(title)
        self._made = made
        self._chapters: list[parts.Entry] = []
        self._files: dict[str, str] = {}
        self._languages: Counter[str] = Counter()
        self._keys: list[str] = []

    def __enter__(self) -> Self:
        self._put("mimetype", "application/epub+zip", ZIP_STORED)
        self._put("META-INF/container.xml", parts.CONTAINER)
        self._put("EPUB/style.css", BOOK_STYLE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self._zip:
            if error is None:
                self._finish()

    def add(self, chapter: Chapter) -> None:
        name = f"a{len(self._chapters) + 1}.xhtml"
        language = _language(chapter.language)
        title = _safe(chapter.title) or "Untitled"
        document = chapter.document
        source = partial(self._source, chapter.pictures)
        body = _safe(Markup(document.links, source).blocks(document.blocks, "\n"))
        self._put(f"EPUB/{name}", parts.page(title, body, language))
        self._chapters.append(parts.Entry(name, title, _safe(chapter.feed)))
        self._languages[language] += 1
        self._keys.append(chapter.key or title)

    def _source(self, pictures: Pictures, url: str) -> str | None:
        picture = pictures(url)
        kind = media_type(picture) if picture else None
        if picture is None or kind not in _CORE:
            return None
        name = f"pictures/{sha256(picture).hexdigest()[:20]}.{ENDINGS[kind]}"
        if name not in self._files:
            self._files[name] = kind
            self._put(f"EPUB/{name}", picture, ZIP_STORED)
        return name

    def _finish(self) -> None:
        spoken = [name for name, _ in self._languages.most_common()] or ["und"]
        self._put("EPUB/nav.xhtml", parts.contents(self._title, self._chapters, spoken[0]))
        number = uuid5(NAMESPACE_URL, "\n".join([self._title, *self._keys]))
        about = parts.About(number.urn, self._title, tuple(spoken), self._made)
        self._put("EPUB/package.opf", parts.package(about, self._chapters, self._files))

    def _put(self, name: str, content: str | bytes, how: int = ZIP_DEFLATED) -> None:
        entry = ZipInfo(name, self._made.timetuple()[:6])
        entry.compress_type = how
        self._zip.writestr(entry, content)


def _language(language: str | None) -> str:
    return language if language and _LANGUAGE.fullmatch(language) else "und"


def _safe(text: str) -> str:
    """Without what no XML document may hold (XML 1.0 §2.2)."""
    return _NOT_XML.sub("", text)
