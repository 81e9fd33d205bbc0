"""The files that come with an article: to play, to save, to read along."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from newsreader.models.articles import Article, Enclosure, Transcript
from newsreader.models.document import Embed
from newsreader.page.embeds import embed, labelled
from newsreader.page.links import Links

_SUFFIXES = {
    "audio": "mp3 m4a m4b aac ogg oga opus flac wav",
    "video": "mp4 m4v mov webm mkv avi ogv",
    "image": "jpg jpeg png gif webp avif svg",
}
_KINDS = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}
_READABLE = ("text/html", "text/plain", "text/vtt", "application/x-subrip", "application/srt")


def files_of(article: Article, links: Links) -> Iterator[Embed]:
    yield from enclosures_of(article.enclosures, links)
    yield from _transcripts_of(article.transcripts, links)
    if article.chapters_url and (url := links.resolve(article.chapters_url)):
        yield labelled(links, url, "file", f"Chapters · {_host(url)}")


def enclosures_of(enclosures: Sequence[Enclosure], links: Links) -> tuple[Embed, ...]:
    """Those that look alike are one in several formats: the first will do."""
    different: dict[str, Embed] = {}
    for enclosure in enclosures:
        if (embed := enclosure_of(enclosure, links)) is not None:
            different.setdefault(embed.content.text, embed)
    return tuple(different.values())


def enclosure_of(enclosure: Enclosure, links: Links) -> Embed | None:
    """`Audio · 42 min · 38 MB · cdn.example`; pictures and the article's page are no files."""
    url = links.resolve(enclosure.url)
    kind = _kind(enclosure.mime_type or "", url or "")
    if url is None or kind == "image":
        return None
    if enclosure.mime_type == "text/html":
        return None if links.is_own(url) else embed(links, url, "player")
    kind = kind if kind in ("audio", "video") else "file"
    facts = (kind.capitalize(), _duration(enclosure.duration), _size(enclosure.length), _host(url))
    return labelled(links, url, kind, " · ".join(filter(None, facts)))


def _kind(mime_type: str, url: str) -> str:
    """`audio`, `video`, `image`: what it is called, else what its name says."""
    kind = mime_type.partition("/")[0].lower()
    if kind in ("audio", "video", "image"):
        return kind
    suffix = urlsplit(url).path.lower().rpartition(".")[2]
    return _KINDS.get(suffix, kind)


def _transcripts_of(transcripts: Iterable[Transcript], links: Links) -> Iterator[Embed]:
    """`Transcript · en · cdn.example`: of each language the one that is the easiest to read."""
    best: dict[str, Transcript] = {}
    for transcript in sorted(transcripts, key=_effort):
        best.setdefault(transcript.language or "", transcript)
    for language, transcript in best.items():
        if url := links.resolve(transcript.url):
            label = " · ".join(filter(None, ("Transcript", language, _host(url))))
            yield labelled(links, url, "file", label)


def _effort(transcript: Transcript) -> int:
    kind = transcript.mime_type or ""
    return _READABLE.index(kind) if kind in _READABLE else len(_READABLE)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _duration(seconds: int | None) -> str:
    if not seconds or seconds < 0:
        return ""
    hours, minutes = divmod(max(round(seconds / 60), 1), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _size(length: int | None) -> str:
    if not length or length < 10_000:  # publishers write 0, 1 or a guess where they do not know
        return ""
    return f"{length / 1e6:,.0f} MB" if length >= 1e6 else f"{length / 1e3:,.0f} KB"
