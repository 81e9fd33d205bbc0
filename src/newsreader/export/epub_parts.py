"""The files of an EPUB that are not chapters' texts: the package, the contents, a page's frame."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape

from msgspec import Struct

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
)

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"\
 lang="{language}" xml:lang="{language}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body{direction}>
{body}
</body>
</html>
"""
_NAV = """<nav epub:type="toc" id="toc">
<h1>{title}</h1>
<ol>
{items}
</ol>
</nav>"""
_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{number}</dc:identifier>
<dc:title>{title}</dc:title>
{languages}
<dc:publisher>newsreader</dc:publisher>
<meta property="dcterms:modified">{made}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine{direction}>
<itemref idref="nav"/>
{order}
</spine>
</package>
"""


class Entry(Struct, frozen=True):
    """A line of the contents."""

    file: str
    title: str
    feed: str


class About(Struct, frozen=True):
    """What a library says of the book."""

    number: str
    """A URN."""
    title: str
    languages: tuple[str, ...]
    """The commonest first."""
    made: datetime


def page(title: str, body: str, language: str) -> str:
    direction = ' dir="rtl"' if is_right_to_left(language) else ""
    return _PAGE.format(language=language, title=escape(title), direction=direction, body=body)


def contents(title: str, entries: Sequence[Entry], language: str) -> str:
    items = "\n".join(map(_line, entries))
    return page(title, _NAV.format(title=escape(title), items=items), language)


def package(about: About, entries: Sequence[Entry], pictures: Mapping[str, str]) -> str:
    """`pictures`: the file → its media type."""
    items = [
        f'<item id="{_id(entry.file)}" href="{entry.file}" media-type="application/xhtml+xml"/>'
        for entry in entries
    ]
    shown = [
        f'<item id="p{number}" href="{file}" media-type="{kind}"/>'
        for number, (file, kind) in enumerate(pictures.items(), 1)
    ]
    languages = (f"<dc:language>{language}</dc:language>" for language in about.languages)
    backwards = is_right_to_left(about.languages[0])
    return _PACKAGE.format(
        number=about.number,
        title=escape(about.title),
        languages="\n".join(languages),
        made=f"{about.made.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        items="\n".join([*items, *shown]),
        direction=' page-progression-direction="rtl"' if backwards else "",
        order="\n".join(f'<itemref idref="{_id(entry.file)}"/>' for entry in entries),
    )


def is_right_to_left(language: str) -> bool:
    """BCP 47."""
    return language.partition("-")[0].lower() in _RIGHT_TO_LEFT


def _line(entry: Entry) -> str:
    feed = f" · {escape(entry.feed)}" if entry.feed else ""
    return f'<li><a href="{entry.file}">{escape(entry.title)}{feed}</a></li>'


def _id(file: str) -> str:
    return file.partition(".")[0]
