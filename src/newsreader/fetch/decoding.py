"""Content-Encoding undone piece by piece, so that a bomb never unfolds (RFC 9110 §8.4)."""

import zlib
from collections.abc import Iterator

_PIECE = 65_536
_GZIP_MAGIC = b"\x1f\x8b"
_MAX_STAGES = 3


class CannotDecode(Exception):
    """`str()` is one clear sentence."""


class _Stage:
    """Undoes one encoding. Plain bytes under the name of gzip or deflate pass as they are."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._head = b""
        self._inflater: zlib._Decompress | None = None
        self._plain = False

    def push(self, data: bytes) -> Iterator[bytes]:
        if self._inflater is None and not self._plain:
            self._head += data
            if len(self._head) < len(_GZIP_MAGIC):
                return
            data, self._head = self._head, b""
            self._begin(data)
        if self._inflater is None:
            yield data
        else:
            yield from self._inflate(data)

    def end(self) -> Iterator[bytes]:
        if self._inflater is not None and not self._inflater.eof:
            raise CannotDecode("The answer broke off in the middle.")
        yield self._head

    def _begin(self, head: bytes) -> None:
        window = _window(self._coding, head)
        self._plain = window is None
        if window is not None:
            self._inflater = zlib.decompressobj(window)

    def _inflate(self, data: bytes) -> Iterator[bytes]:
        """A full piece may leave more in zlib, though all of `data` is in there by then."""
        inflater, held = self._inflater, False
        while (data or held) and inflater is not None:
            if inflater.eof:
                if not data.startswith(_GZIP_MAGIC):
                    return
                self._inflater = inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                piece = inflater.decompress(data, _PIECE)
            except zlib.error as error:
                raise CannotDecode("The compressed answer is damaged.") from error
            yield piece
            held = len(piece) == _PIECE and not inflater.eof
            data = inflater.unused_data if inflater.eof else inflater.unconsumed_tail


def _window(coding: str, head: bytes) -> int | None:
    """The `wbits` of zlib for what the bytes really are; `None` for plain ones."""
    if head.startswith(_GZIP_MAGIC):
        return zlib.MAX_WBITS | 16
    if coding != "deflate" or head.lstrip()[:1] in (b"<", b"{"):
        return None
    zlib_header = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
    return zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS


class BodyDecoder:
    """Collects a decoded body of at most `max_bytes`.

    A last stage unpacks gzip that no header mentions: files named `.xml.gz`.
    """

    def __init__(self, content_encoding: str, max_bytes: int) -> None:
        self._stages = [*(_Stage(coding) for coding in _codings(content_encoding)), _Stage("gzip")]
        self._max_bytes = max_bytes
        self._body = bytearray()

    def push(self, data: bytes) -> None:
        self._through(0, data)

    def finish(self) -> bytes:
        for number, stage in enumerate(self._stages):
            for piece in stage.end():
                self._through(number + 1, piece)
        return bytes(self._body)

    def _through(self, number: int, data: bytes) -> None:
        if number < len(self._stages):
            for piece in self._stages[number].push(data):
                self._through(number + 1, piece)
            return
        self._body += data
        if len(self._body) > self._max_bytes:
            raise CannotDecode(too_large(self._max_bytes))


def _codings(content_encoding: str) -> list[str]:
    """The encodings in the order in which they are undone."""
    names = [name.strip().lower() for name in content_encoding.split(",")]
    codings = [name for name in names if name not in ("", "identity")]
    strange = [name for name in codings if name not in ("gzip", "x-gzip", "deflate")]
    if strange or len(codings) > _MAX_STAGES:
        raise CannotDecode("The answer is compressed in a way that we did not ask for.")
    return codings[::-1]


def too_large(max_bytes: int) -> str:
    size = f"{max_bytes // 1_000_000} MB" if max_bytes >= 1_000_000 else f"{max_bytes} bytes"
    return f"The answer is larger than {size}."
