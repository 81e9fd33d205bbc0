"""A stream of bytes → the data of its events. PURE.

Server-sent events (WHATWG HTML §9.2), and what stands in for them: JSON a line, or one JSON text.
"""

from codecs import getincrementaldecoder
from collections.abc import Iterator

_LONGEST = 1_000_000
"""Characters of one event."""
_FIELDS = frozenset({"event", "id", "retry"})


class NoEvents(Exception):
    """What comes is no stream of events."""


class EventLines:
    """Takes pieces as they come, cut anywhere."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8-sig")("replace")
        self._rest = ""
        self._data: list[str] = []
        self._other: list[str] = []
        self._size = 0

    def push(self, piece: bytes) -> Iterator[str]:
        """Raises NoEvents."""
        yield from self._lines(self._decoder.decode(piece))

    def end(self) -> Iterator[str]:
        """What is left when the stream is over: an event without its blank line, or one text."""
        yield from self._lines(self._decoder.decode(b"", final=True) + "\n\n")
        if self._other:
            yield "\n".join(self._other)

    def _lines(self, text: str) -> Iterator[str]:
        text = self._rest + text
        held = "\r" if text.endswith("\r") else ""  # its \n may be in the next piece
        text = text[: len(text) - len(held)].replace("\r\n", "\n").replace("\r", "\n")
        *lines, rest = text.split("\n")
        self._rest = rest + held
        if len(self._rest) > _LONGEST:
            raise NoEvents
        for line in lines:
            yield from self._line(line)

    def _line(self, line: str) -> Iterator[str]:
        if not line:
            yield from self._dispatch()
            return
        name, _, value = line.partition(":")
        if name == "data":
            self._keep(self._data, value.removeprefix(" "))
        elif name == "error" and value.lstrip().startswith("{"):
            yield f'{{"error": {value}}}'  # as llama.cpp breaks off
        elif line[0] == "{" and line[-1] == "}":
            yield line
        elif name and name not in _FIELDS:
            self._keep(self._other, line)

    def _dispatch(self) -> Iterator[str]:
        if self._data:
            yield "\n".join(self._data)
            self._data, self._size = [], 0

    def _keep(self, lines: list[str], line: str) -> None:
        lines.append(line)
        self._size += len(line)
        if self._size > _LONGEST:
            raise NoEvents
