"""Something is sent, and its answer heard while it is made: against a server on 127.0.0.1."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta

import pytest
from fetch_server import PATIENT, Server, answer, redirect, serving
from msgspec.structs import replace

from newsreader.fetch.client import Client
from newsreader.models.access import Access, Secret
from newsreader.models.fetching import Failed, Post
from waiting import in_time

NOW = datetime(2026, 5, 23, 12, 0, tzinfo=UTC)
LIMITS = replace(PATIENT, max_bytes=1000)
BEGUN = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as served:
        yield served


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async with Client(LIMITS, clock=lambda: NOW) as opened:
        yield opened


async def heard(client: Client, post: Post) -> list[bytes | Failed]:
    async with aclosing(client.converse(post)) as pieces:
        return [piece async for piece in pieces]


async def reason(client: Client, server: Server) -> str:
    failed = (await heard(client, Post(server.url("/chat"), b"{}")))[-1]
    assert isinstance(failed, Failed)
    return failed.reason


async def test_pieces_come_while_the_answer_is_made(server: Server, client: Client) -> None:
    first_was_heard = asyncio.Event()

    async def slowly(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(BEGUN + b"one ")
        await first_was_heard.wait()
        writer.write(b"two")

    server.answers["/chat"] = slowly
    pieces = b""
    async with aclosing(client.converse(Post(server.url("/chat"), b"{}"))) as said:
        async for piece in said:
            assert isinstance(piece, bytes)
            pieces += piece
            first_was_heard.set()

    assert pieces == b"one two"


async def test_what_is_sent_is_json_with_a_token_and_nothing_compressed(
    server: Server, client: Client
) -> None:
    server.answers["/chat"] = answer(body=b"ok")
    token = Secret(command=("printf", "sesame\\n"))

    said = await heard(client, Post(server.url("/chat"), b'{"a": 1}', Access(token=token)))

    (request,) = server.requests
    assert said == [b"ok"]
    assert request.startswith("POST /chat ")
    assert "Authorization: Bearer sesame\r\n" in request
    assert "content-type: application/json\r\n" in request.lower()
    assert "accept-encoding: identity\r\n" in request.lower()
    assert "content-length: 8\r\n" in request.lower()


async def test_a_secret_that_cannot_be_had_is_told_and_nothing_is_sent(
    server: Server, client: Client
) -> None:
    token = Secret(environment="NEWSREADER_NO_SUCH_VARIABLE")

    (failed,) = await heard(client, Post(server.url("/chat"), b"{}", Access(token=token)))

    assert isinstance(failed, Failed)
    assert "NEWSREADER_NO_SUCH_VARIABLE" in failed.reason
    assert not server.requests


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (CHUNKED + b"3\r\none\r\n", "broke off in the middle"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\none", "broke off in the middle"),
        (BEGUN + b"x" * 1001, "larger than 1000 bytes"),
        (b"SSH-2.0-OpenSSH\r\n", "did not answer as a web server does"),
        (redirect("/elsewhere"), "sends us to another address (302)"),
        (answer("200 OK", "Content-Encoding: br"), "compressed, unasked"),
        (answer("204 No Content", body=b""), "nothing to send (204)"),
    ],
)
async def test_what_is_wrong_with_an_answer_is_told(
    server: Server, client: Client, sent: bytes, words: str
) -> None:
    server.answers["/chat"] = sent

    assert words in await reason(client, server)


async def test_a_server_that_falls_silent_is_not_waited_for(server: Server) -> None:
    given_up = asyncio.Event()

    async def silent(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(BEGUN + b"one")
        await writer.drain()
        await given_up.wait()

    server.answers["/chat"] = silent
    async with Client(replace(LIMITS, read=0.2)) as client:
        assert "sent nothing for 0.2 seconds" in await reason(client, server)
    given_up.set()


async def test_an_answer_that_drips_without_end_is_ended(server: Server) -> None:
    async def drip(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(BEGUN)
        while True:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.05)

    server.answers["/chat"] = drip
    async with Client(replace(LIMITS, total=0.2)) as client:
        assert "took longer than 0.2 seconds" in await reason(client, server)


async def test_nobody_there_is_told(client: Client) -> None:
    async with serving() as gone:
        url = gone.url("/chat")

    (failed,) = await heard(client, Post(url, b"{}"))

    assert isinstance(failed, Failed)
    assert failed.unreachable
    assert "refused the connection" in failed.reason


async def test_a_refusal_comes_with_its_words_and_its_patience(
    server: Server, client: Client
) -> None:
    server.answers["/chat"] = answer(
        "429 Too Many Requests", "Retry-After: 20", body=b'{"error": "slow down"}'
    )

    (failed,) = await heard(client, Post(server.url("/chat"), b"{}"))

    assert isinstance(failed, Failed)
    assert (failed.status, failed.said) == (429, b'{"error": "slow down"}')
    assert failed.retry_after == NOW + timedelta(seconds=20)


async def test_who_stops_listening_closes_the_connection(server: Server, client: Client) -> None:
    was_closed = asyncio.Event()

    async def talk(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(BEGUN)
        try:
            while True:
                writer.write(b"more")
                await writer.drain()
                await asyncio.sleep(0.02)
        except ConnectionError:
            was_closed.set()
            raise

    server.answers["/chat"] = talk
    async with aclosing(client.converse(Post(server.url("/chat"), b"{}"))) as pieces:
        async for _ in pieces:
            break

    async with in_time():
        await was_closed.wait()


async def test_to_this_machine_nothing_goes_through_a_proxy(server: Server) -> None:
    server.answers["/chat"] = answer(body=b"ok")
    async with Client(LIMITS, proxy="http://proxy.invalid:3128") as client:
        assert await heard(client, Post(server.url("/chat"), b"{}")) == [b"ok"]
