"""The client against the house's fault-injecting server, when it is here."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path

import pytest
from fetch_server import PATIENT
from msgspec.structs import replace

from newsreader.fetch.client import Client
from newsreader.fetch.limits import Limits
from newsreader.models.fetching import Failed, Fetched, Post, Request

FAULTY = Path(__file__).parents[2].parent / "shared" / "faults" / "faulty_server.py"
LIMITS = replace(PATIENT, max_bytes=300_000)
HURRIED = Limits(total=1.0, connect=0.4, read=0.7)
"""For who would never end."""
SILENT = replace(PATIENT, connect=0.4, read=0.7)
"""For who says nothing at all."""

pytestmark = pytest.mark.skipif(not FAULTY.exists(), reason="no fault server on this machine")

SERVED = """
    close-delimited chunked gzip x-gzip deflate-zlib deflate-raw gzip-lie gzip-trailing
    keepalive-race extra-bytes early-hints redirect-chain redirect-301 redirect-308
    redirect-relative redirect-userinfo etag-weird lastmod-bad skew-past skew-future 226-im
    ct-html ct-octet ct-none ct-bad needs-ua needs-accept hostile-headers login-html empty
""".split()
REFUSED = {
    "truncated-body": "broke off in the middle",
    "chunked-truncated": "broke off in the middle",
    "chunked-bad": "did not answer",
    "chunk-size-huge": "",
    "duplicate-cl": "did not answer",
    "negative-cl": "did not answer",
    "huge-cl": "larger than",
    "endless-body": "larger than",
    "endless-whitespace": "larger than",
    "endless-headers": "did not answer",
    "huge-header": "did not answer",
    "big-feed": "larger than",
    "gzip-bomb": "larger than",
    "gzip-bomb-nested": "larger than",
    "br-bomb": "",
    "zstd-bomb": "",
    "gzip-truncated": "broke off",
    "encoding-unknown": "did not ask for",
    "slow-drip": "longer than 1 seconds",
    "slow-headers": "longer than 1 seconds",
    "hang": "nothing for 0.7 seconds",
    "hang-after-headers": "nothing for 0.7 seconds",
    "hang-mid-body": "nothing for 0.7 seconds",
    "reset": "broke off",
    "reset-mid-body": "broke off",
    "close": "did not answer",
    "garbage": "did not answer",
    "ssh-banner": "did not answer",
    "http09": "did not answer",
    "icy": "did not answer",
    "upgrade-101": "did not answer",
    "cookie-flood": "headers of the answer are too large",
    "status-999": "(999)",
    "redirect-loop": "circle",
    "redirect-endless": "more than 5 times",
    "redirect-301-dead": "(404)",
    "redirect-file": "no web address",
    "redirect-javascript": "no web address",
    "redirect-gopher": "no web address",
    "redirect-none": "without saying where",
    "redirect-bad": "no web address",
    "redirect-huge": "did not answer",
    "connect-hang": "did not answer within 0.4 seconds",
    "304-unasked": "(304)",
    "304-body": "(304)",
    "404": "does not exist (404)",
    "402": "(402)",
    "410": "gone for good (410)",
    "451": "(451)",
    "500": "(500)",
    "429-date": "wait (429)",
    "503-seconds": "(503)",
    "204": "(204)",
    "206": "(206)",
    "cloudflare": "bot check",
    "basic-auth": "(401)",
    "auth-unknown-scheme": "(401)",
    "cookies-needed": "circle",
}


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    options = ("--port", "0", "--port2", "0", "--life", "1000")
    with subprocess.Popen(
        [sys.executable, str(FAULTY), *options], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        ready = dict(word.split("=") for word in process.stdout.readline().split()[1:])
        yield f"http://127.0.0.1:{ready['port']}/http/"
        process.kill()


def limits(name: str) -> Limits:
    if "hang" in name:
        return SILENT
    return HURRIED if name.startswith(("slow-", "chunk-size")) else LIMITS


@pytest.mark.parametrize("name", SERVED)
async def test_a_body_arrives_in_spite_of(base: str, name: str) -> None:
    async with Client(LIMITS) as client:
        outcome = await client.fetch(Request(base + name))
    assert isinstance(outcome, Fetched), outcome


@pytest.mark.parametrize(("name", "words"), REFUSED.items())
async def test_one_sentence_tells_of(base: str, name: str, words: str) -> None:
    async with Client(limits(name)) as client:
        outcome = await client.fetch(Request(base + name))
    assert isinstance(outcome, Failed), outcome
    assert words in outcome.reason
    assert outcome.reason.isprintable()


@pytest.mark.parametrize(
    "name",
    """
    truncated-body chunked-truncated chunked-bad negative-cl endless-body endless-headers
    huge-header gzip-bomb slow-drip hang-mid-body reset-mid-body close garbage ssh-banner icy
    upgrade-101 redirect-chain redirect-308 redirect-loop redirect-file redirect-none 204 429-date
    cloudflare basic-auth
    """.split(),
)
async def test_a_conversation_with_one_ends_in_a_sentence(base: str, name: str) -> None:
    post = Post(base + name, b"{}")
    async with Client(limits(name)) as client, aclosing(client.converse(post)) as it:
        *pieces, last = [piece async for piece in it]

    assert isinstance(last, Failed)
    assert sum(len(piece) for piece in pieces if isinstance(piece, bytes)) <= LIMITS.max_bytes
