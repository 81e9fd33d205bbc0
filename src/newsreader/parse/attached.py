"""What comes with an entry's text: pictures, files to play, transcripts, chapters."""

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from newsreader.cleaning import clean_line
from newsreader.models.articles import Enclosure, Picture, Transcript
from newsreader.parse import fields
from newsreader.parse.handlers import ITUNES_IMAGE, TRANSCRIPTS
from newsreader.parse.markup import text_of
from newsreader.parse.media import PLAYER, Scope, pictures_of
from newsreader.parse.raw import Raw, dict_of, dicts_of

NAMES = frozenset({"podcast_chapters", TRANSCRIPTS})
_MAX_FILES = 20
_PLAYED = frozenset({"audio", "video"})
_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})


def pictures(
    raw: Raw, enclosed: list[Raw], media: Scope, url: str, title: str, html: str
) -> tuple[Picture, ...]:
    """Those named beside the text, without words that `title` and `html` say already."""
    if not (media.media or enclosed or ITUNES_IMAGE in raw):
        return ()
    found = _pictures(raw, media, enclosed, url)
    return fields.pictures(_without_echo(picture, title, html) for picture in found)


def _pictures(raw: Raw, media: Scope, enclosed: list[Raw], url: str) -> Iterator[Picture]:
    for medium in pictures_of(media.media):
        words = {name: fields.html_line(text) or None for name, text in medium.words.items()}
        if address := fields.link(medium.url, url):
            yield Picture(
                address, words.get("title"), words.get("description"), words.get("credit")
            )
    for enclosure in enclosed:
        address = fields.link(enclosure.get("href"), url)
        if address and mime_type(enclosure).startswith("image/"):
            yield Picture(address)
    if address := fields.link(raw.get(ITUNES_IMAGE), url):
        yield Picture(address)


def _without_echo(picture: Picture, title: str, html: str) -> Picture:
    """A video's picture repeats the title and the whole text: once is enough."""
    alt = None if picture.alt == title else picture.alt
    said = picture.caption and picture.caption[:60] in clean_line(text_of(html[:4000]), 4000)
    if alt == picture.alt and not said:
        return picture
    return replace(picture, alt=alt, caption=None if said else picture.caption)


def enclosures(raw: Raw, enclosed: list[Raw], media: Scope, url: str) -> tuple[Enclosure, ...]:
    """Each address once, with everything that is said about it; a player where there is no file."""
    if not (enclosed or media.media or "content" in raw or PLAYER in raw):
        return ()
    found: dict[str, Enclosure] = {}
    files = (_enclosed(raw, enclosed, url), _played(media, url), _out_of_line(raw, url))
    for one in chain.from_iterable(files):
        known = found.get(one.url)
        found[one.url] = _fuller(known, one) if known else one
    if not found and (player := fields.link(raw.get(PLAYER), url)):
        return (Enclosure(player, "text/html"),)
    return tuple(found.values())[:_MAX_FILES]


def _enclosed(raw: Raw, enclosed: list[Raw], url: str) -> Iterator[Enclosure]:
    for link in enclosed:
        address, kind = fields.link(link.get("href"), url), mime_type(link)
        if address and not kind.startswith("image/"):
            length = fields.count(link.get("length"))
            duration = fields.seconds(raw.get("itunes_duration"))
            yield Enclosure(address, kind or None, length or None, duration)


def _played(media: Scope, url: str) -> Iterator[Enclosure]:
    for medium in media.media:
        facts = medium.attributes
        if medium.kind in _PLAYED and (address := fields.link(medium.url, url)):
            length, runs = (
                fields.count(facts.get("filesize")),
                fields.seconds(facts.get("duration")),
            )
            yield Enclosure(address, mime_type(facts) or None, length or None, runs)


def _out_of_line(raw: Raw, url: str) -> Iterator[Enclosure]:
    """Atom's `content src` (RFC 4287 §4.1.3.2) is never fetched."""
    for content in _elsewhere(raw):
        kind = mime_type(content)
        address = fields.link(content.get("src"), content.get("base") or url)
        if address and kind not in _PAGES and not kind.startswith("image/"):
            yield Enclosure(address, kind)


def page_of(raw: Raw, url: str) -> str | None:
    """The page that stands for the text of an Atom entry."""
    pages = (one for one in _elsewhere(raw) if mime_type(one) in _PAGES)
    found = (fields.link(page.get("src"), page.get("base") or url) for page in pages)
    return next(filter(None, found), None)


def _elsewhere(raw: Raw) -> list[Raw]:
    """The contents that are not in the document."""
    contents = dicts_of(raw, "content") if "content" in raw else ()
    return [content for content in contents if "src" in content]


def _fuller(one: Enclosure, other: Enclosure) -> Enclosure:
    return Enclosure(
        one.url,
        one.mime_type or other.mime_type,
        one.length or other.length,
        one.duration or other.duration,
    )


def transcripts(raw: Raw, url: str) -> tuple[Transcript, ...]:
    """See https://podcasting2.org/docs/podcast-namespace/tags/transcript."""
    found: dict[str, Transcript] = {}
    for said in dicts_of(raw, TRANSCRIPTS):
        if address := fields.link(said.get("url") or said.get("href"), url):
            language = fields.language(said.get("language") or said.get("lang"))
            captions = fields.line(said.get("rel")) == "captions"
            one = Transcript(address, mime_type(said) or None, language, captions)
            found.setdefault(address, one)
    return tuple(found.values())[:_MAX_FILES]


def chapters(raw: Raw, url: str) -> str | None:
    """See https://podcasting2.org/docs/podcast-namespace/tags/chapters."""
    return fields.link(dict_of(raw, "podcast_chapters").get("url"), url)


def mime_type(raw: Raw) -> str:
    return fields.line(raw.get("type"), 100).lower()
