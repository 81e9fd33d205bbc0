"""A server on 127.0.0.1 that sends exactly the bytes a test writes down."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ssl import SSLContext

from newsreader.fetch.limits import Limits

PATIENT = Limits(total=100, connect=100, read=100)
"""For every test that is not about time."""
Answer = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    """Requests seen, answers given: path → bytes, or a function that writes them."""

    host: str = "127.0.0.1"
    scheme: str = "http"
    port: int = 0
    answers: dict[str, bytes | Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    open_now: int = 0
    open_most: int = 0

    def url(self, path: str) -> str:
        """`host` as an address has it: brackets around IPv6."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{path}"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open_now += 1
        self.open_most = max(self.open_most, self.open_now)
        try:
            await self._answer((await reader.readuntil(b"\r\n\r\n")).decode(), writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self.open_now -= 1
            writer.close()

    async def _answer(self, request: str, writer: asyncio.StreamWriter) -> None:
        self.requests.append(request)
        answer = self.answers[request.split()[1]]
        if isinstance(answer, bytes):
            writer.write(answer)
        else:
            await answer(request, writer)


def answer(status: str = "200 OK", *headers: str, body: bytes = b"<rss/>") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(status, f"Location: {location}")


@asynccontextmanager
async def serving(
    host: str = "127.0.0.1", trust: SSLContext | None = None
) -> AsyncIterator[Server]:
    served = Server(host, "https" if trust else "http")
    listening = await asyncio.start_server(served.handle, host, 0, ssl=trust)
    served.port = listening.sockets[0].getsockname()[1]
    async with listening:
        yield served
