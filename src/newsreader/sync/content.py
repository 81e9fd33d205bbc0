"""What an article says, as a hash: enough to see whether its publisher changed it."""

from collections.abc import Iterable
from hashlib import blake2b

from newsreader.links import normalised_link
from newsreader.models.parsed import ParsedEntry
from newsreader.page.text import Extract
from newsreader.sync.sameness import HALF, fold


def content_hash(entry: ParsedEntry, body: Extract) -> bytes:
    return _hash(fold(entry.title), body.on_one_line) + _hash(*_beside(entry, body))


def _beside(entry: ParsedEntry, body: Extract) -> Iterable[str]:
    """Where it leads, its pictures, files and discussion.

    The queries of their addresses do not count: sizes, signatures and sessions are there.
    """
    yield normalised_link(entry.link or "")
    yield entry.author or ""
    yield from sorted(entry.topics)
    for picture in entry.pictures:
        yield from (_bare(picture.url), picture.alt or "", picture.caption or "")
    yield from (_bare(enclosure.url) for enclosure in entry.enclosures)
    yield from map(_bare, body.addresses)
    yield f"{_bare(entry.comments_url or '')} {entry.comments_count}"
    yield f"{entry.source_name} {entry.source_url} {entry.comments_feed} {entry.chapters_url}"
    yield from (_bare(transcript.url) for transcript in entry.transcripts)
    yield str(entry.location)


def _bare(url: str) -> str:
    if "?" in url or "#" in url:
        return url.partition("?")[0].partition("#")[0]
    return url


def _hash(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=HALF).digest()
