"""Texts, ids and small values as the library's columns hold them.

What comes back from a damaged column is as much as can be read, never an exception.
"""

import json
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from typing import Any, TypeVar

from newsreader.models.articles import Enclosure, Picture

_Value = TypeVar("_Value", Enclosure, Picture)


def storable(text: str) -> str:
    """`text` without lone surrogates, which UTF-8 cannot hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def storable_or_none(text: str | None) -> str | None:
    return None if text is None else storable(text)


def pack_text(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "replace"), 3)


def unpack_text(packed: bytes) -> str:
    return _inflated(packed).decode("utf-8", "replace")


def pack_ids(ids: Sequence[int]) -> bytes:
    return zlib.compress(array("q", ids).tobytes(), 1) if ids else b""


def unpack_ids(packed: bytes) -> tuple[int, ...]:
    ids = array("q")
    raw = _inflated(packed)
    ids.frombytes(raw[: len(raw) - len(raw) % ids.itemsize])
    return tuple(ids)


def id_list(ids: Iterable[int]) -> str:
    """For `IN (SELECT value FROM json_each(?))`: any number of ids as one parameter."""
    return json.dumps(list(ids))


def pack_words(words: Iterable[str]) -> str:
    return storable(json.dumps(list(words), ensure_ascii=False))


def unpack_words(packed: str) -> tuple[str, ...]:
    return tuple(word for word in _items(packed) if isinstance(word, str))


def pack_values(values: Sequence[Enclosure] | Sequence[Picture]) -> str:
    if not values:
        return "[]"
    return storable(json.dumps([asdict(value) for value in values], ensure_ascii=False))


def unpack_values(packed: str, kind: type[_Value]) -> tuple[_Value, ...]:
    """Keys that `kind` does not have are left out; values without an address too."""
    names = {field.name for field in fields(kind)}
    return tuple(
        kind(**{name: value for name, value in item.items() if name in names})
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
    try:
        return zlib.decompress(packed) if isinstance(packed, bytes) and packed else b""
    except zlib.error:
        return b""
