"""What a person brings along: a file is known by its content, a folder by newsboat's files."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from newsreader.models.moving import Home
from newsreader.parse.newsboat.config import looks_like_config
from newsreader.parse.newsboat.urls import looks_like_urls
from newsreader.store.newsboat import MAGIC

_LARGEST = 20_000_000


class Luggage(Struct, frozen=True):
    """At least one of them."""

    opml: bytes | None = None
    urls: bytes | None = None
    cache: Path | None = None
    config: bytes | None = None
    """newsboat's settings, of which none is taken over."""


def unpacked(path: Path, homes: Iterable[Home] = ()) -> Luggage:
    """Raises OSError or ValueError, whose `str()` is one sentence."""
    return _of_folder(path, homes) if path.is_dir() else _of_file(path)


def _of_file(path: Path) -> Luggage:
    with path.open("rb") as file:
        body = file.read(len(MAGIC))
        if body == MAGIC:
            return Luggage(cache=path)
        body += file.read(_LARGEST + 1)
    if len(body) > _LARGEST:
        raise ValueError("It is larger than 20 MB: that is no list of feeds.")
    if looks_like_urls(body):
        return Luggage(urls=body)
    return Luggage(config=body) if looks_like_config(body) else Luggage(opml=body)


def _of_folder(path: Path, homes: Iterable[Home]) -> Luggage:
    """Newsboat may keep its two files in two folders: either leads to both."""
    folder = path.resolve()
    home = next((one for one in homes if folder in _folders(one)), None)
    urls, cache = (home.urls, home.cache) if home else (path / "urls", path / "cache.db")
    if not urls.exists() and not cache.exists():
        raise ValueError(
            "It cannot be read: this folder has neither urls nor cache.db of newsboat."
        )
    return Luggage(
        urls=urls.read_bytes()[:_LARGEST] if urls.exists() else None,
        cache=cache if cache.exists() else None,
    )


def _folders(home: Home) -> list[Path]:
    return [home.urls.parent.resolve(), home.cache.parent.resolve()]
