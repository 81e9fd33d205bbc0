"""What newsreader does to a server, and what it makes of the answer: one row a manner.

Every row is one request to a real server on 127.0.0.1.
"""

import os
from base64 import b64decode
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from fetch_server import PATIENT, answer, serving

from newsreader.fetch.client import Client
from newsreader.fetch.personal import personal_headers
from newsreader.models.access import Access, Secret
from newsreader.models.fetching import Failed, Fetched, NotModified, Outcome, Request
from newsreader.vault import Vault

NOW = datetime(2026, 5, 23, 12, 0, tzinfo=UTC)
OK = answer()
NONE = answer("304 Not Modified", body=b"")


def printing(text: str) -> Secret:
    return Secret(command=("printf", text))


@dataclass(frozen=True)
class Manner:
    """What we have and send, and what must be on the wire and must not."""

    etag: str | None = None
    last_modified: str | None = None
    access: Access = field(default_factory=Access)
    answer: bytes = OK
    sends: tuple[str, ...] = ()
    not_sends: tuple[str, ...] = ()


SENT = {
    "names itself, with a page to read about it": Manner(
        sends=("User-Agent: newsreader/", "(+https://")
    ),
    "says which formats it reads": Manner(
        sends=("Accept: application/rss+xml, application/atom+xml, application/feed+json",)
    ),
    "takes gzip and deflate, no bombs of br and zstd": Manner(
        sends=("Accept-Encoding: gzip, deflate\r\n",)
    ),
    "asks in HTTP/1.1": Manner(sends=("GET /feed HTTP/1.1\r\n",)),
    "identifies nobody: no cookie, no referrer, no language, no login": Manner(
        not_sends=("Cookie:", "Referer:", "Accept-Language:", "Authorization:", "From:")
    ),
    "sends no conditions for a feed that it does not have yet": Manner(
        not_sends=("If-None-Match", "If-Modified-Since")
    ),
    "sends a strong ETag as received": Manner('"v1"', sends=('If-None-Match: "v1"\r\n',)),
    "sends a weak ETag as received": Manner('W/"v1"', sends=('If-None-Match: W/"v1"\r\n',)),
    "sends an ETag without quotes as received": Manner("v1", sends=("If-None-Match: v1\r\n",)),
    "sends an ETag with odd quotes as received": Manner(
        '"v1"-gzip""', sends=('If-None-Match: "v1"-gzip""\r\n',)
    ),
    "sends Last-Modified with its own text": Manner(
        last_modified="Sat, 23 may 2026 12:00:00 +0000",
        sends=("If-Modified-Since: Sat, 23 may 2026 12:00:00 +0000\r\n",),
    ),
    "sends both validators": Manner(
        '"1"', "yesterday", sends=('If-None-Match: "1"', "If-Modified-Since: yesterday")
    ),
    "drops an ETag that would break the request": Manner(
        '"1"\r\nHost: evil', not_sends=("evil", "If-None-Match")
    ),
    "goes by another name for one feed": Manner(
        access=Access(user_agent="Mozilla/5.0 (X11)"),
        sends=("User-Agent: Mozilla/5.0 (X11)\r\n",),
        not_sends=("newsreader/",),
    ),
    "sends a feed's own header": Manner(
        access=Access(headers=(("Accept-Language", "de"),)), sends=("Accept-Language: de\r\n",)
    ),
    "sends a header whose value a command prints": Manner(
        access=Access(headers=(("X-Token", printing("abc\\nrest")),)),
        sends=("X-Token: abc\r\n",),
    ),
    "sends a feed's own cookies": Manner(
        access=Access(cookies=(("consent", "yes"), ("session", printing("xyz")))),
        sends=("Cookie: consent=yes; session=xyz\r\n",),
    ),
    "logs in with a user name and a password (RFC 7617)": Manner(
        access=Access(username="mé", password=printing("p:w")),
        sends=("Authorization: Basic bcOpOnA6dw==\r\n",),
    ),
}


async def test_a_password_that_is_no_text_is_sent_as_it_is() -> None:
    vault = Vault(environ={"PASSWORD": os.fsdecode(b"k\xe9y")})
    access = Access(username="me", password=Secret(environment="PASSWORD"))
    headers = await personal_headers(access, vault.tell)
    assert b64decode(headers["Authorization"].removeprefix("Basic ")) == b"me:k\xe9y"


@pytest.mark.parametrize("manner", SENT.values(), ids=SENT.keys())
async def test_newsreader(manner: Manner) -> None:
    async with serving() as server, Client(PATIENT, clock=lambda: NOW) as client:
        server.answers["/feed"] = manner.answer
        request = Request(
            server.url("/feed"), manner.etag, manner.last_modified, access=manner.access
        )
        await client.fetch(request)
    (sent,) = server.requests
    assert [words for words in manner.sends if words.lower() not in sent.lower()] == []
    assert [words for words in manner.not_sends if words.lower() in sent.lower()] == []


FRESH = {
    "nothing": ((), None),
    "Cache-Control: max-age=3600": (("Cache-Control: max-age=3600",), 60),
    "max-age among others": (("Cache-Control: public, MAX-AGE=3600, must-revalidate",), 60),
    "max-age less the Age of the answer": (("Cache-Control: max-age=3600", "Age: 600"), 50),
    "max-age wins over Expires": (
        ("Cache-Control: max-age=3600", "Expires: Sun, 24 May 2026 12:00:00 GMT"),
        60,
    ),
    "s-maxage is for shared caches only": (("Cache-Control: s-maxage=3600",), None),
    "max-age=0 says nothing": (("Cache-Control: max-age=0",), None),
    "no-cache says nothing": (("Cache-Control: no-cache, max-age=3600",), None),
    "no-store says nothing": (("Cache-Control: no-store", "Expires: 9999"), None),
    "an answer older than its max-age": (("Cache-Control: max-age=60", "Age: 61"), None),
    "Expires": (("Expires: Sat, 23 May 2026 14:00:00 GMT",), 120),
    "Expires by the server's own clock": (
        ("Expires: Sat, 23 May 1998 14:00:00 GMT", "Date: Sat, 23 May 1998 13:00:00 GMT"),
        60,
    ),
    "Expires: 0": (("Expires: 0",), None),
    "Expires in the past": (("Expires: Sat, 23 May 2026 11:00:00 GMT",), None),
    "a hostile max-age is a week": (("Cache-Control: max-age=1000000000000",), 7 * 24 * 60),
    "a hostile Expires is a week": (("Expires: Fri, 31 Dec 9999 23:59:59 GMT",), 7 * 24 * 60),
    "a hostile Age": (("Cache-Control: max-age=3600", "Age: 99999999999999999999"), 60),
    "a negative max-age": (("Cache-Control: max-age=-1",), None),
    "garbage": (("Cache-Control: max-age=soon", "Expires: later", "Age: old"), None),
}


@pytest.mark.parametrize("status", ["200 OK", "304 Not Modified"])
@pytest.mark.parametrize(("headers", "minutes"), FRESH.values(), ids=FRESH.keys())
async def test_the_server_says_how_long_an_answer_is_good(
    headers: tuple[str, ...], minutes: int | None, status: str
) -> None:
    outcome = await asked(answer(status, *headers, body=b"" if "304" in status else b"<rss/>"))
    assert isinstance(outcome, Fetched | NotModified)
    assert outcome.fresh_for == (None if minutes is None else timedelta(minutes=minutes))


LOGIN = Access(username="me", password=printing("hunter2"))
REFUSED = {
    "401 without a password": ("401 Unauthorized", Access(), "asks for a password (401)"),
    "401 with one": ("401 Unauthorized", LOGIN, "does not accept what feeds.toml gives"),
    "403": ("403 Forbidden", Access(), "refuses us access (403)"),
    "404": ("404 Not Found", Access(), "does not exist (404)"),
    "410": ("410 Gone", Access(), "gone for good (410)"),
    "429": ("429 Too Many Requests", Access(), "asks us to wait (429)"),
    "503": ("503 Service Unavailable", Access(), "not available just now (503)"),
}


@pytest.mark.parametrize(("status", "access", "words"), REFUSED.values(), ids=REFUSED.keys())
async def test_a_refusal_says_which(status: str, access: Access, words: str) -> None:
    outcome = await asked(answer(status), access)
    assert isinstance(outcome, Failed)
    assert words in outcome.reason
    assert "hunter2" not in outcome.reason


UNTOLD = {
    "a command that is not there": (Secret(command=("/nowhere/pass",)), "pass, which tells"),
    "a command that fails": (Secret(command=("false",)), "false, which tells a secret, printed"),
    "an empty first line": (printing("\\nabc"), "printf, which tells a secret, printed nothing"),
    "no text": (Secret(command=("printf", "\\377\\n")), "printf printed no line of text"),
    "a value that would break the request": (printing("a\\tb"), "characters that no header"),
}


@pytest.mark.parametrize(("secret", "words"), UNTOLD.values(), ids=UNTOLD.keys())
async def test_nothing_is_asked_without_the_secret(secret: Secret, words: str) -> None:
    async with serving() as server, Client(PATIENT) as client:
        access = Access(headers=(("X-Token", secret),))
        outcome = await client.fetch(Request(server.url("/feed"), access=access))
    assert isinstance(outcome, Failed)
    assert words in outcome.reason
    assert not outcome.unreachable
    assert server.requests == []


async def asked(sent: bytes, access: Access | None = None) -> Outcome:
    async with serving() as server, Client(PATIENT, clock=lambda: NOW) as client:
        server.answers["/feed"] = sent
        return await client.fetch(Request(server.url("/feed"), '"1"', access=access or Access()))
