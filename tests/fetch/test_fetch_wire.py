"""Proxies, certificates, IPv6, and turns: what lies between us and a server."""

import asyncio
import gc
import os
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
import trustme
from fetch_server import PATIENT, Server, answer, redirect, serving

from newsreader.addresses import is_this_machine
from newsreader.fetch.client import Client
from newsreader.fetch.turns import Turns
from newsreader.models.access import Access
from newsreader.models.fetching import Failed, Fetched, Outcome, Request
from waiting import in_time

AFAR = "http://feeds.invalid/feed"
"""No name server knows it: only a proxy can bring it."""


@contextmanager
def environment(**variables: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


async def test_a_proxy_for_all_feeds_is_asked_for_the_whole_address() -> None:
    async with serving() as proxy, Client(PATIENT, proxy=proxy.url("")) as client:
        proxy.answers[AFAR] = answer()
        assert isinstance(await client.fetch(Request(AFAR)), Fetched)
    assert proxy.requests[0].startswith(f"GET {AFAR} HTTP/1.1")


async def test_the_environment_names_a_proxy() -> None:
    async with serving() as proxy:
        proxy.answers[AFAR] = answer()
        with environment(HTTP_PROXY=proxy.url(""), NO_PROXY=""):
            async with Client(PATIENT) as client:
                assert isinstance(await client.fetch(Request(AFAR)), Fetched)


async def test_no_proxy_names_who_is_asked_directly() -> None:
    async with serving() as proxy, serving() as server:
        server.answers["/feed"] = answer()
        with environment(HTTP_PROXY=proxy.url(""), NO_PROXY="127.0.0.1"):
            async with Client(PATIENT) as client:
                await client.fetch(Request(server.url("/feed")))
    assert (len(proxy.requests), len(server.requests)) == (0, 1)


@pytest.mark.parametrize("named", [{}, {"HTTP_PROXY": "http://proxy.invalid:3128"}])
async def test_whom_no_proxy_names_nobody_else_may_name(named: dict[str, str]) -> None:
    async with serving() as server:
        with environment(**named, NO_PROXY="127.0.0.1"):
            async with Client(PATIENT) as client:
                outcome = await client.fetch(Request(server.url("/"), named_by_others=True))
    assert isinstance(outcome, Failed)
    assert "127.0.0.1, which is inside of a private network" in outcome.reason
    assert server.requests == []


async def test_what_others_name_is_asked_through_a_proxy_that_is_inside() -> None:
    async with serving() as proxy, Client(PATIENT, proxy=proxy.url("")) as client:
        proxy.answers[AFAR] = answer()
        outcome = await client.fetch(Request(AFAR, named_by_others=True))
    assert isinstance(outcome, Fetched)


async def test_a_feed_may_have_a_proxy_of_its_own_or_none() -> None:
    async with serving() as common, serving() as own, serving() as server:
        own.answers[AFAR] = server.answers["/feed"] = answer()
        async with Client(PATIENT, proxy=common.url("")) as client:
            await client.fetch(Request(AFAR, access=Access(proxy=own.url(""))))
            await client.fetch(Request(server.url("/feed"), access=Access(proxy="direct")))
    assert [len(each.requests) for each in (common, own, server)] == [0, 1, 1]


@pytest.mark.parametrize("proxy", ["gopher://127.0.0.1:1", "http://127.0.0.1:port"])
async def test_a_proxy_of_an_unknown_kind_is_said_in_one_sentence(proxy: str) -> None:
    with environment(ALL_PROXY=proxy):
        async with Client(PATIENT) as client:
            outcome = await client.fetch(Request(AFAR))
    assert outcome == Failed("The environment names a proxy of a kind that cannot be used.")


async def test_socks_is_spoken() -> None:
    served = Server(answers={"/feed": answer()})

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """As a SOCKS 5 server that is the rest of the world itself (RFC 1928)."""
        await reader.readexactly(3)
        writer.write(b"\x05\x00")
        await reader.readexactly(4)
        name = await reader.readexactly(ord(await reader.readexactly(1)))
        await reader.readexactly(2)
        asked.append(name.decode())
        writer.write(b"\x05\x00\x00\x01" + bytes(6))
        await served.handle(reader, writer)

    asked: list[str] = []
    async with await asyncio.start_server(greet, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        async with Client(PATIENT, proxy=f"socks5h://127.0.0.1:{port}") as client:
            assert isinstance(await client.fetch(Request(AFAR)), Fetched)
    assert asked == ["feeds.invalid"]


@pytest.mark.filterwarnings("ignore:Exception ignored")  # httpcore leaves that socket to Python
async def test_what_is_no_socks_server_is_said_in_one_sentence() -> None:
    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(3)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(babble, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        async with Client(PATIENT, proxy=f"socks5://127.0.0.1:{port}") as client:
            outcome = await client.fetch(Request(AFAR))
    gc.collect()
    assert outcome == Failed("The proxy refused the connection.", unreachable=True)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def certified(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


async def test_a_certificate_that_nobody_knows_is_refused_in_one_sentence(
    certified: ssl.SSLContext,
) -> None:
    async with serving(trust=certified) as server, Client(PATIENT) as client:
        outcome = await client.fetch(Request(server.url("/feed")))
    assert isinstance(outcome, Failed)
    assert outcome.reason.startswith("The certificate of 127.0.0.1 is not valid: ")
    assert server.requests == []


async def test_an_authority_of_ones_own_is_believed_when_ssl_cert_file_names_it(
    certified: ssl.SSLContext, authority: trustme.CA, tmp_path: Path
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with environment(SSL_CERT_FILE=str(tmp_path / "ca.pem")):
        async with serving(trust=certified) as server, Client(PATIENT) as client:
            server.answers["/feed"] = answer()
            assert isinstance(await client.fetch(Request(server.url("/feed"))), Fetched)


async def test_an_ipv6_server_is_asked() -> None:
    async with serving("::1") as server, Client(PATIENT) as client:
        server.answers["/feed"] = answer()
        assert isinstance(await client.fetch(Request(server.url("/feed"))), Fetched)
    assert f"Host: [::1]:{server.port}\r\n" in server.requests[0]


class Resolver(asyncio.SelectorEventLoop):
    """Knows one name, which has an address of both kinds."""

    async def getaddrinfo(self, host: Any, port: Any, **_: Any) -> list[Any]:
        assert host in ("both.example", b"both.example")
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", port, 0, 0)),
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)),
        ]


@contextmanager
def deaf(port: int) -> Iterator[None]:
    """::1 swallows every attempt to connect: its queue is full, and nobody takes from it."""
    with ExitStack() as sockets:
        listening = sockets.enter_context(socket.socket(socket.AF_INET6))
        listening.bind(("::1", port))
        listening.listen(0)
        for _ in range(4):
            waiting = sockets.enter_context(socket.socket(socket.AF_INET6))
            waiting.setblocking(False)
            waiting.connect_ex(("::1", port))
        yield


async def asked_by_name(swallowed: bool) -> tuple[Outcome, float]:
    async with serving() as server, Client(PATIENT) as client:
        server.answers["/feed"] = answer()
        url = f"http://both.example:{server.port}/feed"
        with deaf(server.port) if swallowed else nullcontext():
            began = monotonic()
            return await client.fetch(Request(url)), monotonic() - began


@pytest.mark.parametrize("swallowed", [False, True], ids=["refused", "swallowed"])
def test_a_dead_ipv6_address_costs_no_more_than_a_moment(swallowed: bool) -> None:
    with asyncio.Runner(loop_factory=Resolver) as runner:
        outcome, seconds = runner.run(asked_by_name(swallowed))
    assert isinstance(outcome, Fetched)
    assert seconds < 30  # of the 100 that a connection may take


async def starts(turns: Turns, host: str, count: int) -> list[float]:
    began: list[float] = []
    asked = monotonic()

    async def ask() -> None:
        async with turns.at(host):
            began.append(monotonic())
            await asyncio.sleep(0)

    await asyncio.gather(*(ask() for _ in range(count)))
    return [at - asked for at in began]


async def test_requests_to_one_host_begin_one_after_another() -> None:
    began = await starts(Turns(50, 2, pause=0.05), "a.example", 4)
    assert all(at > 0.05 * place - 0.005 for place, at in enumerate(began))


async def test_different_hosts_do_not_wait_for_each_other() -> None:
    turns = Turns(50, 2, pause=3600.0)
    async with in_time():
        await asyncio.gather(*(starts(turns, f"{name}.example", 1) for name in range(40)))


async def test_this_machine_needs_no_rest() -> None:
    async with in_time():
        await starts(Turns(50, 2, pause=3600.0), "127.0.0.1", 9)


async def test_a_crowd_at_one_host_leaves_room_for_others() -> None:
    turns = Turns(at_once=2, per_host=2, pause=3600.0)
    crowd = asyncio.create_task(starts(turns, "a.example", 9))
    await asyncio.sleep(0)
    async with in_time():
        await starts(turns, "b.example", 1)
    crowd.cancel()


@pytest.mark.parametrize(
    ("host", "here"),
    [("localhost", True), ("127.0.0.9", True), ("::1", True), ("a.example", False), ("", False)],
)
def test_this_machine_is_known_by_its_names(host: str, here: bool) -> None:
    assert is_this_machine(host) is here


async def test_a_redirect_goes_through_the_proxy_too() -> None:
    async with serving() as proxy, Client(PATIENT, proxy=proxy.url("")) as client:
        proxy.answers = {AFAR: redirect("/b"), "http://feeds.invalid/b": answer()}
        assert isinstance(await client.fetch(Request(AFAR)), Fetched)
