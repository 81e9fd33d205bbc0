"""Something is sent, and the answer is heard while it is made."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import httpx
from msgspec import Struct
from socksio import SOCKSError

from newsreader.fetch import answers
from newsreader.fetch.decoding import too_large
from newsreader.fetch.limits import Limits
from newsreader.fetch.troubles import failure
from newsreader.models.fetching import Failed

_MOST_SAID = 4096
"""Bytes of a refusal."""
_TROUBLES = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, SOCKSError, OSError, ValueError)


class Conversation(Struct, frozen=True):
    """One POST. Redirects are not followed: what is sent is for the address that was named."""

    http: httpx.AsyncClient
    limits: Limits
    url: str
    personal: Mapping[str, str]

    async def pieces(
        self, body: bytes, clock: Callable[[], datetime]
    ) -> AsyncGenerator[bytes | Failed, None]:
        """Raises nothing but cancellation."""
        deadline = asyncio.get_running_loop().time() + self.limits.total
        response = None
        try:
            async with asyncio.timeout_at(deadline):
                response = await self.http.send(self._request(body), stream=True)
                failed = await self._refused(response, clock())
            if failed:
                yield failed
                return
            heard, pieces = 0, response.aiter_raw()
            while piece := await _next(pieces, deadline):
                heard += len(piece)
                if heard > self.limits.max_bytes:
                    yield Failed(too_large(self.limits.max_bytes))
                    return
                yield piece
        except TimeoutError:
            took = f"{self._host} took longer than {self.limits.total:g} seconds"
            yield Failed(f"{took}: see seconds in [assistant].")
        except _TROUBLES as error:
            yield failure(_plain(error), self._host, self.limits)
        finally:
            if response is not None:
                await response.aclose()

    @property
    def _host(self) -> str:
        return urlsplit(self.url).hostname or "The server"

    def _request(self, body: bytes) -> httpx.Request:
        headers = {
            **self.personal,
            "Content-Type": "application/json",
            "Accept": "text/event-stream, application/json",
            "Accept-Encoding": "identity",
        }
        return self.http.build_request("POST", self.url, headers=headers, content=body)

    async def _refused(self, response: httpx.Response, now: datetime) -> Failed | None:
        """Why no answer follows."""
        status, headers = response.status_code, response.headers
        if status in answers.REDIRECTS:
            return Failed(
                f"{self._host} sends us to another address ({status}), where nothing is sent "
                "unasked: is the address right?",
            )
        if answers.brings_a_body(status):
            packed = headers.get("content-encoding", "identity") != "identity"
            return Failed("The answer is compressed, unasked.") if packed else None
        wait = answers.retry_after(headers.get("retry-after"), now, timedelta(0))
        refused = answers.refusal(status, wait)
        return Failed(refused.reason, status, wait, said=await _beginning(response))


async def _next(pieces: AsyncIterator[bytes], deadline: float) -> bytes:
    """Nothing when all have come."""
    async with asyncio.timeout_at(deadline):
        return await anext(pieces, b"")


async def _beginning(response: httpx.Response) -> bytes:
    said = b""
    try:
        async for piece in response.aiter_raw():
            said += piece
            if len(said) > _MOST_SAID:
                break
    except _TROUBLES:
        pass  # the status says enough
    return said[:_MOST_SAID]


def _plain(error: Exception) -> Exception:
    return httpx.ProxyError("no SOCKS server") if isinstance(error, SOCKSError) else error
