"""The client against a real server on 127.0.0.1."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from fetch_server import PATIENT, Server, answer, redirect, serving
from msgspec.structs import replace

from newsreader.fetch.client import Client
from newsreader.models.fetching import Failed, Fetched, NotModified, Request

NOW = datetime(2026, 5, 23, 12, 0, tzinfo=UTC)
LIMITS = replace(PATIENT, max_bytes=100_000)
BODY = b"<rss/>"


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as served:
        yield served


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with Client(LIMITS, clock=lambda: NOW) as opened:
        yield opened


async def test_a_body_comes_with_its_validators(server: Server, client: Client) -> None:
    server.answers["/f"] = answer(
        "200 OK",
        'ETag: W/"1"',
        "Last-Modified: yesterday",
        "Content-Type: application/rss+xml; charset=x",
    )
    assert await client.fetch(Request(server.url("/f"))) == Fetched(
        url=server.url("/f"),
        body=BODY,
        content_type="application/rss+xml; charset=x",
        etag='W/"1"',
        last_modified="yesterday",
        wire_bytes=len(BODY),
    )


async def test_a_request_is_named_and_says_what_it_reads(server: Server, client: Client) -> None:
    server.answers["/f"] = answer()
    await client.fetch(Request(server.url("/f")))
    (request,) = server.requests
    assert "user-agent: newsreader/" in request.lower()
    assert "accept: application/rss+xml, application/atom+xml" in request.lower()
    assert "accept-encoding: gzip, deflate\r\n" in request.lower()
    assert "referer" not in request.lower()


async def test_validators_are_sent_exactly_as_received(server: Server, client: Client) -> None:
    server.answers["/f"] = answer("304 Not Modified", 'ETag: "2"', body=b"")
    outcome = await client.fetch(Request(server.url("/f"), 'W/"1"', "yesterday"))
    assert outcome == NotModified(etag='"2"')
    assert 'If-None-Match: W/"1"\r\n' in server.requests[0]
    assert "If-Modified-Since: yesterday\r\n" in server.requests[0]


async def test_304_without_asking_is_a_failure(server: Server, client: Client) -> None:
    server.answers["/f"] = answer("304 Not Modified", body=b"")
    outcome = await client.fetch(Request(server.url("/f")))
    assert isinstance(outcome, Failed)
    assert outcome.status == 304


async def test_permanent_redirects_tell_where_the_feed_moved(
    server: Server, client: Client
) -> None:
    server.answers["/a"] = redirect("/b", "301 Moved Permanently")
    server.answers["/b"] = redirect("c", "308 Permanent Redirect")
    server.answers["/c"] = answer()
    outcome = await client.fetch(Request(server.url("/a")))
    assert isinstance(outcome, Fetched)
    assert outcome.moved_to == outcome.url == server.url("/c")


async def test_one_temporary_hop_keeps_the_old_address(server: Server, client: Client) -> None:
    server.answers["/a"] = redirect("/b", "301 Moved Permanently")
    server.answers["/b"] = redirect("/c")
    server.answers["/c"] = answer()
    outcome = await client.fetch(Request(server.url("/a")))
    assert isinstance(outcome, Fetched)
    assert outcome.moved_to is None
    assert outcome.url == server.url("/c")


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
async def test_five_redirects_are_followed_and_no_more(
    server: Server, client: Client, hops: int, arrives: bool
) -> None:
    for hop in range(hops):
        server.answers[f"/{hop}"] = redirect(f"/{hop + 1}")
    server.answers[f"/{hops}"] = answer()
    assert isinstance(await client.fetch(Request(server.url("/0"))), Fetched) is arrives


async def test_a_circle_of_redirects_is_named(server: Server, client: Client) -> None:
    server.answers["/a"] = redirect("/b")
    server.answers["/b"] = redirect("/a")
    outcome = await client.fetch(Request(server.url("/a")))
    assert isinstance(outcome, Failed)
    assert "circle" in outcome.reason


async def test_a_wait_is_kept_as_a_moment(server: Server, client: Client) -> None:
    server.answers["/f"] = answer("429 Too Many Requests", "Retry-After: 600")
    outcome = await client.fetch(Request(server.url("/f")))
    assert outcome == Failed(
        "The server asks us to wait (429).", 429, retry_after=NOW + timedelta(minutes=10)
    )


async def test_cookies_are_not_sent_back(server: Server, client: Client) -> None:
    server.answers["/f"] = answer("200 OK", "Set-Cookie: id=1; Path=/")
    await client.fetch(Request(server.url("/f")))
    await client.fetch(Request(server.url("/f")))
    assert "cookie" not in server.requests[1].lower()


async def test_a_body_shorter_than_announced_is_a_failure(server: Server, client: Client) -> None:
    server.answers["/f"] = b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<rss>"
    assert isinstance(await client.fetch(Request(server.url("/f"))), Failed)


async def test_a_body_over_the_limit_is_refused_before_it_is_read(
    server: Server, client: Client
) -> None:
    server.answers["/f"] = b"HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n"
    outcome = await client.fetch(Request(server.url("/f")))
    assert outcome == Failed("The answer is larger than 100000 bytes.")


async def test_packed_bodies_count_on_the_wire_as_packed(server: Server, client: Client) -> None:
    packed = gzip.compress(BODY * 1000)
    server.answers["/f"] = answer("200 OK", "Content-Encoding: gzip", body=packed)
    outcome = await client.fetch(Request(server.url("/f")))
    assert isinstance(outcome, Fetched)
    assert (outcome.body, outcome.wire_bytes) == (BODY * 1000, len(packed))


async def test_a_silent_server_is_given_up(server: Server) -> None:
    given_up = asyncio.Event()

    async def silence(_: str, __: asyncio.StreamWriter) -> None:
        await given_up.wait()

    server.answers["/f"] = silence
    async with Client(replace(PATIENT, read=0.2)) as client:
        outcome = await client.fetch(Request(server.url("/f")))
    given_up.set()
    assert outcome == Failed("127.0.0.1 sent nothing for 0.2 seconds.")


async def test_a_dripping_server_runs_out_of_total_time(server: Server) -> None:
    async def drip(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    server.answers["/f"] = drip
    async with Client(replace(PATIENT, total=0.2)) as client:
        outcome = await client.fetch(Request(server.url("/f")))
    assert outcome == Failed("127.0.0.1 took longer than 0.2 seconds.")


async def test_a_refused_connection_is_unreachable(client: Client) -> None:
    outcome = await client.fetch(Request("http://127.0.0.1:1/"))
    assert outcome == Failed("127.0.0.1 refused the connection.", unreachable=True)


async def test_an_unknown_host_is_unreachable(client: Client) -> None:
    outcome = await client.fetch(Request("http://nowhere.invalid/feed"))
    assert isinstance(outcome, Failed)
    assert outcome.unreachable
    assert outcome.reason.startswith("nowhere.invalid could not be ")


@pytest.mark.parametrize("url", ["", "exec:ls", "file:///etc/passwd", "http://", "http://[x"])
async def test_only_web_addresses_are_asked(client: Client, url: str) -> None:
    assert isinstance(await client.fetch(Request(url)), Failed)


async def test_a_host_is_asked_by_two_at_a_time(server: Server, client: Client) -> None:
    async def slowly(_: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.02)
        writer.write(answer())

    server.answers["/f"] = slowly
    outcomes = await asyncio.gather(*(client.fetch(Request(server.url("/f"))) for _ in range(8)))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)
    assert server.open_most == 2


async def test_surplus_bytes_never_answer_the_next_request(server: Server, client: Client) -> None:
    server.answers["/a"] = answer() + answer(body=b"EVIL")
    server.answers["/b"] = answer()
    await client.fetch(Request(server.url("/a")))
    outcome = await client.fetch(Request(server.url("/b")))
    assert isinstance(outcome, Fetched)
    assert outcome.body == BODY


async def test_cancelling_ends_a_request_at_once(server: Server, client: Client) -> None:
    waiting, cancelled = asyncio.Event(), asyncio.Event()

    async def hang(_: str, __: asyncio.StreamWriter) -> None:
        waiting.set()
        await cancelled.wait()

    server.answers["/f"] = hang
    task = asyncio.create_task(client.fetch(Request(server.url("/f"))))
    await waiting.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    cancelled.set()
