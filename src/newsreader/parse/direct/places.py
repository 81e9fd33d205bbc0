"""Which elements are understood where."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from feedparser.api import StrictFeedParser
from feedparser.util import FeedParserDict
from msgspec import Struct

from newsreader.parse.direct.elements import Elements, Reader, address, handled, plain
from newsreader.parse.direct.names import Attributes
from newsreader.parse.handlers import Handlers

E = Elements


class Element(Struct):
    """How it is read at its end where no other is in it, and what others may be in it."""

    read: Reader
    has_markup: bool = False
    place: "Place | None" = None
    begin: Callable[[Any, Attributes], None] = E.begin_words
    end: Callable[[Any, str], None] = E.end_words


class Place(Struct):
    """What may stand in an element."""

    elements: Mapping[str, Element]
    has_text: bool = False
    """Whether words between them mean something."""
    is_closed: bool = False
    """Whether an element that nobody knows means something."""


def _of_parser(parser: type) -> frozenset[str]:
    """The elements that it has handlers for."""
    names = (name.partition("_")[2].partition("_") for name in dir(parser))
    return frozenset(key for kind, _, key in names if kind in ("start", "end"))


def _each(names: str, reader: Reader, *, has_markup: bool = False) -> dict[str, Element]:
    return dict.fromkeys(names.split(), Element(reader, has_markup))


def _around(
    place: Place, begin: Callable[[Any, Attributes], None], end: Callable[[Any, str], None]
) -> Element:
    def read(self: Elements, found: Attributes, text: str) -> None:
        begin(self, found)
        end(self, text)

    return Element(read, False, place, begin, end)


def _own(name: str) -> Element:
    return Element(handled(name))


def _group(name: str) -> Element:
    start, end = getattr(Handlers, "_start_" + name), getattr(Handlers, "_end_" + name)
    return _around(_MEDIA, start, lambda self, _: end(self))


_PLAIN = """slash_comments thr_total feedburner_origlink pheedo_origlink yandex_full-text
    itunes_duration itunes_title geo_lat geo_long icbm_latitude icbm_longitude podcast_chapters
    podcast_socialinteract podcast_location""".split()
_PLAIN_IN_FEED = """ttl sy_updateperiod sy_updatefrequency sy_updatebase itunes_complete
    itunes_new-feed-url""".split()
_ADDRESSES = ["comments", "wfw_commentrss"]
_NOT_LEAVES = """item entry textinput hour day gml_pos gml_poslist media_group media_content"""
_OWN = _of_parser(Handlers) - set(_NOT_LEAVES.split())

HANDLED = _of_parser(StrictFeedParser) | _of_parser(Handlers)
ASKED_FOR = frozenset(
    chain(
        (*_PLAIN, *_PLAIN_IN_FEED, *_ADDRESSES, *FeedParserDict.keymap),
        """links authors tags where title_detail summary_detail author_detail contributors
        published_parsed updated_parsed created_parsed""".split(),
    )
)
"""What an element that nobody knows must not be called."""

NOTHING = Element(E.nothing_of_it)
_TITLES = _each("title dc_title", E.title, has_markup=True)
_SAID_ONCE = _each(
    "rights copyright dc_rights subtitle tagline info", E.nothing_of_it, has_markup=True
)
_HREF = _each("url uri homepage", E.href)
_SILENT = _HREF | _each(
    """generator webmaster dc_publisher cloud expirationdate cc_license creativecommons_license
    admin_generatoragent admin_errorreportsto media_rating media_restriction media_license
    psc_chapter itunes_block itunes_explicit dcterms_valid width height email
    name dc_contributor feedburner_browserfriendly""",
    E.nothing_of_it,
)
_DATES = {
    **_each("published issued pubdate dcterms_issued", E.published),
    **_each("updated modified lastbuilddate dc_date dcterms_modified", E.updated),
    **_each("created dcterms_created", E.created),
}
_LABELS = {
    **_each("category keywords dc_subject media_category", E.category),
    **_each("itunes_category", E.itunes_category),
    **_each("itunes_keywords media_keywords", E.keywords),
}
_PASSED = Element(E.nothing_of_it, place=Place(_LABELS))
_ABOUT = {
    **_each("language dc_language", E.own_language),
    **_each("id guid", E.guid),
    **_each("link", E.link),
}
_AUTHOR = _around(
    Place(
        {
            **_each("name", E.author_name),
            **_each("email", E.author_email),
            **_each("url uri homepage", E.author_address),
        },
        has_text=True,
    ),
    E.begin_author,
    E.end_author,
)
_PEOPLE = dict.fromkeys("author managingeditor dc_author dc_creator itunes_author".split(), _AUTHOR)
_CONTRIBUTOR = {
    "contributor": Element(
        E.nothing_of_it, place=Place(_HREF | _each("name email", E.nothing_of_it))
    )
}
_IN_IMAGE = {
    **_each("title", E.image_title),
    **_each("description", E.image_description),
    **_each("link url width height", E.nothing_of_it),
}
_IMAGE = {
    "image": Element(
        E.image, place=Place(_IN_IMAGE, is_closed=True), begin=E.begin_image, end=E.end_image
    )
}
_MEDIA = Place({})
_IN_MEDIA = {name: _own(name) for name in _OWN if name.startswith("media_")}
_GROUPS = {name: _group(name) for name in ("media_group", "media_content")}
_MEDIA.elements = {**_SILENT, **_LABELS, **_IN_MEDIA, **_GROUPS}
_SOURCE = _around(
    Place(
        {
            **_TITLES, **_SAID_ONCE, **_SILENT, **_ABOUT, **_PEOPLE, **_CONTRIBUTOR,
            **dict.fromkeys([*_DATES, *_LABELS], NOTHING),
        },
        has_text=True,
    ),
    E.begin_source,
    E.end_source,
)  # fmt: skip

_ENTRY = Place(
    {
        **_TITLES, **_SAID_ONCE, **_SILENT, **_DATES, **_LABELS, **_ABOUT, **_PEOPLE,
        **_CONTRIBUTOR, **_IMAGE, **_GROUPS,
        **_each("description dc_description", E.description, has_markup=True),
        **_each("summary", E.summary, has_markup=True),
        **_each("content", E.content, has_markup=True),
        **_each("content_encoded", E.content_encoded, has_markup=True),
        **_each("enclosure", E.enclosure),
        "source": _SOURCE,
        "psc_chapters": Element(E.nothing_of_it, place=Place(_SILENT)),
        **_each("georss_point", E.point),
        **_each("georss_line georss_polygon georss_box", E.outline),
        **{key: Element(plain(key)) for key in _PLAIN},
        **{key: Element(address(key)) for key in _ADDRESSES},
        **{key: _own(key) for key in _OWN},
    }
)  # fmt: skip
_ITEM = _around(_ENTRY, E.begin_entry, E.end_entry)
_SKIPPED = Place({"hour": _own("hour"), "day": _own("day")})
_HEAD = {
    **_TITLES, **_SAID_ONCE, **_SILENT, **_ABOUT, **_PEOPLE, **_CONTRIBUTOR, **_IMAGE, **_GROUPS,
    **dict.fromkeys([*_DATES, *_LABELS, *_ADDRESSES], NOTHING),
    **_each("description dc_description", E.nothing_of_it, has_markup=True),
    "itunes_category": Element(
        E.nothing_of_it, place=Place(_each("itunes_category", E.nothing_of_it))
    ),
    "textinput": _around(
        Place(_each("title link description name", E.nothing_of_it), is_closed=True),
        E.begin_aside,
        E.end_words,
    ),
    **{key: Element(plain(key)) for key in _PLAIN_IN_FEED},
    **dict.fromkeys(_PLAIN, NOTHING),
    **{key: _own(key) for key in _OWN},
    **dict.fromkeys(["skiphours", "skipdays"], Element(E.nothing_of_it, place=_SKIPPED)),
    "items": _PASSED,
}  # fmt: skip
_OWNER = Element(
    E.nothing_of_it,
    place=Place(_each("itunes_name itunes_email name email", E.nothing_of_it)),
)
_CHANNEL = _around(
    Place({**_HEAD, "itunes_owner": _OWNER, "item": _ITEM}), E.begin_channel, E.end_words
)
ROOTS = {
    "rss": Place({"channel": _CHANNEL}, is_closed=True),
    "rdf_rdf": Place(
        {"channel": _CHANNEL, "item": _ITEM, **_IMAGE, "textinput": _HEAD["textinput"]},
        is_closed=True,
    ),
    "feed": Place({**_HEAD, "entry": _ITEM}),
}


def meant(place: Place, key: str) -> Element | None:
    """What an element is here; `None` is declined."""
    if element := place.elements.get(key):
        return element
    if place.is_closed or key in HANDLED or key in ASKED_FOR:
        return None
    return _PASSED
