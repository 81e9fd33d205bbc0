"""A site on 127.0.0.1: pages by path; what it does not have is a 404."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class Site:
    """Requests seen, pages by path."""

    url: str = ""
    pages: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    open_now: int = 0
    open_most: int = 0

    def serve(self, path: str, body: str | bytes, *headers: str, status: str = "200 OK") -> str:
        content = body.encode() if isinstance(body, str) else body
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(content)}", *headers]
        if not any(header.lower().startswith("content-type") for header in headers):
            lines.append("Content-Type: text/html")
        self.pages[path] = "\r\n".join([*lines, "", ""]).encode() + content
        return self.url + path

    def redirect(self, path: str, target: str, status: str = "301 Moved Permanently") -> str:
        return self.serve(path, "", f"Location: {target}", status=status)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = (await reader.readuntil(b"\r\n\r\n")).decode().split()[1]
        self.asked.append(path)
        self.open_now += 1
        self.open_most = max(self.open_most, self.open_now)
        await asyncio.sleep(0.005)
        writer.write(self.pages.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
        self.open_now -= 1
        writer.close()


@asynccontextmanager
async def site() -> AsyncIterator[Site]:
    served = Site()
    listening = await asyncio.start_server(served.handle, "127.0.0.1", 0)
    served.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    async with listening:
        yield served
