"""A model that is none: on 127.0.0.1, in both dialects, as good or as bad as a test wants it."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

WORDS = ("Chips ", "are ", "up.")


@dataclass
class Model:
    """What it was asked, and how it answers."""

    port: int = 0
    manner: str = "well"
    """well, slow, broken, garbage, silent, refuse, strict, huge."""
    status: str = "401 Unauthorized"
    headers: Sequence[str] = ()
    says: str = "No, thank you."
    paths: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            size = int(head.lower().partition("content-length: ")[2].split("\r\n")[0])
            self.bodies.append(json.loads(await reader.readexactly(size)))
            self.heads.append(head)
            self.paths.append(head.split()[1])
            await self._answer(writer, anthropic=self.paths[-1].endswith("/messages"))
        except ConnectionError:
            self.hung_up.set()
        finally:
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter, *, anthropic: bool) -> None:
        strict = self.manner == "strict" and "stream_options" in self.bodies[-1]
        if self.manner == "refuse" or strict:
            body = json.dumps({"error": {"message": self.says}}).encode()
            lines = (f"HTTP/1.1 {self.status}", f"Content-Length: {len(body)}", *self.headers)
            writer.write("\r\n".join((*lines, "", "")).encode() + body)
            return
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        words = ["x" * 50_000] * 3 if self.manner == "huge" else WORDS
        for number, event in enumerate(_anthropic(words) if anthropic else _openai(words)):
            if number == 2 and self.manner == "broken":
                return
            if number == 2 and self.manner == "garbage":
                _chunk(writer, b"data: {{{ \xff\n\n")
            if number == 2 and self.manner in ("slow", "silent"):
                await self._linger(writer)
            _chunk(writer, f"data: {json.dumps(event)}\n\n".encode())
        _chunk(writer, b"")

    async def _linger(self, writer: asyncio.StreamWriter) -> None:
        """Until it is hung up on; who is silent says nothing, who is slow sends comments."""
        while True:
            if self.manner == "slow":
                _chunk(writer, b": still here\n\n")
            await writer.drain()
            await asyncio.sleep(0.02)
            if writer.is_closing():
                raise ConnectionResetError


def _chunk(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")


def _openai(words: Sequence[str]) -> list[dict[str, Any]]:
    return [
        *({"choices": [{"delta": {"content": word}, "finish_reason": None}]} for word in words),
        {"choices": [{"delta": {}, "finish_reason": "stop"}]},
        {"choices": [], "usage": {"prompt_tokens": 2000, "completion_tokens": 1000}},
    ]


def _anthropic(words: Sequence[str]) -> list[dict[str, Any]]:
    deltas = [{"type": "text_delta", "text": word} for word in words]
    return [
        {"type": "message_start", "message": {"usage": {"input_tokens": 2000}}},
        *({"type": "content_block_delta", "index": 0, "delta": delta} for delta in deltas),
        {"type": "message_delta", "delta": {}, "usage": {"output_tokens": 1000}},
        {"type": "message_stop"},
    ]


@asynccontextmanager
async def modelling(manner: str = "well") -> AsyncIterator[Model]:
    model = Model(manner=manner)
    listening = await asyncio.start_server(model.handle, "127.0.0.1", 0)
    model.port = listening.sockets[0].getsockname()[1]
    async with listening:
        yield model
