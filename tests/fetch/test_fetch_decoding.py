"""Content-Encoding, honest and otherwise."""

import gzip
import re
import zlib

import pytest

from newsreader.fetch.decoding import BodyDecoder, CannotDecode

FEED = b"<rss version='2.0'>" + b"news " * 20_000 + b"</rss>"


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def decoded(encoding: str, data: bytes, *, piece: int = 1000, max_bytes: int = 1_000_000) -> bytes:
    decoder = BodyDecoder(encoding, max_bytes)
    for start in range(0, len(data), piece):
        decoder.push(data[start : start + piece])
    return decoder.finish()


@pytest.mark.parametrize("piece", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("", FEED),
        ("identity", FEED),
        ("gzip", gzip.compress(FEED)),
        ("X-GZIP", gzip.compress(FEED)),
        ("deflate", zlib.compress(FEED)),
        ("deflate", raw_deflate(FEED)),
        ("deflate, gzip", gzip.compress(zlib.compress(FEED))),
        ("gzip, gzip", gzip.compress(gzip.compress(FEED))),
    ],
    ids=["none", "identity", "gzip", "X-GZIP", "zlib", "raw deflate", "both", "gzip twice"],
)
def test_a_body_comes_out_as_it_was_packed(encoding: str, data: bytes, piece: int) -> None:
    assert decoded(encoding, data, piece=piece) == FEED


@pytest.mark.parametrize("more", [0, 1, 64, 257, 258])
def test_the_last_word_comes_out_where_a_piece_is_full(more: int) -> None:
    body = bytes(65_536 + more)
    assert decoded("deflate", raw_deflate(body)) == body


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("", gzip.compress(FEED)),
        ("gzip", FEED),
        ("deflate", FEED),
        ("gzip", gzip.compress(FEED) + b"garbage"),
        ("gzip", gzip.compress(FEED[:9]) + gzip.compress(FEED[9:])),
        ("gzip", gzip.compress(gzip.compress(FEED))),
    ],
    ids=["magic only", "plain as gzip", "plain as deflate", "trailing", "members", "file.xml.gz"],
)
def test_common_lies_about_the_encoding_are_seen_through(encoding: str, data: bytes) -> None:
    assert decoded(encoding, data) == FEED


@pytest.mark.parametrize("body", [b"", b"x"])
@pytest.mark.parametrize("encoding", ["", "gzip", "deflate"])
def test_a_tiny_body_is_kept(encoding: str, body: bytes) -> None:
    assert decoded(encoding, body) == body


@pytest.mark.parametrize(
    ("encoding", "data", "words"),
    [
        ("gzip", gzip.compress(FEED)[:-40], "broke off"),
        ("deflate", zlib.compress(FEED)[:-9], "broke off"),
        ("gzip", gzip.compress(FEED)[:-8] + bytes(8), "damaged"),
        ("br", FEED, "did not ask for"),
        ("gzip, frobnicate", FEED, "did not ask for"),
        ("gzip," * 50, FEED, "did not ask for"),
    ],
)
def test_a_body_that_cannot_be_unpacked_says_why(encoding: str, data: bytes, words: str) -> None:
    with pytest.raises(CannotDecode, match=words):
        decoded(encoding, data)


def test_a_bomb_is_cut_at_the_limit() -> None:
    bomb = gzip.compress(gzip.compress(bytes(50_000_000)))
    with pytest.raises(CannotDecode, match=re.escape("larger than 1 MB.")):
        decoded("gzip, gzip", bomb)
