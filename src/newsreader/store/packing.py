"""Texts, ids and small values as the library's columns hold them.

What comes back from a damaged column is as much as can be read, never an exception.
"""

import json
import threading
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from msgspec.json import decode
from msgspec.structs import asdict

from newsreader.models.articles import Enclosure, Picture, Transcript
from newsreader.models.packed import Packed

_T = TypeVar("_T")
_Value = TypeVar("_Value", Enclosure, Picture, Transcript)

_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"  # RFC 8878 §3.1.1
_LARGEST = 64_000_000
_AT_ONCE = 65_536
"""Characters: half a millisecond."""


def storable(text: str) -> str:
    """`text` without lone surrogates, which UTF-8 cannot hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def storable_or_none(text: str | None) -> str | None:
    return None if text is None else storable(text)


def pack_text(text: str) -> bytes:
    """Zstandard: a third of the time that zlib takes, for the same size."""
    packed: bytes = _zstd().pack(text.encode("utf-8", "replace"))
    return packed


def pack_body(html: str, text: str) -> Packed:
    return Packed(pack_text(html), pack_text(text))


def unpack_text(packed: bytes) -> str:
    return _inflated(packed).decode("utf-8", "replace")


def pack_ids(ids: Sequence[int]) -> bytes:
    return zlib.compress(array("q", ids).tobytes(), 1) if ids else b""


def unpack_ids(packed: bytes) -> "array[int]":
    ids = array("q")
    raw = _inflated(packed)
    ids.frombytes(raw[: len(raw) - len(raw) % ids.itemsize])
    return ids


def numbers(listed: str) -> "array[int]":
    """Of `3,1,2`; a part at a time, since nothing else runs meanwhile."""
    found, start = array("q"), 0
    while start < len(listed):
        end = listed.find(",", start + _AT_ONCE)
        end = len(listed) if end < 0 else end
        found.extend(decode(f"[{listed[start:end]}]", type=list[int]))
        start = end + 1
    return found


def id_list(ids: Iterable[int]) -> str:
    """For `IN (SELECT value FROM json_each(?))`: any number of ids as one parameter."""
    return json.dumps(list(ids))


def parts(many: Sequence[_T], size: int = 5_000) -> Iterator[Sequence[_T]]:
    """So few at a time that a list of ids does not keep other threads waiting."""
    return (many[start : start + size] for start in range(0, len(many), size))


def portions(many: Sequence[_T], weight: Callable[[_T], int], most: int) -> Iterator[list[_T]]:
    """In their order, none heavier than `most`, but for what is so by itself."""
    portion, heavy = list[_T](), 0
    for one in many:
        if portion and heavy + weight(one) > most:
            yield portion
            portion, heavy = [], 0
        portion.append(one)
        heavy += weight(one)
    if portion:
        yield portion


def pack_words(words: Sequence[str]) -> str:
    if not words:
        return "[]"
    return storable(json.dumps(list(words), ensure_ascii=False))


def unpack_words(packed: str) -> tuple[str, ...]:
    return tuple(word for word in _items(packed) if isinstance(word, str))


def pack_values(values: Sequence[_Value]) -> str:
    if not values:
        return "[]"
    return storable(json.dumps([asdict(value) for value in values], ensure_ascii=False))


def unpack_values(packed: str, kind: type[_Value]) -> tuple[_Value, ...]:
    """Keys that `kind` does not have are left out; values without an address too."""
    return tuple(
        kind(**{name: value for name, value in item.items() if name in kind.__struct_fields__})
        for item in _items(packed)
        if isinstance(item, dict) and item.get("url")
    )


def _items(packed: str) -> list[Any]:
    try:
        items = json.loads(packed)
    except ValueError:
        return []
    return items if isinstance(items, list) else []


def _inflated(packed: object) -> bytes:
    """Of either kind: texts were packed with zlib before they were with Zstandard."""
    if not isinstance(packed, bytes) or not packed:
        return b""
    try:
        if packed.startswith(_ZSTD_MAGIC):
            return _zstd().unpacked(packed)
        return zlib.decompress(packed)
    except (zlib.error, ValueError, MemoryError):
        return b""


class _Zstd(threading.local):
    """Its objects are costly to make, and of one thread only."""

    def __init__(self) -> None:
        from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError, frame_content_size

        self.pack = ZstdCompressor(level=1).compress
        self._unpack = ZstdDecompressor().decompress
        self._size = frame_content_size
        self._faults = ZstdError

    def unpacked(self, packed: bytes) -> bytes:
        """Raises ValueError where it is damaged."""
        try:
            if self._size(packed) > _LARGEST:
                raise ValueError("larger than anything we pack")
            text: bytes = self._unpack(packed)
        except self._faults as error:
            raise ValueError("damaged") from error
        return text


@cache
def _zstd() -> _Zstd:
    """Made when the first text is packed or unpacked: the app opens without it."""
    return _Zstd()
