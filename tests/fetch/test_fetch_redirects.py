"""What goes along on a redirect, where it may lead, and what is remembered of it."""

import pytest
from fetch_server import PATIENT, Server, answer, redirect, serving

from newsreader.addresses import goes_along
from newsreader.fetch.client import Client
from newsreader.fetch.inside import Guard, is_private
from newsreader.models.access import Access, Secret
from newsreader.models.fetching import Failed, Fetched, NotModified, Outcome, Request

ACCESS = Access(
    user_agent="Mine",
    headers=(("X-Token", Secret(command=("printf", "hunter2"))),),
    cookies=(("session", Secret(command=("printf", "hunter2"))),),
    username="me",
    password=Secret(command=("printf", "hunter2")),
)
PERSONAL = ("x-token:", "cookie:", "authorization:")


def carries(request: str) -> bool:
    found = [name in request.lower() for name in PERSONAL]
    assert all(found) or not any(found)
    return all(found)


async def test_what_is_personal_goes_along_to_the_same_server() -> None:
    async with serving() as server, Client(PATIENT) as client:
        server.answers = {"/a": redirect("/b"), "/b": answer()}
        await client.fetch(Request(server.url("/a"), access=ACCESS))
    assert [carries(request) for request in server.requests] == [True, True]


async def test_what_is_personal_never_reaches_another_server() -> None:
    async with serving() as ours, serving() as theirs, Client(PATIENT) as client:
        ours.answers = {"/a": redirect(theirs.url("/b"))}
        theirs.answers = {"/b": answer()}
        await client.fetch(Request(ours.url("/a"), access=ACCESS))
    (request,) = theirs.requests
    assert not carries(request)
    assert "hunter2" not in request


async def test_what_was_left_at_the_door_is_not_picked_up_again() -> None:
    async with serving() as ours, serving() as theirs, Client(PATIENT) as client:
        ours.answers = {"/a": redirect(theirs.url("/b")), "/c": answer()}
        theirs.answers = {"/b": redirect(ours.url("/c"))}
        await client.fetch(Request(ours.url("/a"), access=ACCESS))
    assert [carries(request) for request in ours.requests] == [True, False]


async def test_a_feeds_user_agent_is_no_secret_and_goes_all_the_way() -> None:
    async with serving() as ours, serving() as theirs, Client(PATIENT) as client:
        ours.answers = {"/a": redirect(theirs.url("/b"))}
        theirs.answers = {"/b": answer()}
        await client.fetch(Request(ours.url("/a"), access=ACCESS))
    assert "User-Agent: Mine\r\n" in theirs.requests[0]


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("https://a.example/other", True),
        ("https://a.example:443/", True),
        ("https://a.example:8443/", False),
        ("http://a.example/feed", False),
        ("https://b.example/feed", False),
        ("https://sub.a.example/feed", False),
        ("https://a.example.evil/", False),
    ],
)
def test_an_origin_is_scheme_host_and_port(target: str, allowed: bool) -> None:
    assert goes_along("https://a.example/feed", target) is allowed


def test_turning_from_http_to_https_is_the_same_server() -> None:
    assert goes_along("http://a.example/feed", "https://a.example/feed")
    assert not goes_along("http://a.example:8080/feed", "https://a.example/feed")


@pytest.mark.parametrize("status", ["200 OK", "304 Not Modified"])
@pytest.mark.parametrize(
    ("hops", "remembered"),
    [
        (("301 Moved Permanently",), True),
        (("308 Permanent Redirect",), True),
        (("301 Moved Permanently", "308 Permanent Redirect"), True),
        (("302 Found",), False),
        (("303 See Other",), False),
        (("307 Temporary Redirect",), False),
        (("301 Moved Permanently", "302 Found"), False),
        ((), False),
    ],
)
async def test_a_move_is_told_only_when_every_hop_is_for_good(
    hops: tuple[str, ...], remembered: bool, status: str
) -> None:
    async with serving() as server, Client(PATIENT) as client:
        for number, hop in enumerate(hops):
            server.answers[f"/{number}"] = redirect(f"/{number + 1}", hop)
        last = f"/{len(hops)}"
        server.answers[last] = answer(status, body=b"" if "304" in status else b"<rss/>")
        outcome = await client.fetch(Request(server.url("/0"), '"1"'))
    assert isinstance(outcome, Fetched | NotModified)
    assert outcome.moved_to == (server.url(last) if remembered else None)


def belongs_inside(address: str) -> bool:
    """A test's internet: this machine's first address is public, its others are a private net."""
    return address != "127.0.0.1"


async def led(first: str, second: str) -> tuple[Outcome, Server]:
    async with (
        serving(first) as ours,
        serving(second) as theirs,
        Client(PATIENT, guard=Guard(is_private=belongs_inside)) as client,
    ):
        ours.answers = {"/a": redirect(theirs.url("/b"))}
        theirs.answers = {"/b": answer()}
        return await client.fetch(Request(ours.url("/a"))), theirs


async def test_a_public_server_cannot_lead_us_inside() -> None:
    outcome, inside = await led("127.0.0.1", "127.0.0.2")
    assert isinstance(outcome, Failed)
    assert "127.0.0.2, which is inside of a private network" in outcome.reason
    assert inside.requests == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("127.0.0.2", "127.0.0.3"), ("127.0.0.2", "127.0.0.1"), ("127.0.0.1", "127.0.0.1")],
    ids=["from inside", "out", "from public to public"],
)
async def test_every_other_way_is_free(first: str, second: str) -> None:
    outcome, _ = await led(first, second)
    assert isinstance(outcome, Fetched)


async def test_a_detour_does_not_lead_inside_either() -> None:
    async with (
        serving("127.0.0.1") as ours,
        serving("127.0.0.2") as inside,
        Client(PATIENT, guard=Guard(is_private=belongs_inside)) as client,
    ):
        ours.answers = {"/a": redirect("/b"), "/b": redirect(inside.url("/c"))}
        outcome = await client.fetch(Request(ours.url("/a")))
    assert isinstance(outcome, Failed)
    assert inside.requests == []


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("93.184.215.14", False),
        ("2606:2800:21f::1", False),
        ("::ffff:93.184.215.14", False),
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("172.31.0.1", True),
        ("192.168.1.1", True),
        ("169.254.169.254", True),
        ("100.64.0.1", True),
        ("0.0.0.0", True),
        ("224.0.0.1", True),
        ("255.255.255.255", True),
        ("::1", True),
        ("::", True),
        ("fe80::1%eth0", True),
        ("fc00::1", True),
        ("fec0::1", True),
        ("ff02::1", True),
        ("::ffff:127.0.0.1", True),
        ("::ffff:10.0.0.1", True),
        ("2002:7f00:1::", True),
        ("64:ff9b::7f00:1", True),
        ("64:ff9b::a00:1", True),
        ("64:ff9b::5db8:d70e", False),
        ("no address", True),
    ],
)
def test_what_is_private(address: str, private: bool) -> None:
    assert is_private(address) is private
