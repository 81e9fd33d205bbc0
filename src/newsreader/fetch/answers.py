"""What a server's status line and headers mean, in a person's words. PURE."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag, urljoin

from newsreader.cleaning import clean_url
from newsreader.models.fetching import Failed

_SENTENCES = {
    204: "The server has nothing to send (204).",
    205: "The server has nothing to send (205).",
    206: "The server sent only a part (206).",
    304: "The server says that nothing has changed (304), though we have nothing yet.",
    400: "The server does not understand the request (400).",
    401: "The server asks for a password (401): feeds.toml may give this feed one.",
    402: "The server asks for payment (402).",
    403: "The server refuses us access (403).",
    404: "The server says the page does not exist (404).",
    406: "The server has no feed in a format that we read (406).",
    407: "The proxy asks for a password (407).",
    410: "The server says the page is gone for good (410).",
    429: "The server asks us to wait (429).",
    451: "The server may not show the page for legal reasons (451).",
    500: "The server has an error of its own (500).",
    502: "The server behind the gateway gave no proper answer (502).",
    503: "The server is not available just now (503).",
    504: "The server behind the gateway did not answer in time (504).",
}
NOT_ACCEPTED = "The server does not accept what feeds.toml gives this feed to log in with (401)."
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
WEB = frozenset({"http", "https"})


def refusal(status: int, retry_after: datetime | None = None, *, bot_check: bool = False) -> Failed:
    """Why an answer with this status is no feed."""
    reason = f"We were blocked by a bot check ({status})." if bot_check else _sentence(status)
    return Failed(reason, status=status, retry_after=retry_after)


def _sentence(status: int) -> str:
    match status:
        case known if known in _SENTENCES:
            return _SENTENCES[known]
        case _ if 400 <= status < 500:
            return f"The server refuses the request ({status})."
        case _ if 500 <= status < 600:
            return f"The server has a problem of its own ({status})."
        case _:
            return f"The server gave an answer that we do not understand ({status})."


def brings_a_body(status: int) -> bool:
    return 200 <= status < 300 and status not in _SENTENCES


def next_hop(url: str, status: int, location: str | None) -> str | Failed:
    """The address a redirect leads to: http(s) only, its user info dropped."""
    if not location:
        return Failed(f"The server redirects without saying where to ({status}).", status=status)
    try:
        target = clean_url(urldefrag(urljoin(url, location)).url, schemes=WEB)
    except ValueError:
        target = None
    if target is None:
        return Failed(f"The server redirects to no web address ({status}).", status=status)
    return target


def retry_after(
    header: str | None, now: datetime, least: timedelta = timedelta(minutes=1)
) -> datetime | None:
    """Retry-After as seconds or an HTTP-date (RFC 9110 §10.2.3), between `least` and a day."""
    if not header:
        return None
    if header.strip().isascii() and header.strip().isdigit():
        wait = timedelta(seconds=min(int(header.strip()[:12]), 86_400))
    else:
        when = _moment(header)
        if when is None:
            return None
        wait = when - now
    return now + min(max(wait, least), timedelta(days=1))


_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,15})")
_WEEK = timedelta(days=7)


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """By Cache-Control, else by Expires (RFC 9111 §4.2), at most a week; `None`: nothing is said.

    `no-cache`, `no-store`, `max-age=0` and a moment that is over say nothing.
    """
    control = headers.get("cache-control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return None
    max_age = _MAX_AGE.search(control)
    if max_age:
        good = timedelta(seconds=min(int(max_age[1]), 10**9))
    elif expires := _moment(headers.get("expires")):
        good = expires - (_moment(headers.get("date")) or now)
    else:
        return None
    good = min(good - _age(headers.get("age", "")), _WEEK)
    return good if good > timedelta() else None


def _age(header: str) -> timedelta:
    return timedelta(seconds=int(header)) if re.fullmatch(r"[0-9]{1,9}", header) else timedelta()


def _moment(header: str | None) -> datetime | None:
    """An HTTP-date (RFC 9110 §5.6.7)."""
    try:
        when = parsedate_to_datetime(header or "")
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def validator(header: str | None) -> str | None:
    """An ETag or Last-Modified fit to be sent back: its own text, or `None` when it is not sane."""
    sane = header and header.isascii() and header.isprintable() and len(header) < 4096
    return header if sane else None
