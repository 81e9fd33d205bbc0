"""One request on the wire and its one answer; redirects are left to the caller."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import httpx

from newsreader.cleaning import clean_line
from newsreader.fetch import answers
from newsreader.fetch.decoding import BodyDecoder, CannotDecode, too_large
from newsreader.fetch.limits import Limits
from newsreader.fetch.troubles import failure
from newsreader.models.fetching import Failed, Fetched, NotModified, Outcome, Request

_LOCATION = "newsreader.location"


@dataclass(frozen=True, slots=True)
class Redirected:
    """Ask there instead."""

    url: str
    status: int


async def ask(
    http: httpx.AsyncClient, url: str, request: Request, limits: Limits, now: datetime
) -> Outcome | Redirected:
    """The answer of `url`, with the validators of `request`. Raises nothing but cancellation."""
    try:
        async with http.stream("GET", url, headers=_conditions(request)) as response:
            if sum(len(name) + len(value) for name, value in response.headers.raw) > (
                limits.max_header_bytes
            ):
                return Failed("The headers of the answer are too large.")
            return _without_body(response, url, request, now) or await _body(response, url, limits)
    except CannotDecode as refused:
        return Failed(str(refused))
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        return failure(error, urlsplit(url).hostname or "The server", limits)


async def set_location_aside(response: httpx.Response) -> None:
    """A response hook: httpx parses Location even when it must not follow, and raises."""
    response.extensions[_LOCATION] = response.headers.pop("location", None)


def _conditions(request: Request) -> dict[str, str]:
    asked = {
        "If-None-Match": answers.validator(request.etag),
        "If-Modified-Since": answers.validator(request.last_modified),
    }
    return {name: value for name, value in asked.items() if value}


def _without_body(
    response: httpx.Response, url: str, request: Request, now: datetime
) -> NotModified | Failed | Redirected | None:
    """What the status and the headers settle alone; `None` when the body is wanted."""
    status, headers = response.status_code, response.headers
    if status in answers.REDIRECTS:
        target = answers.next_hop(url, status, response.extensions.get(_LOCATION))
        return target if isinstance(target, Failed) else Redirected(target, status)
    if status == 304 and _conditions(request):
        return NotModified(
            answers.validator(headers.get("etag")), answers.validator(headers.get("last-modified"))
        )
    if not answers.brings_a_body(status):
        wait = answers.retry_after(headers.get("retry-after"), now)
        return answers.refusal(status, wait, bot_check="cf-mitigated" in headers)
    return None


async def _body(response: httpx.Response, url: str, limits: Limits) -> Fetched:
    headers = response.headers
    announced = headers.get("content-length", "")
    if announced.isdigit() and (len(announced) > 15 or int(announced) > limits.max_bytes):
        raise CannotDecode(too_large(limits.max_bytes))
    decoder = BodyDecoder(headers.get("content-encoding", ""), limits.max_bytes)
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
    )
