"""One request on the wire and its one answer; redirects are left to the caller."""

from datetime import datetime
from urllib.parse import urlsplit

import httpx
from msgspec import Struct
from socksio import SOCKSError

from newsreader.cleaning import clean_line
from newsreader.fetch import answers
from newsreader.fetch.decoding import BodyDecoder, CannotDecode, too_large
from newsreader.fetch.inside import Guard, LedInside
from newsreader.fetch.limits import Limits
from newsreader.fetch.troubles import failure
from newsreader.fetch.way import Hop, Redirected
from newsreader.models.fetching import Failed, Fetched, NotModified, Outcome

_LOCATION = "newsreader.location"


class Exchange(Struct, frozen=True):
    """What every request needs."""

    http: httpx.AsyncClient
    limits: Limits
    guard: Guard

    async def ask(self, hop: Hop, now: datetime) -> Outcome | Redirected:
        """Raises nothing but cancellation."""
        host = urlsplit(hop.url).hostname or "The server"
        try:
            url = httpx.URL(hop.url)
            watch = {"trace": self.guard.watching(url.raw_host.decode())} if hop.guarded else None
            async with self.http.stream(
                "GET", url, headers=hop.headers, extensions=watch
            ) as response:
                if _header_bytes(response) > self.limits.max_header_bytes:
                    return Failed("The headers of the answer are too large.")
                return self._without_body(response, hop, now) or await self._body(
                    response, hop.url, now
                )
        except CannotDecode as refused:
            return Failed(str(refused))
        except LedInside:
            return Failed(
                f"The way leads to {host}, which is inside of a private network: "
                "nobody outside of it may send us there."
            )
        except SOCKSError:
            return failure(httpx.ProxyError("no SOCKS server"), host, self.limits)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            return failure(error, host, self.limits)

    def _without_body(
        self, response: httpx.Response, hop: Hop, now: datetime
    ) -> NotModified | Failed | Redirected | None:
        """What the status and the headers settle alone; `None` when the body is wanted."""
        status, headers = response.status_code, response.headers
        if status in answers.REDIRECTS:
            target = answers.next_hop(hop.url, status, response.extensions.get(_LOCATION))
            if isinstance(target, Failed):
                return target
            return Redirected(target, status, self.guard.is_public(response))
        if status == 304 and hop.conditional:
            return NotModified(
                answers.validator(headers.get("etag")),
                answers.validator(headers.get("last-modified")),
                fresh_for=answers.fresh_for(headers, now),
            )
        if not answers.brings_a_body(status):
            wait = answers.retry_after(headers.get("retry-after"), now)
            return answers.refusal(status, wait, bot_check="cf-mitigated" in headers)
        return None

    async def _body(self, response: httpx.Response, url: str, now: datetime) -> Fetched:
        headers, most = response.headers, self.limits.max_bytes
        announced = headers.get("content-length", "")
        if announced.isdigit() and (len(announced) > 15 or int(announced) > most):
            raise CannotDecode(too_large(most))
        decoder = BodyDecoder(headers.get("content-encoding", ""), most)
        async for piece in response.aiter_raw():
            decoder.push(piece)
        return Fetched(
            url=url,
            body=decoder.finish(),
            content_type=clean_line(headers.get("content-type", ""), 200) or None,
            etag=answers.validator(headers.get("etag")),
            last_modified=answers.validator(headers.get("last-modified")),
            wire_bytes=response.num_bytes_downloaded,
            link=clean_line(headers.get("link", ""), 8000) or None,
            fresh_for=answers.fresh_for(headers, now),
        )


async def set_location_aside(response: httpx.Response) -> None:
    """A response hook: httpx parses Location even when it must not follow, and raises."""
    response.extensions[_LOCATION] = response.headers.pop("location", None)


def _header_bytes(response: httpx.Response) -> int:
    return sum(len(name) + len(value) for name, value in response.headers.raw)
